import type { FindFilter } from '../gql.ts';
import type { SavedFilter } from '../types.ts';
import { sceneCriterionOptions, type Criterion, type CriterionOption } from './criteria.ts';

type Direction = 'ASC' | 'DESC';

export interface ListFilterOptions {
  defaultSortBy: string;
  sortByOptions: { messageID: string; value: string }[];
  displayModeOptions: number[];
  criterionOptions: CriterionOption[];
}

/** Shared by all filters of scenes; plugins may push their own entries into the two arrays. */
export const sceneListOptions: ListFilterOptions = {
  defaultSortBy: 'date',
  sortByOptions: [
    'title',
    'path',
    'rating',
    'file_mod_time',
    'duration',
    'filesize',
    'performer_count',
    'tag_count',
    'play_count',
    'random',
    'date',
    'created_at',
    'updated_at',
  ].map((value) => ({ messageID: value, value })),
  displayModeOptions: [0, 1, 2],
  criterionOptions: sceneCriterionOptions,
};

/** Braces outside of strings become parentheses in the address, so that it stays readable. */
function swapBraces(json: string, from: string, to: string): string {
  let inString = false;
  let escaped = false;
  let out = '';
  for (const character of json) {
    if (escaped) escaped = false;
    else if (inString && character === '\\') escaped = true;
    else if (character === '"') inString = !inString;
    const position = inString ? -1 : from.indexOf(character);
    out += position < 0 ? character : to[position];
  }
  return out;
}

