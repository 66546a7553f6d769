/** Which page a path behind `/plugins/stashhog` names. */
export type Route =
  | { page: 'overview' }
  | { page: 'plans' }
  | { page: 'plan'; id: number }
  | { page: 'runs' }
  | { page: 'run'; id: number }
  | { page: 'settings' }
  | { page: 'unknown' };

/** The section of a route in the navigation. */
export type Section = 'overview' | 'plans' | 'runs' | 'settings';

export const base = '/plugins/stashhog';
export const paths = {
  overview: base,
  plans: `${base}/plans`,
  runs: `${base}/runs`,
  settings: `${base}/settings`,
  plan: (id: number) => `${base}/plans/${id}`,
  run: (id: number) => `${base}/runs/${id}`,
  scene: (id: number) => `/scenes/${id}`,
};

export function parseRoute(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const [section, rest, ...more] = parts;
  if (section === undefined) return { page: 'overview' };
  if (more.length > 0) return { page: 'unknown' };
  if (section === 'settings' && rest === undefined) return { page: 'settings' };
  if (section !== 'plans' && section !== 'runs') return { page: 'unknown' };
  if (rest === undefined) return { page: section };
  if (!/^[1-9]\d{0,14}$/.test(rest)) return { page: 'unknown' };
  return { page: section === 'plans' ? 'plan' : 'run', id: Number(rest) };
}

export function sectionOf(route: Route): Section | null {
  switch (route.page) {
    case 'plan':
      return 'plans';
    case 'run':
      return 'runs';
    case 'unknown':
      return null;
    default:
      return route.page;
  }
}
