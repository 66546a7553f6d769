import type { SQLInputValue } from 'node:sqlite';
import { failure } from '../graphql/errors.ts';
import { compilePattern } from './library.ts';

/** A condition and its values, in the order of its question marks. */
export interface Clause {
  sql: string;
  values: SQLInputValue[];
}

export interface Criterion<T> {
  value: T;
  value2?: T | null;
  modifier: string;
}

export const clause = (sql: string, ...values: SQLInputValue[]): Clause => ({ sql, values });

export function joined(clauses: Clause[], word: 'AND' | 'OR'): Clause {
  if (clauses.length === 1) return clauses[0] as Clause;
  return {
    sql: `(${clauses.map((c) => c.sql).join(` ${word} `)})`,
    values: clauses.flatMap((c) => c.values),
  };
}

/** Numbers, and timestamps too: those are compared as the text they are stored as, offsets and all. */
export function comparison(column: string, criterion: Criterion<SQLInputValue>): Clause {
  const { value, modifier } = criterion;
  const upper = criterion.value2 ?? (typeof value === 'string' ? '' : 0);
  switch (modifier) {
    case 'EQUALS':
      return clause(`${column} = ?`, value);
    case 'NOT_EQUALS':
      return clause(`${column} != ?`, value);
    case 'GREATER_THAN':
      return clause(`${column} > ?`, value);
    case 'LESS_THAN':
      return clause(`${column} < ?`, value);
    case 'BETWEEN':
      return clause(`${column} BETWEEN ? AND ?`, value, upper);
    case 'NOT_BETWEEN':
      return clause(`${column} NOT BETWEEN ? AND ?`, value, upper);
    case 'IS_NULL':
      return clause(`${column} IS NULL`);
    case 'NOT_NULL':
      return clause(`${column} IS NOT NULL`);
    default:
      throw failure(`unsupported modifier: ${modifier}`);
  }
}

/** EQUALS is LIKE without escaping: `%` and `_` in the value are wildcards, and ASCII case does not count. */
export function textCriterion(column: string, { value, modifier }: Criterion<string>): Clause {
  switch (modifier) {
    case 'INCLUDES':
      return wordSearch(column, value, false);
    case 'EXCLUDES':
      return wordSearch(column, value, true);
    case 'EQUALS':
      return clause(`${column} LIKE ?`, value);
    case 'NOT_EQUALS':
      return clause(`${column} NOT LIKE ?`, value);
    case 'MATCHES_REGEX':
      checkPattern(value);
      return clause(`(${column} IS NOT NULL AND regexp(?, ${column}))`, value);
    case 'NOT_MATCHES_REGEX':
      checkPattern(value);
      return clause(`(${column} IS NULL OR NOT regexp(?, ${column}))`, value);
    case 'IS_NULL':
      return clause(`(${column} IS NULL OR TRIM(${column}) = '')`);
    case 'NOT_NULL':
      return clause(`(${column} IS NOT NULL AND TRIM(${column}) != '')`);
    default:
      throw failure(`unsupported string filter modifier ${modifier}`);
  }
}

/** INCLUDES means any of the words, EXCLUDES none of them; a quoted text is one word. */
function wordSearch(column: string, text: string, not: boolean): Clause {
  const trimmed = text.trim();
  const bare = trimmed.replaceAll(/^"+|"+$/g, '');
  const words = bare === trimmed ? trimmed.split(/\s+/) : [bare];
  return joined(
    words.map((word) => clause(`${column} ${not ? 'NOT ' : ''}LIKE ?`, `%${word}%`)),
    not ? 'AND' : 'OR',
  );
}

function checkPattern(pattern: string): void {
  try {
    compilePattern(pattern);
  } catch {
    const opened = pattern.replaceAll(/\\.|\[[^\]]*\]/g, '').split('(').length;
    const closed = pattern.replaceAll(/\\.|\[[^\]]*\]/g, '').split(')').length;
    const reason =
      opened > closed ? 'missing closing )' : opened < closed ? 'unexpected )' : 'invalid pattern';
    throw failure(`error parsing regexp: ${reason}: \`${pattern}\``);
  }
}

/** The search box's text: every word must match somewhere; `-word` must not; `a or b` needs one of the two; quotes keep words together. */
export function searchText(columns: string[], text: string): Clause[] {
  const words = [...text.matchAll(/-?"[^"]*"|\S+/g)].map((match) => match[0]);
  const clauses: Clause[] = [];
  const anywhere = (word: string): Clause =>
    joined(
      columns.map((column) => clause(`${column} LIKE ?`, `%${word.replaceAll('"', '')}%`)),
      'OR',
    );
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word.startsWith('-') && word.length > 1) {
      const found = anywhere(word.slice(1));
      clauses.push(clause(`NOT COALESCE(${found.sql}, 0)`, ...found.values));
      continue;
    }
    const any = [anywhere(word)];
    while (words[i + 1]?.toLowerCase() === 'or' && words[i + 2] !== undefined) {
      any.push(anywhere(words[i + 2] as string));
      i += 2;
    }
    clauses.push(joined(any, 'OR'));
  }
  return clauses;
}
