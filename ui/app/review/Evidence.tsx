import type { ReviewChange } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { highlight } from './highlight.ts';
import { Pieces } from './Pieces.tsx';

const aroundChars = 24;

/** Why: the rule as a sentence, with the piece of text it looked at. */
export function Evidence({ change }: { change: ReviewChange }) {
  return (
    <ul className="evidence" aria-label={texts.review.because}>
      {change.evidence.map((one, index) => {
        const start = one.start ?? 0;
        const end = one.end ?? one.text.length;
        const whole = one.start === undefined;
        return (
          <li key={index} title={texts.review.foundBy(change.detector)}>
            {one.rule}
            {!whole && (
              <>
                {' '}
                <q>
                  <Pieces pieces={excerpt(one.text, start, end)} />
                </q>{' '}
                <span className="evidence-source">{texts.review.evidenceIn[one.source]}</span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The matched piece with a little of what stands around it. */
function excerpt(text: string, start: number, end: number) {
  const from = Math.max(0, start - aroundChars);
  const to = Math.min(text.length, end + aroundChars);
  const part = text.slice(from, to);
  const pieces = highlight(part, [
    { source: 'path', text: part, start: start - from, end: end - from, rule: '' },
  ]);
  if (from > 0) pieces.unshift({ text: '…', marked: false });
  if (to < text.length) pieces.push({ text: '…', marked: false });
  return pieces;
}
