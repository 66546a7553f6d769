import type { Evidence } from '../../plans/change.ts';
import type { NameMatch } from '../find-names.ts';
import { fold } from '../fold.ts';
import type { KnownName, NameIndex } from '../name-index.ts';
import { evidenceOf, fillsPart, type SceneText } from '../scene-texts.ts';
import { tokenize } from '../tokenize.ts';
import type { Detector, Finding } from './detector.ts';

/** A match in a place where it means somebody. */
interface Mention {
  match: NameMatch;
  confidence: number;
  rule: string;
}

const connectors = new Set('and und et y with feat ft featuring x vs starring'.split(' '));
/** Of several people with the same name each may be meant: worth showing, never worth believing. */
const ambiguous = 0.4;

/**
 * A full name is believed wherever it stands as whole words; a single word, or a name of everyday words, only where
 * a name is expected. Those who are on the scene already are not proposed again.
 */
export const performers: Detector = {
  name: 'performers',
  version: 1,
  field: 'performers',
  detect({ scene, texts, index }) {
    const found = new Map<number, Finding>();
    for (const text of texts) {
      for (const mention of mentionsIn(text)) {
        for (const { name, confidence, rule } of meant(mention, texts, index, scene.performerIds)) {
          if (scene.performerIds.includes(name.id)) continue;
          propose(found, name, confidence, evidenceOf(text, mention.match, rule), index);
        }
      }
    }
    return [...found.values()];
  },
};

function propose(
  found: Map<number, Finding>,
  name: KnownName,
  confidence: number,
  evidence: Evidence,
  index: NameIndex,
): void {
  const before = found.get(name.id);
  if (before) {
    const both = Math.max(before.confidence, confidence);
    // A second place confirms a name, but does not tell two people of one name apart.
    before.confidence = both > ambiguous ? Math.min(0.99, both + 0.02) : both;
    before.evidence.push(evidence);
    return;
  }
  found.set(name.id, {
    action: 'add',
    proposed: name.id,
    label: labelOf(name, index),
    confidence,
    evidence: [evidence],
  });
}

function labelOf(name: KnownName, index: NameIndex): string {
  const performer = index.performers.get(name.id);
  if (!performer) return name.written;
  return performer.disambiguation ? `${performer.name} (${performer.disambiguation})` : performer.name;
}

/** Who is meant by a mention: its one owner, the one whose disambiguation is near, or each of several, doubtfully. */
function meant(
  { match, confidence, rule }: Mention,
  texts: readonly SceneText[],
  index: NameIndex,
  present: readonly number[],
): { name: KnownName; confidence: number; rule: string }[] {
  const names = match.names.filter(({ kind }) => kind === 'performer');
  const [only] = names;
  if (only && names.length === 1) {
    const alias = only.alias ? `, by the alias "${only.written}"` : '';
    return [{ name: only, confidence: confidence - (only.alias ? 0.02 : 0), rule: `${rule}${alias}` }];
  }
  // Whoever of them is on the scene is the one who is named.
  if (names.some(({ id }) => present.includes(id))) return [];
  const told = names.filter(({ id }) => isToldApart(index.performers.get(id)?.disambiguation ?? '', texts));
  const [one] = told;
  if (one && told.length === 1) {
    const place = index.performers.get(one.id)?.disambiguation;
    return [
      { name: one, confidence: Math.min(confidence, 0.88), rule: `${rule}; "${place}" tells who is meant` },
    ];
  }
  return names.map((name) => ({
    name,
    confidence: Math.min(ambiguous, 0.9 / names.length),
    rule: `${rule}; ${names.length} performers are called so`,
  }));
}

/** The disambiguation (a place, a studio) stands in the path as whole words. */
function isToldApart(disambiguation: string, texts: readonly SceneText[]): boolean {
  const words = tokenize(disambiguation).map(({ folded }) => folded);
  if (words.length === 0) return false;
  const wanted = words.join(' ');
  return texts.some(
    ({ place, tokens }) =>
      place !== 'details' && ` ${tokens.map(({ folded }) => folded).join(' ')} `.includes(` ${wanted} `),
  );
}

