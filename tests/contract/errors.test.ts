import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFake, message, stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
beforeAll(async () => {
  stash = await stashUnderTest();
});
afterAll(() => stash.close());

const post = async (body: string, headers: Record<string, string> = { Accept: 'application/json' }) => {
  const response = await fetch(`${stash.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...stash.credentials, ...headers },
    body,
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    cache: response.headers.get('cache-control'),
    body: text.startsWith('{') ? JSON.parse(text) : text,
  };
};
const query = (text: string, variables = {}) => JSON.stringify({ query: text, variables });

test('what a resolver refuses is 200 with message and path, beside what the others answered', async () => {
  const answer = await post(
    query('{ version { version } wrong: findScenes(filter: {sort: "nope"}) { count } }'),
  );
  expect(answer).toMatchObject({
    status: 200,
    type: 'application/json',
    body: { errors: [{ message: 'invalid sort: nope', path: ['wrong'] }], data: null },
  });
});

test('no answer may be kept', async () => {
  expect((await post(query('{ version { version } }'))).cache).toBe('no-store');
});

test.each([
  ['does not fit the schema', query('{ findScenes { nothing } }'), 'GRAPHQL_VALIDATION_FAILED'],
  ['cannot be parsed', query('{ findScenes('), 'GRAPHQL_PARSE_FAILED'],
  ['is empty', query(''), 'GRAPHQL_VALIDATION_FAILED'],
  ['lacks a variable', query('query($i: ID!) { findScene(id: $i) { id } }'), 'GRAPHQL_VALIDATION_FAILED'],
  [
    'has an unknown field in a variable',
    query('query($f: SceneFilterType) { findScenes(scene_filter: $f) { count } }', { f: { colour: 'blue' } }),
    'GRAPHQL_VALIDATION_FAILED',
  ],
])('a document that %s is 422 with a code', async (_, body, code) => {
  const answer = await post(body);
  expect([answer.status, answer.body.errors[0].extensions.code, answer.body.data]).toEqual([422, code, null]);
});

test('a validation error names its place, that of a variable leads into the variables', async () => {
  const { body } = await post(query('{ findScene(id: 1) { nope } }'));
  expect(body.errors[0]).toMatchObject({
    message: expect.stringContaining('Cannot query field "nope" on type "Scene".'),
    locations: [{ line: 1, column: 22 }],
  });
  const missing = await post(query('query($i: ID!) { findScene(id: $i) { id } }'));
  expect(missing.body.errors[0]).toMatchObject({ message: 'must be defined', path: ['variable', 'i'] });
});

test.each(['<html>', '{{{', ''])('a body that is no JSON (%s) is 400', async (body) => {
  const answer = await post(body);
  expect([answer.status, answer.body.errors[0].message]).toEqual([
    400,
    expect.stringContaining('json request body could not be decoded'),
  ]);
});

test('who accepts anything gets the newer media type from v0.29 on, and 400 for what was 422', async () => {
  const newer = stash.release !== 'v0.28';
  const good = await post(query('{ version { version } }'), { Accept: '*/*' });
  const bad = await post(query('{ nope }'), { Accept: '*/*' });
  const type = newer ? 'application/graphql-response+json' : 'application/json';
  expect([good.status, good.type, bad.status, bad.type]).toEqual([200, type, newer ? 400 : 422, type]);
});

test('queries may come by GET, mutations may not', async () => {
  const get = (text: string) =>
    fetch(`${stash.url}/graphql?query=${encodeURIComponent(text)}`, {
      headers: { Accept: 'application/json', ...stash.credentials },
    });
  expect((await (await get('{ version { version } }')).json()).data.version.version).toMatch(/^v0/);
  const refused = await get('mutation { stopJob(job_id: "999999") }');
  expect(refused.status).toBe(406);
  expect((await refused.json()).errors[0].message).toBe('GET requests only allow query operations');
});

test('a mutation goes on after one of its fields has failed', async () => {
  const answer = await stash.ask(
    'mutation { a: runPluginOperation(plugin_id: "nobody-has-this") b: stopJob(job_id: "999999") }',
  );
  expect([answer.data, answer.errors?.map((error) => error.path)]).toEqual([{ a: null, b: true }, [['a']]]);
});

test('an id that is no number is an error of Go', async () => {
  const answer = await stash.ask('{ findScene(id: "x") { id } }');
  expect(message(answer)).toBe('strconv.Atoi: parsing "x": invalid syntax');
});

test('refused requests stand in the log as errors', async () => {
  await stash.ask('{ findScenes(filter: {sort: "logged-nonsense"}) { count } }');
  const line = (await stash.logged()).find((text) => text.includes('logged-nonsense'));
  expect(line).toMatch(/^Error: .*invalid sort: logged-nonsense/);
});

test.runIf(isFake)('a field that the fake lacks says so (fake only: a real server has it)', async () => {
  expect(message(await stash.ask('{ dlnaStatus { running } }'))).toBe(
    'the fake Stash does not implement Query.dlnaStatus',
  );
});