const encodeCriterion = (criterion: Criterion): string =>
  encodeURI(swapBraces(JSON.stringify(criterion.toQueryParams()), '{}', '()')).replace(
    /[?#&;=+]/g,
    (reserved) => encodeURIComponent(reserved),
  );

/** Names of the parameters in the address; the queue of the scene page uses its own set. */
export interface EncodedParams {
  q?: string;
  c: string[];
  sortby?: string;
  sortdir?: string;
  perPage?: string;
  disp?: string;
  z?: string;
  p?: string;
}

export class ListFilterModel {
  readonly mode = 'SCENES';
  readonly options = sceneListOptions;
  searchTerm = '';
  currentPage = 1;
  itemsPerPage = 40;
  sortDirection: Direction = 'ASC';
  sortBy: string | undefined;
  displayMode = 0;
  zoomIndex = 1;
  criteria: Criterion[] = [];
  randomSeed = -1;

  constructor(defaults: { sortBy?: string; sortDirection?: Direction } = {}) {
    this.sortBy = defaults.sortBy ?? this.options.defaultSortBy;
    this.sortDirection = defaults.sortDirection ?? (this.sortBy === 'date' ? 'DESC' : 'ASC');
  }

  /** Own properties are copied, so a plugin's overridden `makeFilter` survives. */
  clone(): ListFilterModel {
    return Object.assign(new ListFilterModel(), this, { criteria: this.criteria.map((c) => c.clone()) });
  }

  empty(): ListFilterModel {
    return new ListFilterModel();
  }

  count(): number {
    return this.criteria.length;
  }

  makeCriterion(type: string): Criterion {
    const option = this.options.criterionOptions.find((candidate) => candidate.type === type);
    if (!option) throw new Error(`Unknown criterion parameter name: ${type}`);
    return option.makeCriterion();
  }

  /** Takes the known parameters; all others are lost when the address is written again. */
  configureFromQueryString(query: string): void {
    const params = new URLSearchParams(query);
    this.configureFromParams((name) => params.get(name), params.getAll('c'));
  }

  configureFromParams(get: (name: keyof EncodedParams) => string | null, criteria: string[]): void {
    const whole = (name: keyof EncodedParams): number | undefined => {
      const value = Number.parseInt(get(name) ?? '', 10);
      return Number.isNaN(value) ? undefined : value;
    };
    this.itemsPerPage = whole('perPage') ?? this.itemsPerPage;
    const sortBy = get('sortby');
    if (sortBy) this.takeSort(sortBy);
    const direction = get('sortdir');
    this.sortDirection = direction
      ? direction === 'desc'
        ? 'DESC'
        : 'ASC'
      : sortBy === 'date'
        ? 'DESC'
        : 'ASC';
    this.displayMode = whole('disp') ?? this.displayMode;
    this.searchTerm = get('q') ?? this.searchTerm;
    this.currentPage = whole('p') ?? 1;
    this.zoomIndex = whole('z') ?? this.zoomIndex;
    this.criteria = criteria.flatMap((encoded) => {
      try {
        const { type, ...saved } = JSON.parse(swapBraces(encoded, '()', '{}')) as Record<string, unknown>;
        const criterion = this.makeCriterion(String(type));
        criterion.fromDecodedParams(saved);
        return [criterion];
      } catch (error) {
        console.error('Failed to parse encoded criterion:', error);
        return [];
      }
    });
  }

  /** Unlike the address, a saved filter with an unknown criterion throws (Stash's front page dies of it). */
  configureFromSavedFilter(saved: SavedFilter): void {
    const find = saved.find_filter;
    this.itemsPerPage = find?.per_page ?? this.itemsPerPage;
    if (find?.sort) this.takeSort(find.sort);
    this.sortDirection = find?.direction ?? this.sortDirection;
    this.searchTerm = find?.q ?? this.searchTerm;
    this.currentPage = 1;
    this.criteria = Object.entries(saved.object_filter ?? {}).map(([type, value]) => {
      const criterion = this.makeCriterion(type);
      criterion.setFromSavedCriterion(value);
      return criterion;
    });
  }

  private takeSort(sortBy: string): void {
    const random = /^random_(\d+)$/.exec(sortBy);
    this.sortBy = random ? 'random' : sortBy;
    if (random) this.randomSeed = Number(random[1]);
  }

  private sortWithSeed(): string | undefined {
    if (this.sortBy !== 'random') {
      this.randomSeed = -1;
      return this.sortBy;
    }
    if (this.randomSeed === -1) this.randomSeed = Math.floor(Math.random() * 1e8);
    return `random_${this.randomSeed}`;
  }

  getEncodedParams(): EncodedParams {
    const params: EncodedParams = { c: this.criteria.map(encodeCriterion) };
    const sortBy = this.sortWithSeed();
    const usual = this.sortBy === 'date' ? 'DESC' : 'ASC';
    if (this.searchTerm) params.q = encodeURIComponent(this.searchTerm);
    if (sortBy) params.sortby = sortBy;
    if (this.sortDirection !== usual) params.sortdir = this.sortDirection.toLowerCase();
    if (this.itemsPerPage !== 40) params.perPage = String(this.itemsPerPage);
    if (this.displayMode !== 0) params.disp = String(this.displayMode);
    if (this.zoomIndex !== 1) params.z = String(this.zoomIndex);
    if (this.currentPage !== 1) params.p = String(this.currentPage);
    return params;
  }

  makeQueryParameters(): string {
    const { q, c, ...rest } = this.getEncodedParams();
    const ordered = (['sortby', 'sortdir', 'perPage', 'disp', 'z', 'p'] as const).flatMap((name) =>
      rest[name] ? [`${name}=${rest[name]}`] : [],
    );
    return [...(q ? [`q=${q}`] : []), ...c.map((one) => `c=${one}`), ...ordered].join('&');
  }

  makeFindFilter(): FindFilter {
    return {
      q: this.searchTerm,
      page: this.currentPage,
      per_page: this.itemsPerPage,
      sort: this.sortWithSeed(),
      direction: this.sortDirection,
    };
  }

  makeFilter(): Record<string, unknown> {
    const output: Record<string, unknown> = {};
    for (const criterion of this.criteria) criterion.applyToCriterionInput(output);
    return output;
  }

  makeSavedFilter(): Record<string, unknown> {
    const output: Record<string, unknown> = {};
    for (const criterion of this.criteria) criterion.applyToSavedCriterion(output);
    return output;
  }

  private with(changes: Partial<ListFilterModel>): ListFilterModel {
    return Object.assign(this.clone(), changes);
  }

  criteriaFor(type: string): Criterion[] {
    return this.criteria.filter((criterion) => criterion.getId() === type);
  }

  replaceCriteria(type: string, replacements: Criterion[]): ListFilterModel {
    return this.setCriteria([...this.criteria.filter((c) => c.getId() !== type), ...replacements]);
  }

  setCriteria(criteria: Criterion[]): ListFilterModel {
    return this.with({ criteria });
  }

  removeCriterion(type: string): ListFilterModel {
    return this.with({ criteria: this.criteria.filter((c) => c.getId() !== type), currentPage: 1 });
  }

  clearCriteria(clearSearchTerm = false): ListFilterModel {
    return this.with({ criteria: [], currentPage: 1, ...(clearSearchTerm ? { searchTerm: '' } : {}) });
  }

  clearSearchTerm(): ListFilterModel {
    return this.with({ searchTerm: '', currentPage: 1 });
  }

  setPageSize(itemsPerPage: number): ListFilterModel {
    return this.with({ itemsPerPage, currentPage: 1 });
  }

  setSortBy(sortBy: string | undefined): ListFilterModel {
    return this.with({ sortBy, currentPage: 1 });
  }

  toggleSortDirection(): ListFilterModel {
    return this.with({ sortDirection: this.sortDirection === 'ASC' ? 'DESC' : 'ASC', currentPage: 1 });
  }

  changePage(currentPage: number): ListFilterModel {
    return this.with({ currentPage });
  }

  setDisplayMode(displayMode: number): ListFilterModel {
    return this.with({ displayMode });
  }

  setZoom(zoomIndex: number): ListFilterModel {
    return this.with({ zoomIndex });
  }
}
