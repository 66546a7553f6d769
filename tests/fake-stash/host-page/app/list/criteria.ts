import type { IntlShape } from '../intl.tsx';

/** One thing a list is filtered by. Saved and encoded as `{type, modifier, value}`. */
export class Criterion {
  criterionOption: CriterionOption;
  modifier: string;
  value: unknown;

  constructor(option: CriterionOption) {
    this.criterionOption = option;
    this.modifier = option.defaultModifier;
    this.value = option.emptyValue();
  }

  getId(): string {
    return this.criterionOption.type;
  }

  isValid(): boolean {
    return true;
  }

  clone(): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this) as object), this, {
      value: structuredClone(this.value),
    });
  }

  private hasValue(): boolean {
    return this.modifier !== 'IS_NULL' && this.modifier !== 'NOT_NULL';
  }

  getLabel(intl: IntlShape): string {
    const name = intl.formatMessage({ id: this.criterionOption.messageID });
    const modifier = this.modifier.toLowerCase().replaceAll('_', ' ');
    return this.hasValue()
      ? `${name} ${modifier} ${this.criterionOption.describe(this.value)}`
      : `${name} ${modifier}`;
  }

  toQueryParams(): Record<string, unknown> {
    const params = { type: this.criterionOption.type, modifier: this.modifier };
    return this.hasValue() ? { ...params, value: this.value } : params;
  }

  fromDecodedParams(params: Record<string, unknown>): void {
    if (typeof params['modifier'] === 'string') this.modifier = params['modifier'];
    if (params['value'] !== undefined && params['value'] !== null) this.value = params['value'];
  }

  setFromSavedCriterion(saved: unknown): void {
    this.fromDecodedParams(saved as Record<string, unknown>);
  }

  applyToCriterionInput(input: Record<string, unknown>): void {
    input[this.criterionOption.type] = this.criterionOption.toInput(this.value, this.modifier);
  }

  applyToSavedCriterion(saved: Record<string, unknown>): void {
    saved[this.criterionOption.type] = { value: this.value, modifier: this.modifier };
  }
}

export class CriterionOption {
  type: string;
  messageID: string;
  defaultModifier: string;
  emptyValue: () => unknown;
  toInput: (value: unknown, modifier: string) => unknown;
  describe: (value: unknown) => string;

  constructor(
    type: string,
    messageID: string,
    defaultModifier: string,
    kind: Pick<CriterionOption, 'emptyValue' | 'toInput' | 'describe'>,
  ) {
    this.type = type;
    this.messageID = messageID;
    this.defaultModifier = defaultModifier;
    this.emptyValue = kind.emptyValue;
    this.toInput = kind.toInput;
    this.describe = kind.describe;
  }

  makeCriterion(): Criterion {
    return new Criterion(this);
  }
}

/** The value of a criterion that names performers, tags or studios. */
export interface LabeledIds {
  items: { id: string; label: string }[];
  excluded: { id: string; label: string }[];
  depth?: number;
}

const labeledIds: Pick<CriterionOption, 'emptyValue' | 'toInput' | 'describe'> = {
  emptyValue: (): LabeledIds => ({ items: [], excluded: [] }),
  toInput(value, modifier) {
    const { items = [], excluded = [] } = value as Partial<LabeledIds>;
    return { value: items.map(({ id }) => id), excludes: excluded.map(({ id }) => id), modifier };
  },
  describe: (value) => ((value as Partial<LabeledIds>).items ?? []).map(({ label }) => label).join(', '),
};

const hierarchicalIds: typeof labeledIds = {
  ...labeledIds,
  emptyValue: (): LabeledIds => ({ items: [], excluded: [], depth: 0 }),
  toInput: (value, modifier) => ({
    ...(labeledIds.toInput(value, modifier) as object),
    depth: (value as LabeledIds).depth ?? 0,
  }),
};

const yesOrNo: typeof labeledIds = {
  emptyValue: () => 'true',
  // Stash has strings in the address, saved filters may hold real booleans.
  toInput: (value) => String(value) === 'true',
  describe: String,
};

const yesOrNoText: typeof labeledIds = { ...yesOrNo, toInput: (value) => String(value) };

const text: typeof labeledIds = {
  emptyValue: () => '',
  toInput: (value, modifier) => ({ value, modifier }),
  describe: String,
};

const range: typeof labeledIds = {
  emptyValue: () => ({ value: 0 }),
  toInput: (value, modifier) => ({ ...(value as object), modifier }),
  describe(value) {
    const { value: first, value2 } = value as { value?: unknown; value2?: unknown };
    return value2 === undefined ? String(first) : `${String(first)}, ${String(value2)}`;
  },
};

/** One shared array, as in Stash: what a plugin adds to it, all lists know. */
export const sceneCriterionOptions: CriterionOption[] = [
  new CriterionOption('title', 'title', 'EQUALS', text),
  new CriterionOption('details', 'details', 'EQUALS', text),
  new CriterionOption('path', 'path', 'EQUALS', text),
  new CriterionOption('organized', 'organized', 'EQUALS', yesOrNo),
  new CriterionOption('rating100', 'rating', 'EQUALS', range),
  new CriterionOption('duration', 'duration', 'EQUALS', range),
  new CriterionOption('has_markers', 'markers', 'EQUALS', yesOrNoText),
  new CriterionOption('performers', 'performers', 'INCLUDES_ALL', labeledIds),
  new CriterionOption('tags', 'tags', 'INCLUDES_ALL', hierarchicalIds),
  new CriterionOption('studios', 'studios', 'INCLUDES', hierarchicalIds),
];
