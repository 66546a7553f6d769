import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { memo } from 'react';
import { isOpen } from '../../data/decisions.ts';
import type { ReviewChange } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { changeColor, ChangeStatusBadge } from '../shared/status.tsx';
import { ChangeEditor } from './ChangeEditor.tsx';
import { ChangeValue } from './ChangeValue.tsx';
import { Drift } from './Drift.tsx';
import { Evidence } from './Evidence.tsx';
import { useReview } from './review-context.ts';

/** One proposed change: what, how sure, why, and what to do with it. */
export const ChangeRow = memo(function ChangeRow(props: {
  change: ReviewChange;
  current: boolean;
  editing: boolean;
}) {
  const { change, current, editing } = props;
  const { setCurrent } = useReview();
  const field = texts.fields[change.field];
  return (
    <li
      className="change"
      data-change={change.id}
      data-status={change.status}
      aria-current={current ? 'true' : undefined}
      aria-label={texts.review.changeLabel(field, change.label, texts.changeStatuses[change.status])}
      tabIndex={current ? 0 : -1}
      style={{ borderLeftColor: `var(--mantine-color-${changeColor(change.status)}-6)` }}
      onFocus={() => setCurrent(change.id)}
      onMouseDown={() => setCurrent(change.id)}
    >
      <div className="change-field">
        <Text size="sm" fw={600}>
          {field}
        </Text>
        <Confidence change={change} />
      </div>
      <div className="change-body">
        {editing ? (
          <ChangeEditor change={change} />
        ) : (
          <>
            {change.status === 'drifted' ? <Drift change={change} /> : <ChangeValue change={change} />}
            <Evidence change={change} />
            {change.error !== null && change.status !== 'drifted' && (
              <Text size="sm" c="red.4">
                {change.error}
              </Text>
            )}
          </>
        )}
      </div>
      <div className="change-side">
        {change.status !== 'pending' && <ChangeStatusBadge status={change.status} />}
        {change.approvedBy === 'policy' && (
          <Text size="xs" c="dimmed">
            {texts.review.byPolicy}
          </Text>
        )}
        {!editing && isOpen(change.status) && <ChangeButtons change={change} />}
      </div>
    </li>
  );
});

function Confidence({ change }: { change: ReviewChange }) {
  const { confidence } = change;
  const level = confidence >= 0.9 ? 'high' : confidence >= 0.75 ? 'middle' : 'low';
  return (
    <Tooltip label={texts.review.confidenceHelp(confidence)}>
      <span className="confidence" data-level={level} tabIndex={-1}>
        <span className="confidence-bar" aria-hidden="true">
          <span style={{ width: `${Math.round(confidence * 100)}%` }} />
        </span>
        <span className="numbers">{texts.review.confidence(confidence)}</span>
      </span>
    </Tooltip>
  );
}

function ChangeButtons({ change }: { change: ReviewChange }) {
  const { decide, setEditing } = useReview();
  const words = texts.review;
  const name = texts.fields[change.field].toLowerCase();
  const button = (icon: IconName, color: string, text: string, label: string, onClick: () => void) => (
    <Tooltip label={text}>
      <ActionIcon variant="light" color={color} size="lg" aria-label={label} onClick={onClick}>
        <Icon name={icon} size={18} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className="change-buttons">
      {change.status !== 'approved' &&
        button('check', 'teal', words.accept, words.acceptLabel(name, change.label), () =>
          decide([change], 'approve'),
        )}
      {change.status !== 'rejected' &&
        button('cross', 'red', words.reject, words.rejectLabel(name, change.label), () =>
          decide([change], 'reject'),
        )}
      {(change.status === 'approved' || change.status === 'rejected') &&
        button('undo', 'gray', words.reset, words.resetLabel(name, change.label), () =>
          decide([change], 'reset'),
        )}
      {change.action !== 'remove' &&
        button('pencil', 'gray', words.edit, words.editLabel(name, change.label), () =>
          setEditing(change.id),
        )}
    </div>
  );
}
