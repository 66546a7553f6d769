import { fold } from './fold.ts';

/**
 * What stands before a token:
 * `soft`  nothing: a new word begins in CamelCase, or digits after letters
 * `word`  a space, dot, underscore or hyphen: all the same inside a name
 * `list`  a comma, ampersand or plus: parts names, belongs to none
 * `part`  " - ", a bracket, a date, the beginning: a new part of the text
 */
export type Joint = 'soft' | 'word' | 'list' | 'part';

export interface Token {
  folded: string;
  /** In the original text, UTF-16 code units. */
  start: number;
  end: number;
  joint: Joint;
  /** Counts from 0; tokens of one number stand in one part of the text. */
  part: number;
  /** Says nothing about who and what: a number, a size, a codec, a code of the release. */
  mark: boolean;
  /** Follows a date directly. */
  afterDate: boolean;
  /** Its part stands in brackets. */
  bracketed: boolean;
  /** Stands in double quotes: a nickname, where it is inside a name. */
  quoted: boolean;
  /** Begins with a capital. */
  capital: boolean;
}

const wordPattern = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+/gu;
const datePattern =
  /(?<!\d)(?:\d{4}([-._ ])\d{1,2}\1\d{1,2}|\d{2}([-._ ])\d{2}\2\d{2}(?:\d{2})?|(?:19|20)\d{6})(?!\d)/g;
const partGap = /[()[\]{}<>|–—·•~:/\\]|--|[\s_.]-|-[\s_.]/;
const listGap = /[,&+;]/;
const camel = /[\p{Ll}][\p{M}]*\p{Lu}/u;
const markWords = new Set(
  (
    'webrip web hdrip bluray brrip dvdrip dvd xvid divx hevc avc aac hd uhd fhd sd full source trimmed enc remux ' +
    'untitled copy final part vol ep scene clip'
  ).split(' '),
);

/**
 * Splits a piece of text (from `from` to `to`) into the words that names are made of, with what stands between them.
 * Positions are those of the whole text.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const piece = unescape(text.slice(from, to));
  const dates = [...piece.matchAll(datePattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  // Without spaces and dots, "_" and "-" between CamelCase words do what " - " does elsewhere.
  const camelParts = !/[\s.]/.test(piece) && camel.test(piece);

  const tokens: Token[] = [];
  let end = 0;
  let part = 0;
  let open = 0;
  let quoted = false;
  let date: { start: number; end: number } | undefined;
  let dateBefore = false;
  for (const { start: wordStart, end: wordEnd } of words(piece)) {
    const gap = piece.slice(end, wordStart);
    const inDate = dates.find((one) => wordStart >= one.start && wordEnd <= one.end);
    const dateEdge = inDate !== date;
    let joint = jointOf(gap);
    if (dateEdge && joint !== 'part') joint = 'part';
    if (tokens.length === 0) joint = 'part';
    else if (joint === 'part' || (camelParts && /[-_]/.test(gap))) part++;
    open = Math.max(0, open + count(gap, '([{') - count(gap, ')]}'));
    if (count(gap, '"“”') % 2 === 1) quoted = !quoted;
    const word = piece.slice(wordStart, wordEnd);
    tokens.push({
      folded: fold(word),
      start: from + wordStart,
      end: from + wordEnd,
      joint,
      part,
      mark: inDate !== undefined || /^\p{N}/u.test(word),
      afterDate: dateEdge && dateBefore && inDate === undefined,
      bracketed: open > 0,
      quoted,
      capital: /^\p{Lu}/u.test(word),
    });
    dateBefore = inDate !== undefined;
    date = inDate;
    end = wordEnd;
  }
  noteMarks(tokens, text);
  return tokens;
}

/** `%20`, tags, and "+" where it stands for the space, by blanks of the same length, so that positions stay. */
function unescape(piece: string): string {
  let spaced = piece.includes('%20') ? piece.replaceAll('%20', '   ') : piece;
  if (spaced.includes('<')) spaced = spaced.replaceAll(/<\/?[a-z][^<>]*>/gi, (tag) => ' '.repeat(tag.length));
  return spaced.includes('+') && !spaced.includes(' ') ? spaced.replaceAll('+', ' ') : spaced;
}

function* words(piece: string): Generator<{ start: number; end: number }> {
  for (const match of piece.matchAll(wordPattern)) {
    const word = match[0];
    let start = 0;
    for (const cut of camelCuts(word)) {
      yield { start: match.index + start, end: match.index + cut };
      start = cut;
    }
    yield { start: match.index + start, end: match.index + word.length };
  }
}

const upper = /\p{Lu}/u;
const lower = /\p{Ll}/u;

/** Where a word of mixed case comes apart: before a capital after a small letter, or before the last of several capitals. */
function camelCuts(word: string): number[] {
  if (!/\p{Lu}/u.test(word.slice(1))) return [];
  const letters = [...word.matchAll(/\p{L}/gu)];
  const cuts: number[] = [];
  for (let index = 1; index < letters.length; index++) {
    const [before, here, after] = [letters[index - 1]!, letters[index]!, letters[index + 1]];
    if (!upper.test(here[0])) continue;
    if (lower.test(before[0]) || (after && lower.test(after[0]))) cuts.push(here.index);
  }
  return cuts;
}

function jointOf(gap: string): Joint {
  if (gap === '' || gap === "'" || gap === '’') return 'soft';
  if (partGap.test(gap)) return 'part';
  return listGap.test(gap) ? 'list' : 'word';
}

function count(gap: string, characters: string): number {
  let found = 0;
  for (const character of gap) if (characters.includes(character)) found++;
  return found;
}

/** "1080p", "x264", "S02E05", "KMR-0182": everything glued to a number, and capitals before a hyphen and a number. */
function noteMarks(tokens: Token[], text: string): void {
  for (const [index, token] of tokens.entries()) {
    if (markWords.has(token.folded)) token.mark = true;
    const next = tokens[index + 1];
    if (!next || !/^\d/.test(next.folded)) continue;
    const code =
      /^\p{Lu}{2,5}$/u.test(text.slice(token.start, token.end)) && text.slice(token.end, next.start) === '-';
    if (code || (next.joint === 'soft' && token.folded.length <= 4)) token.mark = true;
  }
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (token.joint === 'soft' && before && /^\d/.test(before.folded) && token.folded.length <= 4)
      token.mark = true;
  }
}
