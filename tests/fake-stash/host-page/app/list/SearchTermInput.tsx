import React, { useEffect, useRef, useState } from 'react';
import { Button, Form, InputGroup } from 'react-bootstrap';
import { faTimes } from '../icons.ts';
import { Icon } from '../shared/Icon.tsx';
import type { ListFilterModel } from './filter.ts';

/** How long typing must rest before the list follows. */
const searchDelayMs = 500;

export const SearchTermInput: React.FC<{
  filter: ListFilterModel;
  setFilter: (filter: ListFilterModel) => void;
}> = ({ filter, setFilter }) => {
  const [term, setTerm] = useState(filter.searchTerm);
  const latest = useRef(filter);
  latest.current = filter;

  useEffect(() => setTerm(filter.searchTerm), [filter.searchTerm]);
  useEffect(() => {
    if (term === latest.current.searchTerm) return;
    const timer = setTimeout(() => {
      const next = latest.current.clone();
      next.searchTerm = term;
      next.currentPage = 1;
      setFilter(next);
    }, searchDelayMs);
    return () => clearTimeout(timer);
    // `setFilter` changes with every filter; only typing may start the timer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [term]);

  return (
    <InputGroup className="search-term-input">
      <Form.Control
        className="clearable-text-field query-text-field"
        placeholder="Search…"
        aria-label="Search"
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      {term && (
        <InputGroup.Append>
          <Button variant="secondary" title="Clear" onClick={() => setTerm('')}>
            <Icon icon={faTimes} />
          </Button>
        </InputGroup.Append>
      )}
    </InputGroup>
  );
};
