import { afterAll, beforeAll, expect, test } from 'vitest';
import { entitiesOf } from './support/entities.ts';
import { message, stashUnderTest, type StashUnderTest } from './support/stash-under-test.ts';

let stash: StashUnderTest;
let make: ReturnType<typeof entitiesOf>;
beforeAll(async () => {
  stash = await stashUnderTest();
  make = entitiesOf(stash);
});
afterAll(() => stash.close());

const create = (kind: 'tag' | 'studio' | 'performer', input: Record<string, unknown>) => {
  const type = `${kind[0]?.toUpperCase()}${kind.slice(1)}CreateInput`;
  return stash.ask(`mutation($i: ${type}!) { r: ${kind}Create(input: $i) { id name } }`, { i: input });
};

test.each(['tag', 'studio'] as const)(
  'a name of a %s is refused when it exists, whatever its case, or is an alias',
  async (kind) => {
    const [name, alias] = [make.named(`${kind} Lighthouse`), make.named(`${kind} Beacon`)];
    await create(kind, { name, aliases: [alias] });
    const loud = name.toUpperCase();
    expect(message(await create(kind, { name: loud }))).toBe(`${kind} with name '${loud}' already exists`);
    expect(message(await create(kind, { name: alias.toUpperCase() }))).toBe(
      `name '${alias.toUpperCase()}' is used as alias for '${name}'`,
    );
  },
);

test('the comparison is LIKE: a name with a wildcard meets every name that begins like it', async () => {
  await make.tag('Light house');
  const name = make.named('Light%');
  expect(message(await create('tag', { name }))).toBe(`tag with name '${name}' already exists`);
  // The other way round nothing is in the way.
  await make.tag('50%');
  expect(message(await create('tag', { name: make.named('50 days') }))).toBeUndefined();
});

test('names of tags are trimmed (from v0.30 on) and must not be blank', async () => {
  const name = `${make.named('Delta')}  `;
  expect((await create('tag', { name })).data.r.name).toBe(stash.release === 'v0.30' ? name.trim() : name);
  expect(message(await create('tag', { name: '' }))).toBe('tag name must not be blank');
});

test('two performers of one name need different disambiguations', async () => {
  const name = make.named('Orla Testmark');
  expect(message(await create('performer', { name }))).toBeUndefined();
  expect(message(await create('performer', { name, disambiguation: 'the other' }))).toBeUndefined();
  expect(message(await create('performer', { name: name.toUpperCase() }))).toBe(
    `performer with name '${name.toUpperCase()}' already exists`,
  );
  expect(message(await create('performer', { name, disambiguation: 'the other' }))).toBe(
    `performer with name '${name}' and disambiguation 'the other' already exists`,
  );
});

test('merged tags leave their names as aliases and their scenes to the destination', async () => {
  const [from, to] = [await make.tag('from'), await make.tag('to')];
  const scene = await make.scene('tagged', { tag_ids: [from] });
  const { tagsMerge } = await stash.data(
    'mutation($from: [ID!]!, $to: ID!) { tagsMerge(input: {source: $from, destination: $to}) { id aliases } }',
    { from: [from], to },
  );
  expect(tagsMerge).toEqual({ id: to, aliases: [make.named('from')] });
  const { findScene, findTag } = await stash.data(
    'query($scene: ID!, $tag: ID!) { findScene(id: $scene) { tags { id } } findTag(id: $tag) { id } }',
    { scene, tag: from },
  );
  expect([findScene.tags, findTag]).toEqual([[{ id: to }], null]);
});

test('names are found by text, ids and time; paging and sorting are those of scenes', async () => {
  const [one, two] = [await make.performer('Pia'), await make.performer('Quinn')];
  const found = await stash.data(
    `query($ids: [ID!], $name: StringCriterionInput!, $page: FindFilterType) {
      byIds: findPerformers(ids: $ids) { count performers { id } }
      byName: findPerformers(performer_filter: {name: $name}, filter: $page) { count performers { id name } } }`,
    {
      ids: [two, one],
      name: { value: make.named('%'), modifier: 'EQUALS' },
      page: { sort: 'name', direction: 'DESC', per_page: 1 },
    },
  );
  expect(found.byIds.performers.map((row: { id: string }) => row.id)).toEqual([two, one]);
  expect(found.byName.performers).toEqual([{ id: two, name: make.named('Quinn') }]);
  expect(found.byName.count).toBe(4);
});

test('a deleted performer disappears from its scenes', async () => {
  const performer = await make.performer('Gone');
  const scene = await make.scene('left', { performer_ids: [performer] });
  await stash.data('mutation($id: ID!) { performerDestroy(input: {id: $id}) }', { id: performer });
  const { findScene } = await stash.data('query($id: ID!) { findScene(id: $id) { performers { id } } }', {
    id: scene,
  });
  expect(findScene.performers).toEqual([]);
});
