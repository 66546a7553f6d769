import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { attempt, patchInstead, patchProps, patchResult } from '../../../ui/host/guard.ts';
import { StashPage } from './stash-page.ts';

let page: StashPage;
beforeEach(() => {
  page = new StashPage();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  page.close();
  vi.restoreAllMocks();
});

const original = (props: Record<string, unknown>) => `original ${String(props['name'])}`;
const fail = () => {
  throw new Error('broken');
};

test("a patch that throws leaves Stash's own result, and is reported once", () => {
  patchResult(page.api, 'A', fail);
  expect(page.call('A', original, { name: 'x' })).toBe('original x');
  expect(page.call('A', original, { name: 'y' })).toBe('original y');
  expect(console.error).toHaveBeenCalledOnce();
});

test("a patch of props that throws leaves Stash's props", () => {
  patchProps(page.api, 'B', fail);
  expect(page.call('B', original, { name: 'x' })).toBe('original x');
});

test("a replacement that throws leaves Stash's component", () => {
  patchInstead(page.api, 'C', fail);
  expect(page.call('C', original, { name: 'x' })).toBe('original x');
});

test('a replacement of something else is passed on, to the replacements of other plugins too', () => {
  patchInstead(page.api, 'D', () => undefined);
  page.api.patch.instead('D', (props, _context, next) => `other(${next(props)})`);
  expect(page.call('D', original, { name: 'x' })).toBe('other(original x)');
});

test('changes what was rendered last, also when another plugin shifted the arguments', () => {
  page.api.patch.before('E', (props) => [props]);
  patchResult(page.api, 'E', (result, props) => `${String(result)} and ours for ${props['name']}`);
  expect(page.call('E', original, { name: 'x' })).toBe('original x and ours for x');
});

test('changed props do not shift the arguments of later patches', () => {
  patchProps(page.api, 'F', (props) => ({ ...props, name: 'changed' }));
  const later = vi.fn<(...args: unknown[]) => unknown>((...args) => args.at(-1));
  page.api.patch.after('F', later);
  expect(page.call('F', original, { name: 'x' })).toBe('original changed');
  expect(later).toHaveBeenCalledWith({ name: 'changed' }, {}, 'original changed');
});

test('a piece that fails at the start costs only itself', () => {
  const next = vi.fn<() => void>();
  attempt('a failing piece', fail);
  attempt('the next piece', next);
  expect(next).toHaveBeenCalledOnce();
  expect(console.error).toHaveBeenCalledOnce();
});
