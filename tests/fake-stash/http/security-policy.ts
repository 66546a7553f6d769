import type { PluginRegistry } from '../plugins/registry.ts';
import { isUrl } from '../graphql/queries/system.ts';

/** The Content-Security-Policy of HTML documents, from the plugins that are enabled at this moment. */
export function securityPolicy(plugins: PluginRegistry): string {
  const enabled = plugins.enabled();
  const own = (key: 'script-src' | 'style-src' | 'connect-src') =>
    enabled.flatMap((plugin) => plugin.csp[key]);
  const scripts = enabled.flatMap((plugin) => plugin.javascript.filter(isUrl));
  const styles = enabled.flatMap((plugin) => plugin.css.filter(isUrl));
  const directives: [string, string[]][] = [
    ['default-src', ['data:', "'self'", "'unsafe-inline'"]],
    ['connect-src', ['data:', "'self'", 'ws:', 'wss:', ...own('connect-src')]],
    ['img-src', ['data:', '*']],
    [
      'script-src',
      [
        "'self'",
        'http://www.gstatic.com',
        'https://www.gstatic.com',
        "'unsafe-inline'",
        "'unsafe-eval'",
        ...scripts,
        ...own('script-src'),
      ],
    ],
    ['style-src', ["'self'", "'unsafe-inline'", ...styles, ...own('style-src')]],
    ['media-src', ['blob:', "'self'"]],
    ['worker-src', ['blob:']],
    ['child-src', ["'none'"]],
    ['object-src', ["'none'"]],
    ['form-action', ["'self'"]],
  ];
  return directives.map(([name, values]) => `${name} ${[...new Set(values)].join(' ')}`).join('; ');
}