function mentionsIn(text: SceneText): Mention[] {
  const matches = text.matches.filter(({ names }) => names.some(({ kind }) => kind === 'performer'));
  const mentions: Mention[] = [];
  const doubtful: NameMatch[] = [];
  for (const match of matches) {
    const place = placeOf(text, match);
    if (place) mentions.push({ match, ...place });
    else doubtful.push(match);
  }
  // Beside somebody who is certainly named, in a list, an everyday word is a name as well.
  for (let added = true; added;) {
    added = false;
    for (const match of doubtful) {
      if (mentions.some((mention) => mention.match === match)) continue;
      if (!mentions.some((mention) => areListed(text, mention.match, match))) continue;
      if (text.place !== 'details' && !endsName(text, match)) continue;
      mentions.push({ match, confidence: 0.88, rule: 'The name stands in a list with another performer' });
      added = true;
    }
  }
  return mentions;
}

function placeOf(text: SceneText, match: NameMatch): Omit<Mention, 'match'> | null {
  const names = match.names.filter(({ kind }) => kind === 'performer');
  const everyday = names.every((name) => name.everyday) || isLowerInSentence(text, match);
  // A studio of the same name has the better right to a folder or a part of its own.
  const studioToo = match.names.length > names.length ? 0.3 : 0;
  const own = fillsPart(text, match);
  const where = { folder: 'folder', file: 'file name', title: 'title', details: 'details' }[text.place];
  if (text.place === 'details') {
    return isCredited(text, match) ? { confidence: 0.85, rule: 'The details credit the performer' } : null;
  }
  if (text.place === 'folder' && own) {
    return {
      confidence: (everyday ? 0.88 : 0.97) - studioToo,
      rule: 'The folder is named like the performer',
    };
  }
  if (!everyday) {
    if (own) return { confidence: 0.97, rule: `The full name is a part of the ${where} of its own` };
    return { confidence: text.place === 'file' ? 0.93 : 0.9, rule: `The full name stands in the ${where}` };
  }
  if (text.tokens[match.from]!.afterDate && text.place === 'file') {
    return { confidence: 0.85 - studioToo, rule: 'The name follows the date of the release' };
  }
  if (!own) return null;
  const parts = new Set(text.tokens.filter(({ mark }) => !mark).map(({ part }) => part)).size;
  const last = !text.tokens.slice(match.to).some(({ mark }) => !mark);
  // What stands alone or last is mostly the title.
  if (text.place === 'title' && parts === 1) return null;
  if (last && parts > 1) return { confidence: 0.6, rule: `The ${where} ends with the name` };
  return { confidence: 0.86 - studioToo, rule: `The name is a part of the ${where} of its own` };
}

/** "… near the clover bridge": small letters in a text that has capitals elsewhere. */
function isLowerInSentence({ tokens }: SceneText, { from, to }: NameMatch): boolean {
  const inside = tokens.slice(from, to);
  if (inside.some(({ capital, mark }) => capital && !mark)) return false;
  return tokens.some(
    ({ capital, part }, at) => capital && part === tokens[from]!.part && (at < from || at >= to),
  );
}

/** Directly after "Starring", "Featuring" or "With". */
function isCredited({ tokens }: SceneText, { from }: NameMatch): boolean {
  const before = tokens[from - 1];
  return before !== undefined && /^(?:starring|featuring|feat|with)$/.test(before.folded);
}

/** The two stand beside each other with nothing but a comma, an ampersand or an "and" between them. */
function areListed({ tokens }: SceneText, a: NameMatch, b: NameMatch): boolean {
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  const between = tokens.slice(left.to, right.from);
  if (tokens[left.from]!.part !== tokens[right.from]!.part) return false;
  if (between.length === 0) return tokens[right.from]!.joint === 'list';
  return between.length === 1 && connectors.has(fold(between[0]!.folded));
}

/** After the name comes another of the list, another part, or the end: not the rest of a sentence. */
function endsName({ tokens }: SceneText, { to }: NameMatch): boolean {
  const next = tokens[to];
  return !next || next.mark || next.joint === 'part' || next.joint === 'list' || connectors.has(next.folded);
}
