import { Text } from '@mantine/core';
import type { ReviewChange } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { Shown } from './ChangeValue.tsx';

/** The three values of a change that Stash overtook: which one is right is for a person to say. */
export function Drift({ change }: { change: ReviewChange }) {
  const words = texts.review.drift;
  const rows = [
    [words.base, labelOf(change.base, change.baseLabel), 'before'],
    [words.now, labelOf(change.current, change.currentLabel), 'now'],
    [words.proposed, labelOf(change.proposed, change.label), 'after'],
  ] as const;
  return (
    <div className="drift">
      <Text size="sm" fw={600} c="orange.4">
        {words.title}
      </Text>
      {change.action === 'set' ? (
        <dl>
          {rows.map(([name, text, className]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Shown text={text} className={className} />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="value">
          {texts.review[change.action]} <span className="after">{change.label}</span>
        </p>
      )}
      <Text size="xs" c="dimmed">
        {words.text}
      </Text>
    </div>
  );
}

const labelOf = (value: ReviewChange['base'], label: string | null): string | null =>
  value === null ? null : (label ?? String(value));
