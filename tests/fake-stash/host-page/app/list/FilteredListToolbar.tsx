import React from 'react';
import { Button, ButtonGroup, ButtonToolbar, Dropdown, Form } from 'react-bootstrap';
import { faTimes } from '../icons.ts';
import { useIntl } from '../intl.tsx';
import { atLeast } from '../release.ts';
import { Icon } from '../shared/Icon.tsx';
import type { ListFilterModel } from './filter.ts';
import { ToolbarFilterSection, ToolbarSelectionSection } from './ListToolbar.tsx';
import { SavedFilterDropdown } from './SavedFilterDropdown.tsx';
import { SearchTermInput } from './SearchTermInput.tsx';
import type { FilterChange } from './use-filter-url.ts';
import type { ListSelect } from './use-list-select.ts';

type SetFilter = (change: FilterChange) => void;

const SortBySelect: React.FC<{ filter: ListFilterModel; setFilter: SetFilter }> = ({ filter, setFilter }) => {
  const intl = useIntl();
  const labelOf = (messageID: string): string => intl.formatMessage({ id: messageID });
  const options = filter.options.sortByOptions
    .map(({ messageID, value }) => ({ label: labelOf(messageID), value }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const current = options.find(({ value }) => value === filter.sortBy);
  return (
    <Dropdown as={ButtonGroup} className="sort-by-select">
      <Dropdown.Toggle variant="secondary" id="sort-by">
        {current?.label ?? 'Sort'}
      </Dropdown.Toggle>
      <Dropdown.Menu>
        {options.map(({ label, value }) => (
          <Dropdown.Item
            key={value}
            className="bg-secondary text-white"
            data-value={value}
            onClick={() => setFilter(filter.setSortBy(value))}
          >
            {label}
          </Dropdown.Item>
        ))}
      </Dropdown.Menu>
      <Button
        variant="secondary"
        className="sort-direction"
        title={filter.sortDirection === 'ASC' ? 'Ascending' : 'Descending'}
        onClick={() => setFilter(filter.toggleSortDirection())}
      >
        {filter.sortDirection === 'ASC' ? '↑' : '↓'}
      </Button>
    </Dropdown>
  );
};

const pageSizes = [20, 40, 60, 120, 250, 500, 1000];

const PageSizeSelect: React.FC<{ filter: ListFilterModel; setFilter: SetFilter }> = ({
  filter,
  setFilter,
}) => (
  <Form.Control
    as="select"
    className="btn-secondary page-size-selector"
    aria-label="Items per page"
    value={filter.itemsPerPage}
    onChange={(event) => setFilter(filter.setPageSize(Number(event.target.value)))}
  >
    {[...new Set([...pageSizes, filter.itemsPerPage])]
      .sort((a, b) => a - b)
      .map((size) => (
        <option key={size}>{size}</option>
      ))}
  </Form.Control>
);

const displayModes = ['Grid', 'List', 'Wall'];

// v0.29 had a toolbar of its own for scenes.
const isTwoHalves = atLeast('0.29') && !atLeast('0.30');

interface FilteredListToolbarProps {
  filter: ListFilterModel;
  setFilter: SetFilter;
  /** Plugins reach the selected ids through this property, by walking up from their button in `operationComponent`. */
  listSelect: ListSelect<{ id: string }>;
  operationComponent: React.ReactNode;
  onToggleSidebar: () => void;
}

/** Not patchable in any release; its root class is what plugins look for in old ones. */
export const FilteredListToolbar: React.FC<FilteredListToolbarProps> = ({
  filter,
  setFilter,
  listSelect,
  operationComponent,
  onToggleSidebar,
}) => {
  const { hasSelection, selectedIds, onSelectAll, onSelectNone } = listSelect;
  const displayModeSelect = (
    <ButtonGroup className="display-mode-select">
      {displayModes.map((label, mode) => (
        <Button
          key={label}
          variant="secondary"
          active={filter.displayMode === mode}
          onClick={() => setFilter(filter.setDisplayMode(mode))}
        >
          {label}
        </Button>
      ))}
    </ButtonGroup>
  );
  if (isTwoHalves)
    return (
      <>
        <ButtonToolbar
          className={`scene-list-toolbar filtered-list-toolbar${hasSelection ? ' has-selection' : ''}`}
        >
          {hasSelection ? (
            <ToolbarSelectionSection
              selected={selectedIds.size}
              onToggleSidebar={onToggleSidebar}
              operations={operationComponent}
              onSelectAll={onSelectAll}
              onSelectNone={onSelectNone}
            />
          ) : (
            <>
              <ToolbarFilterSection
                filter={filter}
                onToggleSidebar={onToggleSidebar}
                onSetFilter={setFilter}
                onEditCriterion={onToggleSidebar}
                onRemoveCriterion={(criterion) => setFilter(filter.removeCriterion(criterion.getId()))}
                onRemoveAllCriterion={() => setFilter(filter.clearCriteria(true))}
                onEditSearchTerm={onToggleSidebar}
                onRemoveSearchTerm={() => setFilter(filter.clearSearchTerm())}
              />
              <div className="filtered-list-toolbar-operations">{operationComponent}</div>
            </>
          )}
        </ButtonToolbar>
        <div className="list-results-header">
          <SortBySelect filter={filter} setFilter={setFilter} />
          <PageSizeSelect filter={filter} setFilter={setFilter} />
          {displayModeSelect}
        </div>
      </>
    );
  return (
    <ButtonToolbar className={`filtered-list-toolbar${hasSelection ? ' has-selection' : ''}`}>
      {hasSelection ? (
        <div className="selected-items-info">
          <Button variant="secondary" className="minimal" title="Select none" onClick={onSelectNone}>
            <Icon icon={faTimes} />
          </Button>
          <span>{selectedIds.size} selected</span>
          <Button variant="link" onClick={onSelectAll}>
            Select all
          </Button>
        </div>
      ) : (
        <>
          <SearchTermInput filter={filter} setFilter={setFilter} />
          <SavedFilterDropdown filter={filter} setFilter={setFilter} />
          <SortBySelect filter={filter} setFilter={setFilter} />
          <PageSizeSelect filter={filter} setFilter={setFilter} />
        </>
      )}
      {operationComponent}
      {displayModeSelect}
    </ButtonToolbar>
  );
};
