import { useCallback, useEffect, useRef, useState } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import type { ListFilterModel } from './filter.ts';

export type FilterChange = ListFilterModel | ((previous: ListFilterModel) => ListFilterModel);

/**
 * Keeps a list's filter in the address. Every change replaces the search part by what the filter makes of itself:
 * unknown parameters are lost, while the location's hash and state stay.
 */
export function useFilterURL(
  initial: () => ListFilterModel,
  useURL: boolean,
): [ListFilterModel, (change: FilterChange) => void] {
  const history = useHistory();
  const location = useLocation();
  const [filter, setOwnFilter] = useState<ListFilterModel>(() => {
    const fresh = initial();
    if (useURL && location.search) fresh.configureFromQueryString(location.search);
    return fresh;
  });
  const seen = useRef<string>();

  const setFilter = useCallback(
    (change: FilterChange) => {
      const next = typeof change === 'function' ? change(filter) : change;
      if (useURL) history.replace({ ...history.location, search: next.makeQueryParameters() });
      else setOwnFilter(next);
    },
    [filter, history, useURL],
  );

  useEffect(() => {
    const here = location.pathname + location.search;
    if (!useURL || seen.current === here) return;
    seen.current = here;
    const next = location.search ? filter.empty() : initial();
    if (location.search) next.configureFromQueryString(location.search);
    const search = next.makeQueryParameters();
    if (search !== location.search.replace(/^\?/, '')) history.replace({ ...history.location, search });
    if (search !== filter.makeQueryParameters()) setOwnFilter(next);
  }, [filter, history, initial, location, useURL]);

  return [filter, setFilter];
}
