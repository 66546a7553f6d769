import type { Evidence } from '../../plans/change.ts';
import type { NameMatch } from '../find-names.ts';
import type { KnownName, NameIndex } from '../name-index.ts';
import { evidenceOf, fillsPart, type SceneText } from '../scene-texts.ts';
import type { Detector } from './detector.ts';

interface Candidate {
  name: KnownName;
  confidence: number;
  evidence: Evidence;
}

/** Folders that every library has, whatever studios are called. */
const ordinaryFolders =
  /^(?:videos?|movies?|media|downloads?|library|new|incoming|clips?|misc|temp|data|files?)$/i;

/**
 * A studio is believed only in a place where studios stand: a folder, a part of the file name or title of its own,
 * the head of a release name. Never replaces a studio that is set.
 */
export const studio: Detector = {
  name: 'studio',
  version: 1,
  field: 'studio',
  detect({ scene, texts, index }) {
    if (scene.studioId !== null) return [];
    const candidates = texts.flatMap((text) =>
      text.matches.flatMap((match) => candidatesOf(text, match, index)),
    );
    const best = choose(candidates, index);
    if (!best) return [];
    const { id } = best.name;
    const others = candidates.filter(({ name }) => !related(name.id, id, index));
    const same = candidates.filter(({ name }) => name.id === id);
    // Two places that agree say more than one; another studio in as good a place says less.
    const rivals = others.some(({ confidence }) => confidence >= best.confidence - 0.02);
    const bonus = same.length > 1 ? 0.02 : 0;
    return [
      {
        action: 'set',
        proposed: id,
        label: index.studios.get(id)?.name ?? best.name.written,
        confidence: rivals ? Math.min(best.confidence, 0.72) : Math.min(0.99, best.confidence + bonus),
        evidence: same.map(({ evidence }) => evidence),
      },
    ];
  },
};

function candidatesOf(text: SceneText, match: NameMatch, index: NameIndex): Candidate[] {
  const studios = match.names.filter(({ kind }) => kind === 'studio');
  const name = mostSpecific(studios, index);
  if (!name || text.place === 'details' || !fillsPart(text, match)) return [];
  const place = placeOf(text, match, name);
  if (!place) return [];
  const alias = name.alias ? `, by its alias "${name.written}"` : '';
  return [
    {
      name,
      confidence: name.alias ? place.confidence - 0.02 : place.confidence,
      evidence: evidenceOf(text, match, `${place.rule}${alias}`),
    },
  ];
}

function placeOf(
  text: SceneText,
  match: NameMatch,
  name: KnownName,
): { confidence: number; rule: string } | null {
  const first = text.tokens[match.from]!;
  const parts = text.tokens.at(-1)!.part + 1;
  switch (text.place) {
    case 'folder': {
      if (ordinaryFolders.test(name.written)) return null;
      const whole = parts === 1;
      return { confidence: whole ? 0.95 : 0.9, rule: 'The folder is named like the studio' };
    }
    case 'file':
    case 'title': {
      if (first.bracketed) return { confidence: 0.95, rule: 'The studio stands in brackets' };
      const dated = text.tokens[match.to]?.mark && text.tokens[match.to]!.part > first.part;
      if (match.from === 0 && dated) {
        return { confidence: 0.96, rule: 'The studio stands at the head of the name, before a date' };
      }
      // The last part is mostly the title, and everyday words are mostly titles.
      const realParts = new Set(text.tokens.filter(({ mark }) => !mark).map(({ part }) => part)).size;
      const last = !text.tokens.slice(match.to).some(({ mark }) => !mark);
      if (realParts === 1 || last) {
        if (name.everyday && (realParts === 1 || name.written.length < 7 || name.words > 1)) return null;
        return {
          confidence: 0.8,
          rule: `The ${text.place === 'file' ? 'file name' : 'title'} ends with the studio`,
        };
      }
      return {
        confidence: text.place === 'file' ? 0.95 : 0.88,
        rule: `The studio is a part of the ${text.place === 'file' ? 'file name' : 'title'} of its own`,
      };
    }
    default:
      return null;
  }
}

/** Of studios that share a name: the child, when the others are its parents; nobody, when they are strangers. */
function mostSpecific(names: readonly KnownName[], index: NameIndex): KnownName | undefined {
  return names.find((name) => names.every((other) => other === name || isAncestor(other.id, name.id, index)));
}

function choose(candidates: readonly Candidate[], index: NameIndex): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (!best) best = candidate;
    else if (isAncestor(best.name.id, candidate.name.id, index)) best = candidate;
    else if (isAncestor(candidate.name.id, best.name.id, index)) continue;
    // Later texts are closer to the scene: deeper folders, then the file name.
    else if (candidate.confidence >= best.confidence) best = candidate;
  }
  return best;
}

function related(a: number, b: number, index: NameIndex): boolean {
  return a === b || isAncestor(a, b, index) || isAncestor(b, a, index);
}

function isAncestor(ancestor: number, studioId: number, index: NameIndex): boolean {
  const seen = new Set<number>();
  let parent = index.studios.get(studioId)?.parentIds[0];
  while (parent !== undefined && !seen.has(parent)) {
    if (parent === ancestor) return true;
    seen.add(parent);
    parent = index.studios.get(parent)?.parentIds[0];
  }
  return false;
}
