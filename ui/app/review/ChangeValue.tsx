import { Fragment } from 'react';
import type { ReviewChange } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { Icon } from '../shared/Icon.tsx';
import { wordDiff } from './word-diff.ts';

/** What is now and what would be: chips for lists, names for studios, a word diff for text. */
export function ChangeValue({ change }: { change: ReviewChange }) {
  if (change.action !== 'set') return <ListChange change={change} />;
  const before =
    change.base === null || change.base === '' ? null : (change.baseLabel ?? String(change.base));
  if (typeof change.proposed === 'string' && typeof change.base === 'string' && before !== null) {
    return <TextDiff before={change.base} after={change.proposed} long={change.field === 'details'} />;
  }
  return (
    <p className={change.field === 'details' ? 'value long' : 'value'}>
      <Shown text={before} className="before" />
      <Icon name="arrow" size={14} />
      <Shown text={change.proposed === null ? null : change.label} className="after" />
      {change.edited && <span className="note">{texts.review.edited}</span>}
    </p>
  );
}

function ListChange({ change }: { change: ReviewChange }) {
  return (
    <p className="value">
      <span className={change.action === 'add' ? 'chip added' : 'chip removed'}>
        <span aria-hidden="true">{change.action === 'add' ? '+' : '−'}</span>
        <span className="visually-hidden">{texts.review[change.action]}</span>
        {change.label}
      </span>
      {change.edited && <span className="note">{texts.review.edited}</span>}
    </p>
  );
}

export function TextDiff({ before, after, long }: { before: string; after: string; long: boolean }) {
  return (
    <p className={long ? 'value long diff' : 'value diff'}>
      {wordDiff(before, after).map((part, index) => {
        if (part.kind === 'same') return <Fragment key={index}>{part.text}</Fragment>;
        const text = showSpace(part.text);
        if (part.kind === 'added') return <ins key={index}>{text}</ins>;
        return (
          <del key={index} className={/\S/.test(part.text) ? undefined : 'space'}>
            {text}
          </del>
        );
      })}
    </p>
  );
}

/** Nothing but white space would be an invisible difference. */
const showSpace = (text: string): string =>
  /\S/.test(text) ? text : text.replaceAll(' ', '·').replaceAll('\t', '→').replaceAll('\n', '↵\n');

export function Shown({ text, className }: { text: string | null; className: string }) {
  return text === null || text === '' ? (
    <span className="value-empty">{texts.common.empty}</span>
  ) : (
    <span className={className}>{text}</span>
  );
}
