import React from 'react';
import { Badge, Button } from 'react-bootstrap';
import { faTimes } from '../icons.ts';
import { useIntl } from '../intl.tsx';
import { Icon } from '../shared/Icon.tsx';
import type { Criterion } from './criteria.ts';

interface FilterTagsProps {
  criteria: Criterion[];
  onRemoveCriterion: (criterion: Criterion) => void;
  onRemoveAll: () => void;
}

export const FilterTags: React.FC<FilterTagsProps> = ({ criteria, onRemoveCriterion, onRemoveAll }) => {
  const intl = useIntl();
  if (criteria.length === 0) return null;
  return (
    <div className="wrap-tags filter-tags">
      {criteria.map((criterion) => (
        <Badge key={criterion.getId()} className="tag-item" variant="secondary">
          {criterion.getLabel(intl)}
          <Button variant="secondary" title="Remove" onClick={() => onRemoveCriterion(criterion)}>
            <Icon icon={faTimes} />
          </Button>
        </Badge>
      ))}
      {criteria.length > 1 && (
        <Button variant="link" className="clear-all-button" onClick={onRemoveAll}>
          Clear all
        </Button>
      )}
    </div>
  );
};
