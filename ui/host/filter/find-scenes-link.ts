import { report } from '../guard.ts';
import type { GraphQlAnswer, HostClient, HostDocument, HostOperation, PluginApi } from '../plugin-api.ts';
import { hostTexts } from '../../texts.ts';
import { FilteredLists, type FindScenesVariables, type Outside } from './answer-find-scenes.ts';
import { readHogWords } from './hog-words.ts';

export interface FindScenesLink {
  /** Lists with hog: words are worked out anew, and those on the screen are asked for again. */
  refresh(): void;
}

/**
 * Puts our link in front of Stash's. It sees every `FindScenes` of lists, front page and play queue: scenes in the
 * answers go to `onScenes`, and a search with hog: words is answered by `FilteredLists`. Anything else passes.
 *
 * When filtering fails, the list shows a readable error. The unfiltered list would be dangerous (select all, delete)
 * and an empty one would be a lie.
 */
export function installFindScenesLink(
  api: PluginApi,
  idsFor: Outside['idsFor'],
  onScenes: (scenes: readonly SeenScene[]) => void,
): FindScenesLink {
  const { ApolloLink, Observable, execute, gql } = api.libraries.Apollo;
  const client = api.utils.StashService.getClient();
  const base = client.link;

  const send = (query: HostDocument, variables: object, operationName: string) =>
    new Promise<GraphQlAnswer>((resolve, reject) => {
      execute(base, { query, variables: { ...variables }, operationName }).subscribe({
        next: resolve,
        error: reject,
      });
    });
  const ask: Outside['ask'] = async (text, variables) => {
    const answer = await send(gql(text), variables, /^query (\w+)/.exec(text)?.[1] ?? '');
    const refused = answer.errors?.[0]?.message;
    if (refused !== undefined) throw new Error(refused);
    return answer.data;
  };

  // Apollo has added __typename to every document that reaches a link; without it the page would crash.
  let findScenesDocument: HostDocument;
  const lists = new FilteredLists({
    idsFor,
    ask,
    findScenes: (variables) => send(findScenesDocument, variables, 'FindScenes'),
  });

  const filtered = (operation: HostOperation, search: NonNullable<ReturnType<typeof readHogWords>>) =>
    new Observable<GraphQlAnswer>((observer) => {
      let left = false;
      findScenesDocument = operation.query;
      lists.answer(operation.variables as FindScenesVariables, search).then(
        (answer) => {
          if (left) return;
          observer.next(answer);
          observer.complete();
        },
        (error: unknown) => {
          if (!left) observer.error(new Error(hostTexts.filterFailed(sentence(error)), { cause: error }));
        },
      );
      return () => {
        left = true;
      };
    });

  const link = new ApolloLink((operation, forward) => {
    if (operation.operationName !== 'FindScenes') {
      if (!isMutation(operation.query)) return forward(operation);
      // An edit may move a scene within a kept list; Stash reads its lists again after it.
      return forward(operation).map((answer) => {
        lists.forget();
        return answer;
      });
    }
    const search = readHogWords((operation.variables as FindScenesVariables).filter?.q);
    return (search ? filtered(operation, search) : forward(operation)).map((answer) => {
      try {
        onScenes(answer.data?.findScenes?.scenes ?? []);
      } catch (error) {
        report('reading the scenes of a list', error);
      }
      return answer;
    });
  });
  client.setLink(link.concat(base));

  // Runs after each scan and clean.
  client.onResetStore(async () => lists.forget());

  return {
    refresh() {
      lists.forget();
      refetchHogLists(client);
    },
  };
}

/** What `onScenes` is given of Stash's `SlimSceneData`. */
export interface SeenScene {
  id: string;
  paths?: { screenshot?: string | null };
}

function refetchHogLists(client: HostClient): void {
  // Pages that are not on the screen leave the cache; those that are keep their rows until the new ones are here.
  client.cache.modify({
    id: 'ROOT_QUERY',
    broadcast: false,
    fields: {
      findScenes: (value, { storeFieldName, DELETE }) =>
        /hog:(active|pending|resync)/i.test(storeFieldName) ? DELETE : value,
    },
  });
  for (const query of client.getObservableQueries('active').values())
    if (query.queryName === 'FindScenes' && readHogWords(query.variables?.['filter']?.q))
      query
        .refetch()
        .catch((error: unknown) => console.debug('StashHog: the list was not read again.', error));
}

function isMutation(document: HostDocument): boolean {
  return document.definitions.some((definition) => definition.operation === 'mutation');
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
