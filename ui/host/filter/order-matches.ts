import type { Ask, ListQuestion } from './ask.ts';
import { coveringRanges, type IdRange } from './id-ranges.ts';
import { narrowFilter, rangeLimit } from './narrow-filter.ts';

export const orderDocument =
  'query StashHogOrderMatches($filter: FindFilterType, $scene_filter: SceneFilterType) ' +
  '{ findScenes(filter: $filter, scene_filter: $scene_filter) { scenes { id } } }';

/** Ids only come at up to 45,000 a second; a page of this size is a tenth of a second. */
const idsPerPage = 5000;

/**
 * The ids that the user's list has in common with `wanted`, in the order of the list, read only as far as needed.
 *
 * Stash cannot be asked for more than 25 ids at once, and the orders of several answers cannot be merged from outside
 * (text compares by Stash's own collation, random by its seed). So Stash's own sorted list is read and intersected:
 * right for every sort. The covering ranges keep what is read close to what is wanted.
 */
export class OrderedMatches {
  private readonly found: number[] = [];
  private nextPage = 1;
  private complete = false;
  private reading: Promise<void> | undefined;
  private readonly ask: Ask;
  private readonly question: ListQuestion;
  private readonly wanted: ReadonlySet<number>;
  private readonly filter: Record<string, unknown>;

  constructor(ask: Ask, question: ListQuestion, ids: readonly number[], ranges: readonly IdRange[]) {
    this.ask = ask;
    this.question = question;
    this.wanted = new Set(ids);
    this.filter = narrowFilter(question.filter, coveringRanges(ranges, rangeLimit(question.filter)));
  }

  /** From `start` on at most `count` ids; fewer at the end of the list. */
  async slice(start: number, count: number): Promise<number[]> {
    while (!this.complete && this.found.length < start + count) {
      // Two callers at once share one reading, and whoever waited looks again.
      this.reading ??= this.readPage().finally(() => (this.reading = undefined));
      await this.reading;
    }
    return this.found.slice(start, start + count);
  }

  private async readPage(): Promise<void> {
    const { q, sort, direction } = this.question;
    const { findScenes } = await this.ask<{ findScenes: { scenes: { id: string }[] } }>(orderDocument, {
      filter: { q, sort, direction, page: this.nextPage, per_page: idsPerPage },
      scene_filter: this.filter,
    });
    for (const scene of findScenes.scenes) {
      const id = Number(scene.id);
      if (this.wanted.has(id)) this.found.push(id);
    }
    this.nextPage++;
    this.complete = findScenes.scenes.length < idsPerPage || this.found.length === this.wanted.size;
  }
}
