import type React from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import type * as patchModule from './app/patch.tsx';
import { emulate } from './app/release.ts';

let patch: typeof patchModule;

beforeAll(async () => {
  emulate('v0.29.3');
  patch = await import('./app/patch.tsx');
});

/** Calls a component as React does: with two arguments. */
const show = (component: unknown, props: object): unknown =>
  (component as (props: object, context: unknown) => unknown)(props, {});

describe('patches', () => {
  test('registered after the component still apply', () => {
    const component = patch.patchComponent<{ n: number }>('SceneCard', ({ n }) => String(n) as never);
    patch.before('SceneCard', (props: { n: number }, ...rest: unknown[]) => [{ n: props.n + 1 }, ...rest]);
    expect(show(component, { n: 1 })).toBe('2');
  });

  test('after a component get the result as third argument', () => {
    const component = patch.patchComponent('SceneCard.Overlays', () => 'own' as never);
    patch.after('SceneCard.Overlays', (...args: unknown[]) => `${args.length}: ${String(args.at(-1))}`);
    expect(show(component, {})).toBe('3: own');
  });

  test('before that return only the properties move the result of later patches to the second place', () => {
    const component = patch.patchComponent('SceneCard.Details', () => 'own' as never);
    patch.before('SceneCard.Details', (props: object) => [props]);
    patch.after('SceneCard.Details', (...args: unknown[]) => args.length);
    expect(show(component, {})).toBe(2);
  });

  test('before that return no array break the component', () => {
    const component = patch.patchComponent<{ n: number }>('SceneCard.Image', ({ n }) => String(n) as never);
    patch.before('SceneCard.Image', (props: object) => ({ ...props }));
    expect(() => show(component, { n: 1 })).toThrow(TypeError);
  });

  test('after a function that returns a list get its items spread', () => {
    const sorted = patch.patchFunction('PluginRoutes', () => ['a', 'b']);
    patch.after('PluginRoutes', (...args: unknown[]) => args);
    expect(sorted()).toEqual(['a', 'b']);
    patch.after('PluginRoutes', (...args: unknown[]) => args.length);
    expect(sorted()).toBe(2);
  });

  test('instead run as a chain that ends in the component', () => {
    const component = patch.patchComponent<{ text: string }>('Setting', ({ text }) => text as never);
    type Next = (props: object) => string;
    patch.instead('Setting', (...args: unknown[]) => `1(${(args.at(-1) as Next)({ text: 'a' })})`);
    patch.instead('Setting', (...args: unknown[]) => `2(${(args.at(-1) as Next)({ text: 'b' })})`);
    expect(show(component, { text: 'c' })).toBe('1(2(b))');
  });
});

describe('components', () => {
  test('that the emulated release lacks are neither patched nor listed', () => {
    const component = patch.patchComponent('SceneListOperations', () => 'own' as never);
    patch.after('SceneListOperations', () => 'patched');
    expect(show(component, {})).toBe('own');
    expect(patch.components).not.toHaveProperty('SceneListOperations');
  });

  test('cannot be registered twice under one name', () => {
    const component = (() => null) as React.FC;
    patch.registerComponent('Own', component);
    expect(() => patch.registerComponent('Own', component)).toThrow('already been registered');
  });
});
