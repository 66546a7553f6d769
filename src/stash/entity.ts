import type { PerformersPageQuery, StudiosPageQuery, TagsPageQuery } from './generated.ts';

export const entityKinds = ['performers', 'tags', 'studios'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** One of a kind, as tables and the sync's log name it. */
export const singular = { performers: 'performer', tags: 'tag', studios: 'studio' } as const;

/** A performer, tag or studio in one form; what a kind does not have is empty. Stash's time verbatim. */
export interface StashEntity {
  id: number;
  name: string;
  /** Ascending. */
  aliases: string[];
  /** Performers. */
  disambiguation: string;
  /** Studios have at most one, tags any number; ascending. */
  parentIds: number[];
  /** Studios. */
  urls: string[];
  updatedAtStash: string;
}

export function fromPerformer(
  answer: PerformersPageQuery['findPerformers']['performers'][number],
): StashEntity {
  return { ...common(answer, answer.alias_list), disambiguation: answer.disambiguation ?? '' };
}

export function fromTag(answer: TagsPageQuery['findTags']['tags'][number]): StashEntity {
  const parentIds = answer.parents.map(({ id }) => Number(id)).sort((a, b) => a - b);
  return { ...common(answer, answer.aliases), parentIds };
}

export function fromStudio(answer: StudiosPageQuery['findStudios']['studios'][number]): StashEntity {
  return {
    ...common(answer, answer.aliases),
    parentIds: answer.parent_studio ? [Number(answer.parent_studio.id)] : [],
    urls: answer.url ? [answer.url] : [],
  };
}

function common(
  answer: { id: string; name: string; updated_at: string },
  aliases: readonly string[],
): StashEntity {
  return {
    id: Number(answer.id),
    name: answer.name,
    aliases: [...new Set(aliases)].sort(),
    disambiguation: '',
    parentIds: [],
    urls: [],
    updatedAtStash: answer.updated_at,
  };
}
