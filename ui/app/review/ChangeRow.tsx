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
        <div className="change-standing">
          {change.status !== 'pending' && <ChangeStatusBadge status={change.status} />}
          {change.approvedBy === 'policy' && (
            <Text size="xs" c="dimmed">
              {texts.review.byPolicy}
            </Text>
          )}
          {change.undo === 'kept' && (
            <Text size="xs" c="orange.4">
              {texts.review.kept}
            </Text>
          )}
        </div>
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

/** Always the same four places: a second click in the same spot must not meet another button. */
function ChangeButtons({ change }: { change: ReviewChange }) {
  const { decide, setEditing } = useReview();
  const words = texts.review;
  const name = texts.fields[change.field].toLowerCase();
  const approved = change.status === 'approved';
  const rejected = change.status === 'rejected';
  return (
    <div className="change-buttons">
      <ChangeButton
        icon="check"
        color="teal"
        tip={approved ? words.accepted : words.accept}
        label={words.acceptLabel(name, change.label)}
        pressed={approved}
        onClick={() => decide([change], 'approve')}
      />
      <ChangeButton
        icon="cross"
        color="red"
        tip={rejected ? words.rejected : words.reject}
        label={words.rejectLabel(name, change.label)}
        pressed={rejected}
        onClick={() => decide([change], 'reject')}
      />
      {change.action === 'remove' ? (
        <span />
      ) : (
        <ChangeButton
          icon="pencil"
          color="gray"
          tip={words.edit}
          label={words.editLabel(name, change.label)}
          onClick={() => setEditing(change.id)}
        />
      )}
      {approved || rejected ? (
        <ChangeButton
          icon="undo"
          color="gray"
          tip={words.reset}
          label={words.resetLabel(name, change.label)}
          onClick={() => decide([change], 'reset')}
        />
      ) : (
        <span />
      )}
    </div>
  );
}

function ChangeButton(props: {
  icon: IconName;
  color: string;
  tip: string;
  label: string;
  pressed?: boolean;
  onClick: () => void;
}) {
  const { icon, color, tip, label, pressed, onClick } = props;
  return (
    <Tooltip label={tip}>
      <ActionIcon
        variant={pressed ? 'filled' : 'light'}
        color={pressed ? `${color}.8` : color}
        size="lg"
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        onClick={pressed ? () => {} : onClick}
      >
        <Icon name={icon} size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
