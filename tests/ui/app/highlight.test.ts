import { describe, expect, test } from 'vitest';
import { highlight, splitPath } from '../../../ui/app/review/highlight.ts';
import type { ReviewEvidence } from '../../../ui/data/shapes.ts';

const evidence = (text: string, words?: string): ReviewEvidence => {
  const start = words === undefined ? undefined : text.indexOf(words);
  return {
    source: 'path',
    text,
    rule: 'The name is in the path.',
    ...(start === undefined ? {} : { start, end: start + words!.length }),
  };
};
const marked = (shown: string, ...all: ReviewEvidence[]) =>
  highlight(shown, all)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

describe('evidence in a path', () => {
  const path = '/media/North Pier/ada.winters.walk.mp4';

  test('marks the piece that was matched', () => {
    expect(marked(path, evidence(path, 'North Pier'))).toBe('/media/[North Pier]/ada.winters.walk.mp4');
  });

  test('marks several pieces in the order of the path, and overlapping ones without doubling text', () => {
    expect(marked(path, evidence(path, 'ada.winters'), evidence(path, 'North'))).toBe(
      '/media/[North] Pier/[ada.winters].walk.mp4',
    );
    expect(marked(path, evidence(path, 'North Pier'), evidence(path, 'Pier/ada'))).toBe(
      '/media/[North Pier][/ada].winters.walk.mp4',
    );
  });

  test('finds the piece when the detector looked at the file name only', () => {
    expect(marked(path, evidence('ada.winters.walk.mp4', 'walk'))).toBe(
      '/media/North Pier/ada.winters.[walk].mp4',
    );
  });

  test('marks nothing when the file was renamed since', () => {
    expect(marked('/media/other.mp4', evidence(path, 'North Pier'))).toBe('/media/other.mp4');
  });

  test('marks nothing for positions outside the text', () => {
    expect(marked(path, { ...evidence(path), start: 30, end: 300 })).toBe(path);
    expect(marked(path, { ...evidence(path), start: 5, end: 5 })).toBe(path);
  });
});

test('a path splits into folder and file, with the separators of both systems', () => {
  expect(splitPath('/a/b/c.mp4')).toEqual({ folder: '/a/b/', file: 'c.mp4' });
  expect(splitPath('C:\\a\\c.mp4')).toEqual({ folder: 'C:\\a\\', file: 'c.mp4' });
  expect(splitPath('c.mp4')).toEqual({ folder: '', file: 'c.mp4' });
});
