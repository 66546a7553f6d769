import React from 'react';
import { isPatchable, type PatchableName } from './patchable-names.ts';

// Patches come from plugins, which are outside every type.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyFunction = (this: any, ...args: any[]) => any;
type Kind = 'before' | 'instead' | 'after';

const patches: Record<Kind, Map<string, AnyFunction[]>> = {
  before: new Map(),
  instead: new Map(),
  after: new Map(),
};

function add(kind: Kind, name: string, patch: AnyFunction): void {
  const list = patches[kind].get(name);
  if (list) list.push(patch);
  else patches[kind].set(name, [patch]);
}

/** The patch returns the new argument list; what it leaves out of the list is lost for all later patches. */
export const before = (name: string, patch: AnyFunction): void => add('before', name, patch);
/** The patch gets the arguments and, last, the next function to call. */
export const instead = (name: string, patch: AnyFunction): void => add('instead', name, patch);
/** The patch gets the arguments and, last, the result; an array result arrives spread over several arguments. */
export const after = (name: string, patch: AnyFunction): void => add('after', name, patch);

/** Everything registered so far; pages that load lazily add theirs when they load. */
export const components: Record<string, AnyFunction> = {};

export function registerComponent<T extends AnyFunction>(name: string, component: T): T {
  if (components[name]) throw new Error(`Component ${name} has already been registered`);
  components[name] = component;
  return component;
}

/** Calls the first patch; each gets its successor as last argument, the last one gets the function itself. */
function callInstead(self: unknown, chain: AnyFunction[], target: AnyFunction, args: unknown[]): unknown {
  let position = 0;
  // One position for the whole call, as in Stash: a patch that calls `next` twice skips patches the second time.
  const next = (): AnyFunction => {
    const patch = chain[position];
    if (!patch) return target;
    position += 1;
    return function (this: unknown, ...own: unknown[]) {
      return patch.apply(this, [...own, next()]);
    };
  };
  return next().apply(self, args);
}

/** Looks the patches up at every call, so it does not matter whether a patch or the component came first. */
export function patchFunction<T extends AnyFunction>(name: PatchableName, target: T): T {
  if (!isPatchable(name)) return target;
  const patched: AnyFunction = function (this: unknown, ...given: unknown[]) {
    let args = given;
    for (const patch of patches.before.get(name) ?? []) args = patch.apply(this, args);
    const chain = patches.instead.get(name);
    let result: unknown = chain ? callInstead(this, chain, target, args) : target.apply(this, args);
    // `concat` spreads arrays; plugins meet that with the functions that return lists.
    for (const patch of patches.after.get(name) ?? []) result = patch.apply(this, args.concat(result));
    return result;
  };
  return patched as T;
}

/** A component that plugins can patch and find in `PluginApi.components`; plain in releases that lack the name. */
export function patchComponent<P>(name: PatchableName, component: React.FC<P>): React.FC<P> {
  const patched = patchFunction(name, component as AnyFunction);
  if (isPatchable(name)) registerComponent(name, patched);
  return patched as React.FC<P>;
}

/** A component that only shows its children, for plugins to add some. */
export function patchContainer(name: PatchableName): React.FC<React.PropsWithChildren<object>> {
  return patchComponent<React.PropsWithChildren<object>>(name, ({ children }) => <>{children}</>);
}
