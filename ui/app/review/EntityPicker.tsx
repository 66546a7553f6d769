import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { FieldValue } from '../../../src/plans/change.ts';
import type { ReviewChange } from '../../data/shapes.ts';
import { useOperation } from '../../data/use-operation.ts';
import { texts } from '../../texts.ts';

const kinds = { studio: 'studios', performers: 'performers', tags: 'tags' } as const;

/** Picks a studio, performer or tag by name or alias; the plugin searches its mirror. */
export function EntityPicker(props: {
  change: ReviewChange;
  value: FieldValue;
  onPick: (value: FieldValue) => void;
}) {
  const { change, value, onPick } = props;
  const kind = kinds[change.field as keyof typeof kinds];
  const words = texts.review.editor;
  const [search, setSearch] = useState(change.label);
  const [asked] = useDebouncedValue(search, 150);
  const found = useOperation('find-entities', { kind, text: asked, limit: 20 }, { keepPrevious: true });
  const [picked, setPicked] = useState({ value: String(change.proposed), label: change.label, detail: '' });

  const options = useMemo(() => {
    const all = (found.data?.entities ?? []).map((one) => ({
      value: String(one.id),
      label: one.name,
      detail: one.detail,
    }));
    // The chosen one must be among the options for its name to be shown.
    return all.some((one) => one.value === picked.value) ? all : [...all, picked];
  }, [found.data, picked]);
  const foundIds = new Set(found.data?.entities.map((one) => String(one.id)));

  return (
    <Select
      aria-label={texts.fields[change.field]}
      placeholder={
        change.field === 'studio' && value === null ? words.clearStudio : words.entityPlaceholder[kind]
      }
      data={options}
      value={value === null ? null : String(value)}
      onChange={(id) => {
        const option = options.find((one) => one.value === id);
        if (option) setPicked(option);
        onPick(id === null ? null : Number(id));
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The plugin has searched: by alias too, which the label does not show.
      filter={({ options: all }) => all.filter((one) => 'value' in one && foundIds.has(one.value))}
      clearable={change.action === 'set'}
      nothingFoundMessage={found.isFetching ? words.searching : words.nothingFound}
      renderOption={({ option }) => (
        <span>
          {option.label}{' '}
          <Text span size="xs" c="dimmed">
            {'detail' in option ? String(option.detail) : ''}
          </Text>
        </span>
      )}
      maxDropdownHeight={260}
      comboboxProps={{ position: 'bottom-start' }}
      error={found.isError ? found.error.message : undefined}
      data-autofocus
      autoFocus
    />
  );
}
