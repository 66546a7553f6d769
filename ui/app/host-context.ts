import { createContext, useContext } from 'react';
import type { IslandHost } from '../island.ts';

const HostContext = createContext<IslandHost | null>(null);
export const HostProvider = HostContext.Provider;

/** What Stash's page does for the island. */
export function useHost(): IslandHost {
  const host = useContext(HostContext);
  if (!host) throw new Error('This part of the page is used outside an island.');
  return host;
}
