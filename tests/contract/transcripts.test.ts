import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakeStash } from '../fake-stash/start.ts';
import { fakeRelease, isFake } from './support/stash-under-test.ts';
import { stashForTest } from './stash-for-test.ts';

interface Exchange {
  name: string;
  /** The text where it was no JSON. */
  request: { query: string; variables: Record<string, unknown> } | string;
  status: number;
  contentType: string;
  response: unknown;
}

/** Requests to a real Stash (v0.30.1 and 19 commits, schema 75) with an empty library, and what it answered. */
const exchanges = readFileSync(new URL('transcripts/from-an-empty-library.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Exchange);

/** The recording is one of v0.30, with ids that count from 1. */
const replays = isFake && fakeRelease === 'v0.30';
let stash: FakeStash;
beforeAll(async () => {
  if (replays) stash = await stashForTest();
});
afterAll(() => stash?.close());

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g;
/** What differs by nature: times, the folder, and the commit behind the version. */
const normal = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer)
      .replaceAll(TIME, '<TIME>')
      .replaceAll(stash.folder, '<DIR>')
      .replace(/"v0\.30\.1-\d+-g[0-9a-f]+"/, '"v0.30.1"'),
  );

// Each builds on the ones before, as ids count up from 1.
test.runIf(replays).each(exchanges)(
  'recorded: $name (fake only: the ids need an empty library)',
  async (exchange) => {
    const { request, status, contentType, response } = exchange;
    const body =
      typeof request === 'string' ? request : JSON.stringify(request).replaceAll('<DIR>', stash.folder);
    // The recording looked at a job after its end.
    const job = /findJob\(input:\{id:\\"(\d+)\\"/.exec(body)?.[1];
    if (job && stash.jobs.find(job)) await stash.jobs.ended(job);
    const answer = await fetch(`${stash.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body,
    });
    expect({
      status: answer.status,
      contentType: answer.headers.get('content-type'),
      response: normal(await answer.json()),
    }).toEqual({ status, contentType, response: normal(response) });
  },
);
