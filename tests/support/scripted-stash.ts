import { StashRefused } from '../../src/errors.ts';
import type { StashClient } from '../../src/stash/client.ts';
import {
  PerformersPageDocument,
  PerformerStampsDocument,
  SceneByIdDocument,
  ScenesByIdsDocument,
  ScenesUpdatedSinceDocument,
  StudiosPageDocument,
  StudioStampsDocument,
  SweepScenesDocument,
  TagsPageDocument,
  TagStampsDocument,
  type PerformersPageQuery,
  type SceneFieldsFragment,
  type StudiosPageQuery,
  type TagsPageQuery,
} from '../../src/stash/generated.ts';
import type { SceneBuilder } from './a-scene.ts';

type Performer = PerformersPageQuery['findPerformers']['performers'][number];
type Tag = TagsPageQuery['findTags']['tags'][number];
type Studio = StudiosPageQuery['findStudios']['studios'][number];

export type Question = 'sweep' | 'byIds' | 'byId' | 'since' | 'performers' | 'tags' | 'studios';

/** Called before an answer leaves; may change it, replace it or throw. `nth` counts questions of this kind from 1. */
export type Fault = (answer: any, variables: any, nth: number) => unknown;

/** Stash at the client port, from lists in memory; a test changes the lists as a person would, or breaks an answer. */
export interface ScriptedStash extends StashClient {
  scenes: Map<number, SceneFieldsFragment>;
  performers: Performer[];
  tags: Tag[];
  studios: Studio[];
  /** Every question asked so far. */
  asked: { question: Question; variables: any }[];
  put(...scenes: SceneBuilder[]): void;
  /** Breaks every answer to this question, or all, until `mend`. */
  breaks(question: Question | 'all', fault: Fault): void;
  mend(): void;
}

const documents = new Map<unknown, Question>([
  [SweepScenesDocument, 'sweep'],
  [ScenesByIdsDocument, 'byIds'],
  [SceneByIdDocument, 'byId'],
  [ScenesUpdatedSinceDocument, 'since'],
  [PerformersPageDocument, 'performers'],
  [TagsPageDocument, 'tags'],
  [StudiosPageDocument, 'studios'],
  [PerformerStampsDocument, 'performers'],
  [TagStampsDocument, 'tags'],
  [StudioStampsDocument, 'studios'],
]);

export function aPerformer(
  id: number,
  name: string,
  alias_list: string[] = [],
  disambiguation = '',
): Performer {
  return { id: String(id), name, alias_list, disambiguation, updated_at: '2026-01-01T10:00:00+01:00' };
}

export function aStudio(id: number, name: string, aliases: string[] = [], parent?: number): Studio {
  const parent_studio = parent === undefined ? null : { id: String(parent) };
  return { id: String(id), name, aliases, url: null, parent_studio, updated_at: '2026-01-01T10:00:00+01:00' };
}

export function aTag(id: number, name: string, aliases: string[] = [], parents: number[] = []): Tag {
  return {
    id: String(id),
    name,
    aliases,
    parents: parents.map((parent) => ({ id: String(parent) })),
    updated_at: '2026-01-01T10:00:00+01:00',
  };
}

export function scriptedStash(...scenes: SceneBuilder[]): ScriptedStash {
  const faults = new Map<Question | 'all', Fault>();
  const stash: ScriptedStash = {
    scenes: new Map(),
    performers: [],
    tags: [],
    studios: [],
    asked: [],
    put(...builders) {
      for (const scene of builders.map((builder) => builder.build()))
        stash.scenes.set(Number(scene.id), scene);
    },
    breaks: (question, fault) => void faults.set(question, fault),
    mend: () => faults.clear(),
    async request(document, variables, options) {
      options?.signal?.throwIfAborted();
      const question = documents.get(document);
      if (!question) throw new Error('This scripted Stash does not know the question.');
      stash.asked.push({ question, variables });
      const nth = stash.asked.filter((one) => one.question === question).length;
      let answer: unknown = await Promise.resolve();
      const fault = faults.get(question) ?? faults.get('all');
      const whole = answers[question](stash, variables);
      answer = typeof whole === 'string' ? whole : structuredClone(whole);
      if (fault) answer = fault(answer, variables, nth) ?? answer;
      if (typeof answer === 'string') throw new StashRefused(answer);
      return answer as never;
    },
  };
  stash.put(...scenes);
  return stash;
}

/** An answer, or the text of Stash's refusal. */
const answers: Record<Question, (stash: ScriptedStash, variables: any) => unknown> = {
  sweep: (stash, { after, perPage }) => ({
    findScenes: page(
      sorted(stash).filter(({ id }) => Number(id) > after),
      perPage,
      'scenes',
    ),
  }),
  since: (stash, { since, after, perPage }) => ({
    findScenes: page(
      sorted(stash).filter(({ id, updated_at }) => Number(id) > after && updated_at > since),
      perPage,
      'scenes',
    ),
  }),
  byIds(stash, { ids }: { ids: string[] }) {
    const missing = ids.find((id) => !stash.scenes.has(Number(id)));
    if (missing !== undefined) return `scene with id ${missing} not found`;
    return { findScenes: { scenes: ids.map((id) => stash.scenes.get(Number(id))) } };
  },
  byId: (stash, { id }) => ({ findScene: stash.scenes.get(Number(id)) ?? null }),
  performers: (stash, { page: n, perPage }) => ({
    findPerformers: numbered(stash.performers, n, perPage, 'performers'),
  }),
  tags: (stash, { page: n, perPage }) => ({ findTags: numbered(stash.tags, n, perPage, 'tags') }),
  studios: (stash, { page: n, perPage }) => ({ findStudios: numbered(stash.studios, n, perPage, 'studios') }),
};

function sorted(stash: ScriptedStash): SceneFieldsFragment[] {
  return [...stash.scenes.values()].sort((a, b) => Number(a.id) - Number(b.id));
}

function page(all: readonly unknown[], perPage: number, key: string): unknown {
  return { count: all.length, [key]: all.slice(0, perPage) };
}

function numbered(all: readonly { id: string }[], n: number, perPage: number, key: string): unknown {
  const ordered = [...all].sort((a, b) => Number(a.id) - Number(b.id));
  return { count: all.length, [key]: ordered.slice((n - 1) * perPage, n * perPage) };
}
