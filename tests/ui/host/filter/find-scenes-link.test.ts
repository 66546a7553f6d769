import { ApolloClient, ApolloLink, InMemoryCache, Observable, execute, gql } from '@apollo/client/core';
import { print } from 'graphql';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { installFindScenesLink, type SeenScene } from '../../../../ui/host/filter/find-scenes-link.ts';
import type { PluginApi } from '../../../../ui/host/plugin-api.ts';
import { ListStash, manyScenes } from './list-stash.ts';

// Stash's document has no __typename; Apollo adds it on the way to the link.
const findScenes = gql`
  query FindScenes($filter: FindFilterType, $scene_filter: SceneFilterType, $scene_ids: [Int!]) {
    findScenes(filter: $filter, scene_filter: $scene_filter, scene_ids: $scene_ids) {
      count
      filesize
      duration
      scenes {
        id
        title
        paths {
          screenshot
        }
      }
    }
  }
`;

let stash: ListStash;
let wished: number[];
let idsFor: (wishes: string[]) => Promise<number[]>;
let seen: SeenScene[];

beforeEach(() => {
  // Apollo 3.14 warns of an option that it passes to itself.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  stash = new ListStash(manyScenes(120));
  wished = stash.scenes.filter((_, index) => index % 2 === 0).map((scene) => scene.id);
  idsFor = async () => wished;
  seen = [];
});
afterEach(() => vi.restoreAllMocks());

/** A page with Stash's Apollo client in front of `stash`, and our link installed. */
function openPage() {
  const sent: Record<string, unknown>[] = [];
  const base = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        sent.push(operation.variables);
        const text = print(operation.query);
        const answer = text.startsWith('mutation')
          ? Promise.resolve({ data: { sceneDestroy: true } })
          : stash.run(text, operation.variables);
        answer.then(
          (value) => {
            observer.next(value);
            observer.complete();
          },
          (error) => observer.error(error),
        );
      }),
  );
  const client = new ApolloClient({ link: base, cache: new InMemoryCache() });
  const api = {
    libraries: { Apollo: { ApolloLink, Observable, execute, gql } },
    utils: { StashService: { getClient: () => client } },
  } as unknown as PluginApi;
  const link = installFindScenesLink(
    api,
    (wishes) => idsFor(wishes),
    (scenes) => seen.push(...scenes),
  );
  return { client, link, sent };
}

const hogVariables = { filter: { q: 'hog:pending', sort: 'title', page: 1, per_page: 10 }, scene_filter: {} };

test('a list without our words reaches Stash untouched, and its scenes are seen', async () => {
  const { client, sent } = openPage();
  const variables = { filter: { q: 'harbour', per_page: 5 } };
  const { data } = await client.query({ query: findScenes, variables });
  expect(data.findScenes.scenes).toHaveLength(5);
  expect(sent).toEqual([variables]);
  expect(seen.map((scene) => scene.id)).toEqual(data.findScenes.scenes.map((scene: SeenScene) => scene.id));
});

test('a list with our words is filtered, and kept by Apollo under its own variables', async () => {
  const { client } = openPage();
  const { data } = await client.query({ query: findScenes, variables: hogVariables });
  expect(data.findScenes.count).toBe(wished.length);
  expect(data.findScenes.__typename).toBe('FindScenesResultType');
  expect(data.findScenes.scenes.every((scene: SeenScene) => wished.includes(Number(scene.id)))).toBe(true);
  stash.asked.length = 0;
  const again = await client.query({ query: findScenes, variables: hogVariables });
  expect(again.data).toEqual(data);
  expect(stash.asked).toEqual([]);
});

test('a failure is a readable error in the list, never the unfiltered list', async () => {
  idsFor = async () => {
    throw new Error('No Node was found');
  };
  const { client } = openPage();
  await expect(client.query({ query: findScenes, variables: hogVariables })).rejects.toThrow(
    'StashHog could not apply the hog: words of the search: No Node was found. Remove them',
  );
});

test('a list on the screen follows refresh and keeps its rows until the new ones are here', async () => {
  const { client, link } = openPage();
  const counts: number[] = [];
  const watched = client.watchQuery({ query: findScenes, variables: hogVariables }).subscribe(({ data }) => {
    counts.push(data.findScenes.count);
  });
  await vi.waitFor(() => expect(counts).toEqual([wished.length]));
  const before = wished.length;
  wished = wished.slice(1);
  link.refresh();
  await vi.waitFor(() => expect(counts).toEqual([before, before - 1]));
  watched.unsubscribe();
});

test('refresh drops kept pages that are not on the screen, and leaves other lists alone', async () => {
  const { client, link } = openPage();
  const plain = { filter: { q: '', per_page: 5 } };
  await client.query({ query: findScenes, variables: hogVariables });
  await client.query({ query: findScenes, variables: plain });
  wished = wished.slice(3);
  link.refresh();
  stash.asked.length = 0;
  await client.query({ query: findScenes, variables: plain });
  expect(stash.asked).toEqual([]);
  const { data } = await client.query({ query: findScenes, variables: hogVariables });
  expect(data.findScenes.count).toBe(wished.length);
});

test.each([
  [
    'a mutation',
    (client: ApolloClient<unknown>) =>
      client.mutate({ mutation: gql('mutation SceneDestroy { sceneDestroy(input: { id: 1 }) }') }),
  ],
  ['a reset of the store', (client: ApolloClient<unknown>) => client.resetStore()],
])('kept lists are worked out anew after %s', async (_name, happen) => {
  const { client } = openPage();
  await client.query({ query: findScenes, variables: hogVariables });
  wished = wished.slice(5);
  await happen(client);
  const { data } = await client.query({
    query: findScenes,
    variables: hogVariables,
    fetchPolicy: 'network-only',
  });
  expect(data.findScenes.count).toBe(wished.length);
});

test('an observer that left hears nothing more', async () => {
  let release = () => {};
  idsFor = () => new Promise((resolve) => (release = () => resolve([2])));
  const { client } = openPage();
  const heard: unknown[] = [];
  const subscription = execute(client.link, { query: findScenes, variables: hogVariables }).subscribe({
    next: (value) => heard.push(value),
    error: (error) => heard.push(error),
  });
  subscription.unsubscribe();
  release();
  await vi.waitFor(() => expect(stash.asked).toEqual(['FindScenes']));
  expect(heard).toEqual([]);
});

test('a failing badge does not cost the list', async () => {
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { client } = openPage();
  seen = {
    push: () => {
      throw new Error('broken');
    },
  } as never;
  const { data } = await client.query({ query: findScenes, variables: { filter: { per_page: 5 } } });
  expect(data.findScenes.scenes).toHaveLength(5);
  expect(consoleError).toHaveBeenCalledOnce();
});
