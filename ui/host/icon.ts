import type { HostNode, PluginApi } from './plugin-api.ts';

/** An icon of Stash's own set; nothing where this version of Stash does not have it. */
export function drawIcon(api: PluginApi, name: string, className: string): HostNode {
  const icon = api.libraries.FontAwesomeSolid[name]?.icon;
  if (!icon) return null;
  const [width, height, , , path] = icon;
  return api.React.createElement(
    'svg',
    {
      'aria-hidden': true,
      focusable: false,
      role: 'img',
      viewBox: `0 0 ${width} ${height}`,
      className: `svg-inline--fa fa-icon ${className}`,
    },
    api.React.createElement('path', {
      fill: 'currentColor',
      d: typeof path === 'string' ? path : path.join(' '),
    }),
  );
}
