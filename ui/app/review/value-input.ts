import type { Field, FieldValue } from '../../../src/plans/change.ts';
import { texts } from '../../texts.ts';

export type Parsed = { value: FieldValue; problem?: never } | { value?: never; problem: string };

/** How a field is edited. */
export function editorOf(field: Field): 'text' | 'area' | 'date' | 'rating' | 'switch' | 'entity' {
  switch (field) {
    case 'details':
      return 'area';
    case 'date':
      return 'date';
    case 'rating100':
      return 'rating';
    case 'organized':
      return 'switch';
    case 'studio':
    case 'performers':
    case 'tags':
      return 'entity';
    default:
      return 'text';
  }
}

/** What a person typed, as the value of a field, or why it cannot be one. Empty clears a scalar. */
export function parseValue(field: Field, typed: string): Parsed {
  const text = field === 'details' ? typed.replace(/\s+$/, '') : typed.trim();
  if (text === '') return { value: null };
  if (field === 'date') return isDate(text) ? { value: text } : { problem: texts.review.editor.invalidDate };
  if (field === 'rating100') {
    const rating = Number(text);
    const valid = /^\d{1,3}$/.test(text) && rating >= 1 && rating <= 100;
    return valid ? { value: rating } : { problem: texts.review.editor.invalidRating };
  }
  return { value: text };
}

/** Whole dates, or only the month or the year, as Stash takes them; the 30th of February is none. */
function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
