import { useCallback, useMemo, useState } from 'react';

export interface ListSelect<T> {
  selectedIds: Set<string>;
  selectedItems: T[];
  hasSelection: boolean;
  onSelectChange: (id: string, selected: boolean, shiftKey: boolean) => void;
  onSelectAll: () => void;
  onSelectNone: () => void;
}

/** Items selected on other pages stay selected, until "select all" replaces the whole selection by this page. */
export function useListSelect<T extends { id: string }>(items: T[]): ListSelect<T> {
  const [selectedItems, setSelectedItems] = useState<T[]>([]);
  const [lastClicked, setLastClicked] = useState<string>();
  const selectedIds = useMemo(() => new Set(selectedItems.map(({ id }) => id)), [selectedItems]);

  const onSelectChange = (id: string, selected: boolean, shiftKey: boolean): void => {
    if (shiftKey) {
      const from = lastClicked === undefined ? 0 : items.findIndex((item) => item.id === lastClicked);
      const to = items.findIndex((item) => item.id === id);
      const range = items.slice(Math.min(from, to), Math.max(from, to) + 1);
      setSelectedItems((all) => [
        ...all,
        ...range.filter((item) => !all.some((other) => other.id === item.id)),
      ]);
      return;
    }
    setLastClicked(id);
    setSelectedItems((all) => {
      const others = all.filter((item) => item.id !== id);
      const item = items.find((candidate) => candidate.id === id);
      return selected && item ? [...others, item] : others;
    });
  };

  const onSelectAll = useCallback(() => {
    setSelectedItems([...items]);
    setLastClicked(undefined);
  }, [items]);

  const onSelectNone = useCallback(() => {
    setSelectedItems([]);
    setLastClicked(undefined);
  }, []);

  return {
    selectedIds,
    selectedItems,
    hasSelection: selectedItems.length > 0,
    onSelectChange,
    onSelectAll,
    onSelectNone,
  };
}
