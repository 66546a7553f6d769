import React, { createContext, useContext } from 'react';
import type { Configuration } from './types.ts';

const ConfigurationContext = createContext<Configuration | null>(null);

export const ConfigurationProvider: React.FC<{ configuration: Configuration }> = ({
  configuration,
  children,
}) => <ConfigurationContext.Provider value={configuration}>{children}</ConfigurationContext.Provider>;

/** Not available inside `App` patches, which lie outside the provider. */
export function useConfigurationValue(): Configuration {
  const configuration = useContext(ConfigurationContext);
  if (!configuration) throw new Error('The configuration is used outside of its provider.');
  return configuration;
}
