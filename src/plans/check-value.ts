import { InvalidInput } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { entityNames } from '../store/review-scenes.ts';
import type { Field, FieldValue } from './change.ts';

/** A value as it will be written, and what a person reads. */
export interface CheckedValue {
  value: FieldValue;
  label: string;
}

/** @throws {InvalidInput} with a sentence that says what the field takes. */
export function checkValue(database: Database, field: Field, value: FieldValue): CheckedValue {
  switch (field) {
    case 'title':
    case 'details':
    case 'code':
    case 'director':
      return text(field, value);
    case 'date':
      return date(value);
    case 'rating100':
      return rating(value);
    case 'organized':
      if (typeof value !== 'boolean') throw new InvalidInput('organized is either true or false.');
      return { value, label: value ? 'yes' : 'no' };
    case 'studio':
      return value === null ? empty : entity(database, 'studios', 'studio', value);
    case 'performers':
      return entity(database, 'performers', 'performer', value);
    case 'tags':
      return entity(database, 'tags', 'tag', value);
  }
}

const empty: CheckedValue = { value: null, label: '' };

function text(field: string, value: FieldValue): CheckedValue {
  if (value === null) return empty;
  if (typeof value !== 'string') throw new InvalidInput(`${field} is a text.`);
  const trimmed = value.trim();
  return trimmed === '' ? empty : { value: trimmed, label: trimmed };
}

function date(value: FieldValue): CheckedValue {
  if (value === null || value === '') return empty;
  const wanted = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  // Only a day that exists comes back as it went in.
  const time = wanted ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (!wanted || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw new InvalidInput(`A date is written like 2024-05-31, and has to exist; found ${String(value)}.`);
  }
  return { value, label: value };
}

function rating(value: FieldValue): CheckedValue {
  if (value === null) return empty;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 100) {
    throw new InvalidInput(`A rating is a whole number from 1 to 100; found ${String(value)}.`);
  }
  return { value, label: String(value) };
}

function entity(
  database: Database,
  kind: 'studios' | 'performers' | 'tags',
  word: string,
  value: FieldValue,
): CheckedValue {
  const id = typeof value === 'number' ? value : Number.NaN;
  const name = Number.isInteger(id) ? entityNames(database, kind, [id]).get(id) : undefined;
  if (name === undefined) {
    throw new InvalidInput(`There is no ${word} ${String(value)}; if it is new in Stash, sync first.`);
  }
  return { value: id, label: name };
}
