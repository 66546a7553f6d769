import React from 'react';
import { Button, ButtonGroup } from 'react-bootstrap';
import { faTimes } from '../icons.ts';
import { patchComponent } from '../patch.tsx';
import { Icon } from '../shared/Icon.tsx';
import type { Criterion } from './criteria.ts';
import type { ListFilterModel } from './filter.ts';
import { FilterTags } from './FilterTags.tsx';
import { SavedFilterDropdown } from './SavedFilterDropdown.tsx';
import { SearchTermInput } from './SearchTermInput.tsx';
import { SidebarToggleButton } from './Sidebar.tsx';

interface ToolbarFilterSectionProps {
  filter: ListFilterModel;
  onToggleSidebar: () => void;
  onSetFilter: (filter: ListFilterModel) => void;
  onEditCriterion: (criterion?: Criterion) => void;
  onRemoveCriterion: (criterion: Criterion) => void;
  onRemoveAllCriterion: () => void;
  onEditSearchTerm: () => void;
  onRemoveSearchTerm: () => void;
}

/** The scene list's toolbar of v0.29, in two patchable halves of which one is shown. v0.30 has neither. */
export const ToolbarFilterSection: React.FC<ToolbarFilterSectionProps> = patchComponent(
  'ToolbarFilterSection',
  ({ filter, onToggleSidebar, onSetFilter, onRemoveCriterion, onRemoveAllCriterion }) => (
    <>
      <div className="search-container">
        <SearchTermInput filter={filter} setFilter={onSetFilter} />
      </div>
      <div className="filter-section">
        <ButtonGroup>
          <SidebarToggleButton onClick={onToggleSidebar} />
          <SavedFilterDropdown
            filter={filter}
            setFilter={(change) => onSetFilter(typeof change === 'function' ? change(filter) : change)}
          />
        </ButtonGroup>
        <FilterTags
          criteria={filter.criteria}
          onRemoveCriterion={onRemoveCriterion}
          onRemoveAll={onRemoveAllCriterion}
        />
      </div>
    </>
  ),
);

interface ToolbarSelectionSectionProps {
  selected: number;
  onToggleSidebar: () => void;
  operations?: React.ReactNode;
  onSelectAll: () => void;
  onSelectNone: () => void;
}

export const ToolbarSelectionSection: React.FC<ToolbarSelectionSectionProps> = patchComponent(
  'ToolbarSelectionSection',
  ({ selected, onToggleSidebar, operations, onSelectAll, onSelectNone }) => (
    <div className="toolbar-selection-section">
      <div className="selected-items-info">
        <SidebarToggleButton onClick={onToggleSidebar} />
        <Button variant="secondary" className="minimal" title="Select none" onClick={onSelectNone}>
          <Icon icon={faTimes} />
        </Button>
        <span>{selected} selected</span>
        <Button variant="link" onClick={onSelectAll}>
          Select all
        </Button>
      </div>
      {operations}
      <div className="empty-space" />
    </div>
  ),
);
