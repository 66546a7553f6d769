import { Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { FieldValue } from '../../../src/plans/change.ts';
import type { ReviewChange } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';

const kinds = { studio: 'studios', performers: 'performers', tags: 'tags' } as const;

export interface Picked {
  value: FieldValue;
  /** Its name; of a value that is no entity, nothing. */
  label: string;
}

/** Picks a studio, performer or tag by name or alias; the plugin searches its mirror. */
export function EntityPicker(props: {
  change: ReviewChange;
  picked: Picked;
  onPick: (picked: Picked) => void;
}) {
  const { change, picked, onPick } = props;
  const { value } = picked;
  const kind = kinds[change.field as keyof typeof kinds];
  const words = texts.review.editor;
  const [search, setSearch] = useState(picked.label);
  const [asked] = useDebouncedValue(search, 150);
  const found = useOperation('find-entities', { kind, text: asked, limit: 20 }, { keepPrevious: true });

  const options = useMemo(() => {
    const all = (found.data?.entities ?? []).map((one) => ({
      value: String(one.id),
      label: one.name,
      detail: one.detail,
    }));
    // The chosen one must be among the options for its name to be shown.
    const chosen = { value: String(picked.value), label: picked.label, detail: '' };
    const known = picked.value === null || all.some((one) => one.value === chosen.value);
    return known ? all : [...all, chosen];
  }, [found.data, picked]);
  const foundIds = new Set(found.data?.entities.map((one) => String(one.id)));

  const nothing = found.isSuccess && !found.isFetching && asked === search && foundIds.size === 0;
  return (
    <Stack gap={4}>
      <Select
        aria-label={texts.fields[change.field]}
        placeholder={
          change.field === 'studio' && value === null ? words.clearStudio : words.entityPlaceholder[kind]
        }
        data={options}
        value={value === null ? null : String(value)}
        onChange={(id) => {
          const option = options.find((one) => one.value === id);
          onPick({ value: id === null ? null : Number(id), label: option?.label ?? '' });
        }}
        searchable
        searchValue={search}
        onSearchChange={setSearch}
        // The plugin has searched: by alias too, which the label does not show.
        filter={({ options: all }) => all.filter((one) => 'value' in one && foundIds.has(one.value))}
        clearable={change.action === 'set'}
        renderOption={({ option }) => (
          <span>
            {option.label}{' '}
            <Text span size="xs" c="dimmed">
              {'detail' in option ? String(option.detail) : ''}
            </Text>
          </span>
        )}
        maxDropdownHeight={210}
        // Upwards: below are the buttons that save and cancel.
        comboboxProps={{ position: 'top-start' }}
        // The old name gives way to what is typed.
        onFocus={(event) => event.currentTarget.select()}
        error={found.isError ? found.error.message : undefined}
        data-autofocus
        autoFocus
      />
      {(nothing || found.isFetching) && (
        <Text size="xs" c="dimmed" role="status">
          {nothing ? words.nothingFound : words.searching}
        </Text>
      )}
    </Stack>
  );
}
