import type { Evidence } from '../plans/change.ts';
import type { SceneToAnalyze } from '../store/analyzed-scenes.ts';
import { findNames, type NameMatch } from './find-names.ts';
import type { NameIndex } from './name-index.ts';
import { tokenize, type Token } from './tokenize.ts';

/** A piece of text that may name a studio or performers, with the names found in it. */
export interface SceneText {
  place: 'folder' | 'file' | 'title' | 'details';
  source: Evidence['source'];
  /** The whole text that positions refer to: for folders and files the path. */
  text: string;
  tokens: readonly Token[];
  matches: readonly NameMatch[];
  /** Folders: 0 is the one that holds the file. */
  depth: number;
}

/** Folders (from the top), the file name without its ending, the title, the details: all a scene says about itself. */
export function readTexts(scene: SceneToAnalyze, index: NameIndex): SceneText[] {
  const texts: SceneText[] = [];
  const read = (
    place: SceneText['place'],
    source: Evidence['source'],
    text: string,
    from = 0,
    to = text.length,
    depth = 0,
  ): void => {
    const tokens = tokenize(text, from, to);
    if (tokens.length > 0) {
      texts.push({ place, source, text, tokens, depth, matches: findNames(tokens, index) });
    }
  };
  const { path } = scene;
  if (path) {
    const pieces = splitPath(path);
    for (const [at, { start, end }] of pieces.entries()) {
      const depth = pieces.length - 2 - at;
      if (depth >= 0) read('folder', 'path', path, start, end, depth);
      else read('file', 'path', path, start, end - ending(path.slice(start, end)));
    }
  }
  if (scene.title) read('title', 'title', scene.title);
  if (scene.details && credits.test(scene.details)) read('details', 'details', scene.details);
  return texts;
}

/** Details tell stories; only after such a word do they name who is in the scene. */
export const credits = /\b(?:starring|featuring|feat|with)\b/i;

function splitPath(path: string): { start: number; end: number }[] {
  return [...path.matchAll(/[^/\\]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function ending(fileName: string): number {
  return /\.[a-z0-9]{2,4}$/i.exec(fileName)?.[0].length ?? 0;
}

/** Whether the match is all that stands in its part of the text, beside marks. */
export function fillsPart({ tokens }: SceneText, { from, to }: NameMatch): boolean {
  const [first, last] = [tokens[from]!.part, tokens[to - 1]!.part];
  return tokens.every(
    (token, at) => (at >= from && at < to) || token.part < first || token.part > last || token.mark,
  );
}

export function evidenceOf(
  { source, text, tokens }: SceneText,
  { from, to }: NameMatch,
  rule: string,
): Evidence {
  return { source, text, start: tokens[from]!.start, end: tokens[to - 1]!.end, rule };
}
