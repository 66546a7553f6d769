import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, execute, parse, validate, type GraphQLSchema } from 'graphql';
import type { Outside } from '../../../../ui/host/filter/answer-find-scenes.ts';

/*
 * `findScenes` of Stash over a few scenes in memory, with Stash's real schema: documents are validated, variables are
 * coerced, and filters mean what they mean in Stash's SQL.
 */

export interface ListedScene {
  id: number;
  title: string;
  rating100: number;
}

interface Filter {
  id?: { value: number; value2?: number; modifier: string };
  rating100?: { value: number; modifier: string };
  AND?: Filter;
  OR?: Filter;
  NOT?: Filter;
}
interface Arguments {
  filter?: { q?: string; sort?: string; direction?: string; page?: number; per_page?: number };
  scene_filter?: Filter;
  scene_ids?: number[];
}

const schemas = new Map<string, GraphQLSchema>();
export function stashSchema(version: string): GraphQLSchema {
  let schema = schemas.get(version);
  if (!schema) {
    const file = join(import.meta.dirname, `../../../fake-stash/schema/${version}.graphql`);
    schema = buildSchema(readFileSync(file, 'utf8'), { assumeValid: true });
    schemas.set(version, schema);
  }
  return schema;
}

/** What Stash's UI sends; its fragment is cut down to what is looked at here. */
const findScenesDocument = `query FindScenes($filter: FindFilterType, $scene_filter: SceneFilterType, $scene_ids: [Int!]) {
  findScenes(filter: $filter, scene_filter: $scene_filter, scene_ids: $scene_ids) {
    __typename count filesize duration scenes { __typename id title paths { __typename screenshot } } } }`;

export class ListStash {
  scenes: ListedScene[];
  /** Names of the operations that were asked, in order. */
  readonly asked: string[] = [];

  constructor(scenes: ListedScene[]) {
    this.scenes = scenes;
  }

  readonly ask: Outside['ask'] = async (text, variables) => {
    const answer = await this.run(text, variables);
    if (answer.errors) throw new Error(answer.errors[0]!.message);
    return answer.data as never;
  };

  readonly findScenes: Outside['findScenes'] = (variables) => this.run(findScenesDocument, { ...variables });

  async run(text: string, variables: Record<string, unknown>) {
    const document = parse(text);
    const schema = stashSchema('v0.30.1');
    const invalid = validate(schema, document);
    if (invalid.length > 0) throw invalid[0]!;
    this.asked.push(/query (\w+)/.exec(text)?.[1] ?? '');
    const answer = await execute({
      schema,
      document,
      // Variables travel as JSON: what is undefined is absent.
      variableValues: JSON.parse(JSON.stringify(variables)) as Record<string, unknown>,
      rootValue: { findScenes: (input: Arguments) => this.list(input) },
    });
    return JSON.parse(JSON.stringify(answer)) as { data?: never; errors?: { message: string }[] };
  }

  /** What Stash would list: the ids, in order, without paging. */
  matches({ filter = {}, scene_filter: scene }: Arguments): number[] {
    const found = this.scenes.filter(
      (one) => (!filter.q || one.title.includes(filter.q)) && (!scene || fulfils(one, scene, 0)),
    );
    return sorted(found, filter.sort, filter.direction).map((one) => one.id);
  }

  private list(input: Arguments) {
    const ids = input.scene_ids?.length ? input.scene_ids : this.matches(input);
    const found = ids.map((id) => {
      const scene = this.scenes.find((one) => one.id === id);
      if (!scene) throw new Error(`scene with id ${id} not found`);
      return scene;
    });
    const { page = 1, per_page: perPage = 25 } = input.filter ?? {};
    const rows = input.scene_ids?.length ? found : found.slice((page - 1) * perPage, page * perPage);
    return {
      count: found.length,
      duration: found.length * 10,
      filesize: found.reduce((sum, one) => sum + one.id * 1000, 0),
      scenes: rows.map((one) => ({
        ...one,
        paths: { screenshot: `/scene/${one.id}/screenshot?t=${one.id}` },
      })),
    };
  }
}

function fulfils(scene: ListedScene, filter: Filter, depth: number): boolean {
  if (depth > 29) throw new Error('parser stack overflow');
  const { id, rating100, AND, OR, NOT } = filter;
  if ([AND, OR, NOT].filter(Boolean).length > 1) throw new Error('cannot have AND and OR in the same filter');
  let own = true;
  if (id?.modifier === 'EQUALS') own &&= scene.id === id.value;
  if (id?.modifier === 'BETWEEN') own &&= scene.id >= id.value && scene.id <= id.value2!;
  if (id?.modifier === 'NOT_EQUALS') own &&= scene.id !== id.value;
  if (id?.modifier === 'NOT_BETWEEN') own &&= scene.id < id.value || scene.id > id.value2!;
  if (rating100) own &&= scene.rating100 > rating100.value;
  if (AND) return fulfils(scene, AND, depth + 1) && own;
  if (OR) return fulfils(scene, OR, depth + 1) || own;
  if (NOT) return !fulfils(scene, NOT, depth + 1) && own;
  return own;
}

function sorted(scenes: ListedScene[], sort = 'id', direction = 'ASC'): ListedScene[] {
  const seed = Number(/^random_(\d+)$/.exec(sort)?.[1]);
  const key = (scene: ListedScene): number | string => {
    if (seed) return (scene.id * seed) % 1009;
    return sort === 'title' ? scene.title : sort === 'rating' ? scene.rating100 : scene.id;
  };
  const order = scenes.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : a.id - b.id;
  });
  return direction === 'DESC' ? order.reverse() : order;
}

/** Scenes with gaps in their ids, as after some deletions, and many equal ratings and titles. */
export function manyScenes(count: number): ListedScene[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index * 2 + (index % 3 === 0 ? 1 : 0),
    title: `${['morning', 'harbour', 'winter'][index % 3]} ${(index * 7919) % 100}`,
    rating100: (index * 31) % 100,
  }));
}
