import type { ReviewEvidence } from '../../data/shapes.ts';

export interface TextPiece {
  text: string;
  marked: boolean;
}

/**
 * `shown` in pieces, with what the evidence points at marked. The detector may have looked at a part of the path, or
 * at a path from before a move: then its words are looked for, and nothing is marked where they are not found.
 */
export function highlight(shown: string, evidence: readonly ReviewEvidence[]): TextPiece[] {
  const spans = evidence.flatMap((one) => spanIn(shown, one) ?? []).sort((a, b) => a.start - b.start);
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    if (begin > from) pieces.push({ text: shown.slice(from, begin), marked: false });
    pieces.push({ text: shown.slice(begin, end), marked: true });
    from = end;
  }
  if (from < shown.length) pieces.push({ text: shown.slice(from), marked: false });
  return pieces;
}

function spanIn(shown: string, evidence: ReviewEvidence): { start: number; end: number } | null {
  const { text, start = 0, end = text.length } = evidence;
  if (start >= end || end > text.length) return null;
  if (text === shown) return { start, end };
  const whole = shown.indexOf(text);
  if (whole >= 0) return { start: whole + start, end: whole + end };
  const words = text.slice(start, end);
  const found = shown.lastIndexOf(words);
  return found < 0 ? null : { start: found, end: found + words.length };
}

/** A path as folder and file name; Windows' separators too. */
export function splitPath(path: string): { folder: string; file: string } {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return { folder: path.slice(0, cut), file: path.slice(cut) };
}
