import { emulate } from './release.ts';

// The release is asked for before anything else, since component modules decide by it what they register.
const base = document.querySelector('base')?.getAttribute('href') ?? '/';
const answer = await fetch(`${base}graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify({ operationName: 'Version', query: 'query Version { version { version } }' }),
}).then((response) => response.json() as Promise<{ data?: { version?: { version?: string | null } } }>);
emulate(answer.data?.version?.version);

const { start } = await import('./start.tsx');
start();
