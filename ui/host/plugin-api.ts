/*
 * What we use of Stash's `window.PluginApi`, and no more. Everything here belongs to Stash: React is version 17, the
 * router version 5, Apollo version 3. Names that only some versions have are optional; probe them where they are used.
 */

export interface HostElement {
  type: unknown;
  props: Props;
  key: string | number | null;
}
export type HostNode = HostElement | string | number | boolean | null | undefined | readonly HostNode[];
// Props of Stash's components: each patch reads the few it knows.
// oxlint-disable-next-line typescript/no-explicit-any
export type Props = Record<string, any>;
export type HostComponent<P = Props> = (props: P) => HostNode;
/** A component made by Stash or its libraries: a function, a class or one of React's own objects. */
export type ForeignComponent = object | string;

export interface HostClassComponent {
  props: Props;
  state: Props;
  setState(state: Props): void;
}

export interface HostReact {
  createElement(
    type: ForeignComponent | HostComponent<never>,
    props?: Props | null,
    ...children: HostNode[]
  ): HostElement;
  Fragment: ForeignComponent;
  Component: new (props: Props) => HostClassComponent;
  Children: { toArray(children: HostNode): HostNode[] };
  memo<P>(component: HostComponent<P>): HostComponent<P>;
  useState<T>(initial: T | (() => T)): [T, (value: T | ((previous: T) => T)) => void];
  useEffect(effect: () => void | (() => void), dependencies?: readonly unknown[]): void;
  useRef<T>(initial: T): { current: T };
  useMemo<T>(make: () => T, dependencies: readonly unknown[]): T;
}

export interface HostLocation {
  pathname: string;
  search: string;
  hash: string;
  key?: string;
}
export interface HostHistory {
  location: HostLocation;
  push(path: string): void;
}

export interface GraphQlAnswer {
  // oxlint-disable-next-line typescript/no-explicit-any
  data?: any;
  errors?: readonly { message: string }[];
}
export interface Observer<T> {
  next(value: T): void;
  error(error: unknown): void;
  complete(): void;
}
export interface HostObservable<T> {
  subscribe(observer: Partial<Observer<T>>): { unsubscribe(): void };
  map<U>(change: (value: T) => U): HostObservable<U>;
}
export interface HostDocument {
  definitions: readonly { kind: string; operation?: string }[];
}
export interface HostOperation {
  query: HostDocument;
  variables: Props;
  operationName: string;
}
export interface HostLink {
  concat(next: HostLink): HostLink;
}
export type Forward = (operation: HostOperation) => HostObservable<GraphQlAnswer>;

export interface HostApollo {
  ApolloLink: new (
    handle: (operation: HostOperation, forward: Forward) => HostObservable<GraphQlAnswer>,
  ) => HostLink;
  Observable: new <T>(subscriber: (observer: Observer<T>) => void | (() => void)) => HostObservable<T>;
  execute(
    link: HostLink,
    request: { query: HostDocument; variables: Props; operationName?: string },
  ): HostObservable<GraphQlAnswer>;
  gql(text: string): HostDocument;
}

export interface HostQuery {
  queryName?: string;
  variables?: Props;
  refetch(): Promise<unknown>;
}
export interface HostClient {
  link: HostLink;
  setLink(link: HostLink): void;
  onResetStore(listener: () => Promise<void>): () => void;
  subscribe(options: { query: HostDocument; fetchPolicy: 'no-cache' }): HostObservable<GraphQlAnswer>;
  query(options: { query: HostDocument; variables: Props; fetchPolicy: 'network-only' }): Promise<unknown>;
  getObservableQueries(which: 'active'): Map<string, HostQuery>;
  cache: {
    evict(options: { id: string; fieldName?: string; broadcast?: boolean }): boolean;
    gc(): unknown;
    extract(): Record<string, unknown>;
    modify(options: {
      id: string;
      broadcast?: boolean;
      fields: Record<
        string,
        (value: unknown, details: { storeFieldName: string; DELETE: unknown }) => unknown
      >;
    }): boolean;
  };
}
/** The `graphql-ws` client below Apollo's subscriptions. */
export interface HostSocket {
  on(event: 'connected', listener: () => void): () => void;
}

export interface PluginApi {
  React: HostReact;
  GQL: Record<string, unknown>;
  libraries: {
    ReactRouterDOM: {
      Link: ForeignComponent;
      NavLink: ForeignComponent;
      useHistory(): HostHistory;
      useLocation(): HostLocation;
    };
    Bootstrap: {
      Nav: { Item: ForeignComponent; Link: ForeignComponent };
      Tab: { Pane: ForeignComponent };
      Button: ForeignComponent;
      Collapse: ForeignComponent;
      Form: { Check: ForeignComponent };
      Spinner: ForeignComponent;
    };
    Apollo: HostApollo;
    FontAwesomeSolid: Record<
      string,
      { icon: readonly [number, number, unknown, string, string | string[]] } | undefined
    >;
    Mousetrap: { prototype: { stopCallback(event: Event, ...rest: unknown[]): boolean } };
  };
  register: { route(path: string, component: HostComponent<RouteProps>): void };
  utils: { StashService: { getClient(): HostClient; getWSClient?(): HostSocket } };
  patch: {
    before(name: string, change: (...args: Props[]) => unknown[]): void;
    // The arguments vary with the patched function: see guard.ts.
    // oxlint-disable-next-line typescript/no-explicit-any
    instead(name: string, replace: (...args: any[]) => unknown): void;
    // oxlint-disable-next-line typescript/no-explicit-any
    after(name: string, change: (...args: any[]) => unknown): void;
  };
}

export interface RouteProps {
  location: HostLocation;
}

declare global {
  interface Window {
    PluginApi?: PluginApi;
  }
}
