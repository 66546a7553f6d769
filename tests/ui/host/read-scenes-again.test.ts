import { ApolloClient, ApolloLink, InMemoryCache, Observable, gql } from '@apollo/client/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PluginApi } from '../../../ui/host/plugin-api.ts';
import { readScenesAgain } from '../../../ui/host/read-scenes-again.ts';

const findScene = gql`
  query FindScene($id: ID!) {
    findScene(id: $id) {
      id
      title
    }
  }
`;
const findScenes = gql`
  query FindScenes {
    findScenes {
      scenes {
        id
        title
      }
    }
  }
`;

let titles: Record<string, string>;
let asked: string[];
let client: ApolloClient<unknown>;
let api: PluginApi;

beforeEach(() => {
  // Apollo 3.14 warns of an option that it passes to itself.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  titles = { 1: 'one', 2: 'two', 3: 'three' };
  asked = [];
  const scene = (id: string) => ({ __typename: 'Scene', id, title: titles[id] });
  const stash = new ApolloLink(({ operationName, variables }) => {
    asked.push(operationName + (variables['id'] ?? ''));
    return Observable.of({
      data:
        operationName === 'FindScene'
          ? { findScene: scene(variables['id']) }
          : { findScenes: { __typename: 'FindScenesResultType', scenes: Object.keys(titles).map(scene) } },
    });
  });
  client = new ApolloClient({ link: stash, cache: new InMemoryCache() });
  api = {
    GQL: { FindSceneDocument: findScene },
    utils: { StashService: { getClient: () => client } },
  } as unknown as PluginApi;
});
afterEach(() => vi.restoreAllMocks());

/** The scene page: each value it has shown. */
async function watch(id: string) {
  const shown: (string | undefined)[] = [];
  client
    .watchQuery({ query: findScene, variables: { id } })
    .subscribe(({ data }) => shown.push(data?.findScene?.title));
  await vi.waitFor(() => expect(shown).toEqual([titles[id]]));
  return shown;
}

test('a scene on the screen gets its new values without ever being empty', async () => {
  const shown = await watch('1');
  titles['1'] = 'applied';
  readScenesAgain(api, [1]);
  await vi.waitFor(() => expect(shown.at(-1)).toBe('applied'));
  expect(shown).toEqual(['one', 'applied']);
});

test('so does it when many scenes changed', async () => {
  const shown = await watch('1');
  titles['1'] = 'applied';
  readScenesAgain(api, null);
  await vi.waitFor(() => expect(shown.at(-1)).toBe('applied'));
  expect(shown).toEqual(['one', 'applied']);
});

test('a list that is opened later is read from Stash', async () => {
  await client.query({ query: findScenes });
  titles['2'] = 'applied';
  readScenesAgain(api, null);
  const { data } = await client.query({ query: findScenes });
  expect(data.findScenes.scenes[1].title).toBe('applied');
});

test('scenes that are not on the screen are forgotten, and the rest is not asked for', async () => {
  await watch('1');
  await client.query({ query: findScene, variables: { id: '3' } });
  asked.length = 0;
  titles['3'] = 'applied';
  readScenesAgain(api, null);
  await vi.waitFor(() => expect(asked).toEqual(['FindScene1']));
  const { data } = await client.query({ query: findScene, variables: { id: '3' } });
  expect(data.findScene.title).toBe('applied');
});
