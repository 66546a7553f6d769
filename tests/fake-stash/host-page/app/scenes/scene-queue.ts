import { ListFilterModel } from '../list/filter.ts';

interface LinkOptions {
  sceneIndex?: number | undefined;
  newPage?: number;
  continue?: boolean;
  start?: number;
}

/** What is played next: a page of a filtered list, or chosen scenes. It travels in the scene page's address. */
export class SceneQueue {
  query?: ListFilterModel;
  sceneIDs?: number[];
  private page = 1;
  private pageSize = 40;

  static fromListFilterModel(filter: ListFilterModel): SceneQueue {
    const queue = new SceneQueue();
    queue.page = filter.currentPage;
    queue.pageSize = filter.itemsPerPage;
    queue.query = filter.clone();
    queue.query.itemsPerPage = 40;
    return queue;
  }

  static fromSceneIDList(ids: string[]): SceneQueue {
    const queue = new SceneQueue();
    queue.sceneIDs = ids.map(Number);
    return queue;
  }

  static fromQueryParameters(params: URLSearchParams): SceneQueue {
    const queue = new SceneQueue();
    if (params.has('qfp')) {
      const names: Record<string, string> = { sortby: 'qsort', sortdir: 'qsortd', q: 'qfq', p: 'qfp' };
      queue.query = new ListFilterModel();
      queue.query.configureFromParams((name) => params.get(names[name] ?? ''), params.getAll('qfc'));
    } else if (params.has('qs')) {
      queue.sceneIDs = params.getAll('qs').map(Number);
    }
    return queue;
  }

  makeLink(sceneID: string, options: LinkOptions): string {
    const params: string[] = [];
    if (this.query) {
      const encoded = this.query.getEncodedParams();
      if (encoded.sortby) params.push(`qsort=${encoded.sortby}`);
      if (encoded.sortdir) params.push(`qsortd=${encoded.sortdir}`);
      if (encoded.q) params.push(`qfq=${encoded.q}`);
      params.push(...encoded.c.map((criterion) => `qfc=${criterion}`));
      params.push(`qfp=${options.newPage ?? this.pageOf(options.sceneIndex) ?? encoded.p ?? 1}`);
    } else {
      params.push(...(this.sceneIDs ?? []).map((id) => `qs=${id}`));
    }
    if (options.continue !== undefined) params.push(`continue=${options.continue}`);
    if (options.start !== undefined) params.push(`t=${options.start}`);
    return `/scenes/${sceneID}${params.length ? `?${params.join('&')}` : ''}`;
  }

  /** The list's page size may differ from the queue's 40. */
  private pageOf(sceneIndex: number | undefined): number | undefined {
    if (sceneIndex === undefined) return undefined;
    return Math.floor((sceneIndex + (this.page - 1) * this.pageSize) / 40) + 1;
  }
}
