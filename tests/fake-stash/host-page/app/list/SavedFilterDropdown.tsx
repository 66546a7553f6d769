import React, { useState } from 'react';
import { Button, ButtonGroup, Dropdown, Form, InputGroup } from 'react-bootstrap';
import { mutateSaveFilter, useFindSavedFilters } from '../stash-service.ts';
import { useToast } from '../toast.tsx';
import type { ListFilterModel } from './filter.ts';
import type { FilterChange } from './use-filter-url.ts';

interface SavedFilterDropdownProps {
  filter: ListFilterModel;
  setFilter: (change: FilterChange) => void;
}

export const SavedFilterDropdown: React.FC<SavedFilterDropdownProps> = ({ filter, setFilter }) => {
  const toast = useToast();
  const { data } = useFindSavedFilters('SCENES');
  const [name, setName] = useState('');

  const save = async (): Promise<void> => {
    try {
      const { page: _page, ...findFilter } = filter.makeFindFilter();
      await mutateSaveFilter({
        mode: 'SCENES',
        name,
        find_filter: findFilter,
        object_filter: filter.makeSavedFilter(),
        ui_options: { display_mode: filter.displayMode, zoom_index: filter.zoomIndex },
      });
      setName('');
      toast.success('Filter saved');
    } catch (error) {
      toast.error(error);
    }
  };

  return (
    <Dropdown as={ButtonGroup} className="saved-filter-dropdown">
      <Dropdown.Toggle variant="secondary" id="saved-filters">
        Filters
      </Dropdown.Toggle>
      <Dropdown.Menu>
        <InputGroup className="saved-filter-name">
          <Form.Control
            placeholder="Name of this filter"
            aria-label="Name of this filter"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <InputGroup.Append>
            <Button disabled={!name} onClick={() => void save()}>
              Save
            </Button>
          </InputGroup.Append>
        </InputGroup>
        {data?.findSavedFilters.map((saved) => (
          <Dropdown.Item
            key={saved.id}
            className="bg-secondary text-white"
            onClick={() => {
              const next = filter.empty();
              next.configureFromSavedFilter(saved);
              setFilter(next);
            }}
          >
            {saved.name}
          </Dropdown.Item>
        ))}
      </Dropdown.Menu>
    </Dropdown>
  );
};
