import React from 'react';
import { Button, ButtonGroup, Dropdown } from 'react-bootstrap';
import { faEllipsisH, faPencilAlt, faPlay, faTrash } from '../icons.ts';
import { patchComponent } from '../patch.tsx';
import { Icon } from '../shared/Icon.tsx';

export interface ListOperation {
  text: string;
  onClick: () => void;
  isDisplayed?: () => boolean;
  className?: string;
}

export interface SceneListOperationsProps {
  items: number;
  hasSelection: boolean;
  operations: ListOperation[];
  onEdit: () => void;
  onDelete: () => void;
  onPlay: () => void;
  onCreateNew: () => void;
}

/** The selected ids are not among the properties: plugins have to find them elsewhere. */
export const SceneListOperations: React.FC<SceneListOperationsProps> = patchComponent(
  'SceneListOperations',
  ({ items, hasSelection, operations, onEdit, onPlay, onDelete }) => (
    <div className="scene-list-operations">
      <ButtonGroup>
        {items > 0 && (
          <Button className="play-button" variant="secondary" title="Play" onClick={onPlay}>
            <Icon icon={faPlay} />
          </Button>
        )}
        {hasSelection && (
          <>
            <Button variant="secondary" title="Edit" onClick={onEdit}>
              <Icon icon={faPencilAlt} />
            </Button>
            <Button variant="danger" className="btn-danger-minimal" title="Delete" onClick={onDelete}>
              <Icon icon={faTrash} />
            </Button>
          </>
        )}
        <Dropdown as={ButtonGroup}>
          <Dropdown.Toggle variant="secondary" id="more-menu" title="Operations">
            <Icon icon={faEllipsisH} />
          </Dropdown.Toggle>
          <Dropdown.Menu className="bg-secondary text-white scene-list-operations-dropdown" alignRight>
            {operations
              .filter(({ isDisplayed }) => !isDisplayed || isDisplayed())
              .map(({ text, onClick, className = '' }) => (
                <Dropdown.Item
                  key={text}
                  className={`bg-secondary text-white ${className}`}
                  onClick={onClick}
                >
                  {text}
                </Dropdown.Item>
              ))}
          </Dropdown.Menu>
        </Dropdown>
      </ButtonGroup>
    </div>
  ),
);
