import type { SceneWish } from '../../../src/operations/filter-scenes.ts';
import type { GraphQlAnswer } from '../plugin-api.ts';
import type { Ask, ListQuestion } from './ask.ts';
import type { HogSearch } from './hog-words.ts';
import { exactRanges } from './id-ranges.ts';
import { narrowFilter, rangeLimit } from './narrow-filter.ts';
import { OrderedMatches } from './order-matches.ts';
import { sumMatches, type Totals } from './sum-matches.ts';

/** Variables of Stash's `FindScenes` document. */
export interface FindScenesVariables {
  filter?: { q?: string; sort?: string; direction?: string; page?: number; per_page?: number } | null;
  scene_filter?: Record<string, unknown> | null;
  scene_ids?: readonly number[] | null;
}

export interface Outside {
  /** Our operation `filter-scenes`; ascending. */
  idsFor(wishes: SceneWish[]): Promise<number[]>;
  /** Any query, below Apollo's cache. */
  ask: Ask;
  /** Stash's own `FindScenes` document with other variables. */
  findScenes(variables: FindScenesVariables): Promise<GraphQlAnswer>;
}

const keptLists = 20;

/** Stash refuses a whole page of rows for one scene that is gone. */
class RowsRefused extends Error {}

/** Answers `FindScenes` for lists with hog: words as Stash would if it knew them: rows, order, paging, count, sums. */
export class FilteredLists {
  private readonly outside: Outside;
  private ids = new Map<string, Promise<number[]>>();
  private lists = new Map<string, { ordered: OrderedMatches; totals: Promise<Totals> }>();

  constructor(outside: Outside) {
    this.outside = outside;
  }

  /** Something changed that may move scenes into a list, out of it or within it. */
  forget(): void {
    this.ids = new Map();
    this.lists = new Map();
  }

  async answer(variables: FindScenesVariables, search: HogSearch): Promise<GraphQlAnswer> {
    try {
      return await this.tryAnswer(variables, search);
    } catch (error) {
      if (!(error instanceof RowsRefused)) throw error;
      // A scene of a kept list may be gone by now: once more from scratch.
      this.forget();
      return this.tryAnswer(variables, search);
    }
  }

  private async tryAnswer(variables: FindScenesVariables, search: HogSearch): Promise<GraphQlAnswer> {
    const filter = variables.scene_filter ?? {};
    const ids = await this.wishedIds(search.wishes);
    if (ids.length === 0) return answerOf({ count: 0, duration: 0, filesize: 0 }, []);

    const ranges = exactRanges(ids);
    if (ranges.length <= rangeLimit(filter))
      // Few enough for Stash to do everything itself.
      return checked(
        await this.outside.findScenes({
          filter: { ...variables.filter, q: search.rest },
          scene_filter: narrowFilter(filter, ranges),
        }),
      );

    const question: ListQuestion = {
      q: search.rest,
      sort: variables.filter?.sort,
      direction: variables.filter?.direction,
      filter,
    };
    const list = this.listFor(question, search.wishes, ids);
    const { page, perPage } = pagingOf(variables);
    const [totals, pageIds] = await Promise.all([
      list.totals,
      perPage === 0 ? [] : list.ordered.slice((page - 1) * perPage, perPage),
    ]);
    if (pageIds.length === 0) return answerOf(totals, []);
    const rows = checked(await this.outside.findScenes({ scene_ids: pageIds }), RowsRefused);
    const byId = new Map<number, unknown>(
      (rows.data.findScenes.scenes as { id: string }[]).map((scene) => [Number(scene.id), scene]),
    );
    return answerOf(
      totals,
      pageIds.flatMap((id) => byId.get(id) ?? []),
    );
  }

  private wishedIds(wishes: SceneWish[]): Promise<number[]> {
    return kept(this.ids, wishes.join(), () => this.outside.idsFor(wishes));
  }

  private listFor(question: ListQuestion, wishes: SceneWish[], ids: readonly number[]) {
    const key = JSON.stringify([question, wishes]);
    let list = this.lists.get(key);
    if (!list) {
      const ranges = exactRanges(ids);
      const totals = sumMatches(this.outside.ask, question, ranges);
      totals.catch(() => this.lists.delete(key));
      list = { ordered: new OrderedMatches(this.outside.ask, question, ids, ranges), totals };
      this.lists.set(key, list);
      for (const oldest of this.lists.keys()) if (this.lists.size > keptLists) this.lists.delete(oldest);
    }
    return list;
  }
}

/** Stash's own defaults: 25 per page; -1 means all; 0 asks for the sums only. */
function pagingOf({ filter }: FindScenesVariables): { page: number; perPage: number } {
  const perPage = filter?.per_page ?? 25;
  return perPage < 0
    ? { page: 1, perPage: Number.MAX_SAFE_INTEGER }
    : { page: Math.max(1, filter?.page ?? 1), perPage };
}

function answerOf(totals: Totals, scenes: unknown[]): GraphQlAnswer {
  return { data: { findScenes: { __typename: 'FindScenesResultType', ...totals, scenes } } };
}

function checked(answer: GraphQlAnswer, Refusal: new (message: string) => Error = Error): GraphQlAnswer {
  const refused = answer.errors?.[0]?.message;
  if (refused !== undefined) throw new Refusal(refused);
  return answer;
}

/** A failed promise is not kept. */
function kept<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let value = map.get(key);
  if (!value) {
    value = make();
    value.catch(() => map.delete(key));
    map.set(key, value);
  }
  return value;
}
