import { ActionIcon, Button, NativeSelect, SegmentedControl, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../../../src/plans/change.ts';
import type { PlanDetail } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../shared/Icon.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import {
  bulkStatuses,
  countOfStatuses,
  countOfView,
  everything,
  type ReviewFilter,
  type StatusView,
  statusViews,
} from './review-filter.ts';

const steps = [0, 0.7, 0.8, 0.9, 0.95];

/** What of the plan is shown, with counts; stays in view while one scrolls. */
export function FilterBar(props: {
  detail: PlanDetail;
  filter: ReviewFilter;
  onChange: (filter: ReviewFilter) => void;
  onHelp: () => void;
}) {
  const { detail, filter, onChange, onHelp } = props;
  const { counts } = detail.plan;
  const [bulk, setBulk] = useState(false);
  const words = texts.review.filters;
  const views = statusViews.filter(
    (view) => view === filter.view || view === 'review' || view === 'all' || countOfView(view, counts) > 0,
  );
  const narrowed = filter.field !== null || filter.minConfidence > 0;
  return (
    <div className="filter-bar">
      <div className="scroll-x">
        <SegmentedControl
          aria-label={words.label}
          size="xs"
          value={filter.view}
          onChange={(view) => onChange({ ...filter, view: view as StatusView })}
          data={views.map((value) => ({
            value,
            label: (
              <>
                {words[value]}{' '}
                <span className="segment-count numbers">{texts.number(countOfView(value, counts))}</span>
              </>
            ),
          }))}
        />
      </div>
      <div className="filter-selects">
        <NativeSelect
          aria-label={words.field}
          size="xs"
          value={filter.field ?? ''}
          onChange={(event) =>
            onChange({ ...filter, field: (event.currentTarget.value || null) as Field | null })
          }
          data={[
            { value: '', label: words.anyField },
            ...detail.byField.map((one) => ({
              value: one.field,
              label: `${texts.fields[one.field]} (${texts.number(countOfView(filter.view, one.counts))})`,
            })),
          ]}
        />
        <NativeSelect
          aria-label={words.confidence}
          size="xs"
          value={String(filter.minConfidence)}
          onChange={(event) => onChange({ ...filter, minConfidence: Number(event.currentTarget.value) })}
          data={steps.map((value) => ({
            value: String(value),
            label: value === 0 ? words.anyConfidence : words.atLeast(value),
          }))}
        />
        {narrowed && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange({ ...everything, view: filter.view })}
          >
            {words.clear}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={countOfStatuses(bulkStatuses(filter.view), counts) === 0}
          onClick={() => setBulk(true)}
          className="bulk-button"
        >
          {texts.review.bulk.open}
        </Button>
        <Tooltip label={texts.review.keysHint}>
          <ActionIcon
            variant="default"
            size="md"
            aria-label={texts.review.keysTitle}
            onClick={onHelp}
            className="keys-button"
          >
            <Icon name="keyboard" />
          </ActionIcon>
        </Tooltip>
      </div>
      <BulkDialog detail={detail} filter={filter} opened={bulk} onClose={() => setBulk(false)} />
    </div>
  );
}
