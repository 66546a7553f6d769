import React, { createContext, useContext, useMemo } from 'react';
import { mutateConfigurePlugin, useConfiguration } from '../stash-service.ts';
import { useToast } from '../toast.tsx';

export interface SettingsApi {
  loading: boolean;
  error: Error | undefined;
  plugins: Record<string, Record<string, unknown>>;
  savePluginSettings: (pluginID: string, input: Record<string, unknown>) => void;
}

const SettingsContext = createContext<SettingsApi | null>(null);

export const SettingsProvider: React.FC = ({ children }) => {
  const toast = useToast();
  const { data, loading, error } = useConfiguration();
  const api = useMemo<SettingsApi>(
    () => ({
      loading,
      error,
      plugins: data?.configuration.plugins ?? {},
      savePluginSettings: (pluginID, input) =>
        void mutateConfigurePlugin(pluginID, input).catch((failure: unknown) => toast.error(failure)),
    }),
    [data, error, loading, toast],
  );
  return <SettingsContext.Provider value={api}>{children}</SettingsContext.Provider>;
};

/** Throws outside of the settings page, as Stash's does. */
export function useSettings(): SettingsApi {
  const api = useContext(SettingsContext);
  if (!api) throw new Error('useSettings must be used within a SettingsProvider');
  return api;
}
