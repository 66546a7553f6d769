import React, { useState } from 'react';
import { Badge, Button, Form, ListGroup } from 'react-bootstrap';
import { faTimes } from '../icons.ts';
import type { Named } from '../types.ts';
import { Icon } from './Icon.tsx';
import { useEntities, type EntityKind } from './use-entities.ts';

interface EntitySelectProps {
  kind: EntityKind;
  label: string;
  values: Named[];
  isMulti?: boolean;
  onSelect: (values: Named[]) => void;
}

/** Chosen entries as tags, and a text field that offers further ones while it has the focus. */
export const EntitySelect: React.FC<EntitySelectProps> = ({
  kind,
  label,
  values,
  isMulti = true,
  onSelect,
}) => {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const { entities } = useEntities(kind, query, 20);
  const offered = entities.filter(({ id }) => !values.some((value) => value.id === id));

  return (
    <div className="entity-select" data-kind={kind}>
      <div className="entity-select-values">
        {values.map((value) => (
          <Badge key={value.id} className="tag-item" variant="secondary">
            {value.name}
            <Button
              variant="secondary"
              title={`Remove ${value.name}`}
              onClick={() => onSelect(values.filter(({ id }) => id !== value.id))}
            >
              <Icon icon={faTimes} />
            </Button>
          </Badge>
        ))}
      </div>
      <Form.Control
        aria-label={label}
        placeholder="Select…"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      {open && offered.length > 0 && (
        <ListGroup className="entity-select-menu">
          {offered.map(({ id, name }) => (
            <ListGroup.Item
              action
              key={id}
              // On mouse down, since the field loses the focus, and the menu goes, before a click is complete.
              onMouseDown={(event: React.MouseEvent) => {
                event.preventDefault();
                onSelect(isMulti ? [...values, { id, name }] : [{ id, name }]);
                setQuery('');
              }}
            >
              {name}
            </ListGroup.Item>
          ))}
        </ListGroup>
      )}
    </div>
  );
};
