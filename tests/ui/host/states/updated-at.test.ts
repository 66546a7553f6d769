import { expect, test } from 'vitest';
import { askedScene } from '../../../../ui/host/states/updated-at.ts';

test('reads when Stash changed the scene from the address of its screenshot', () => {
  const screenshot = 'http://127.0.0.1:9999/scene/12/screenshot?t=1795259270';
  expect(askedScene({ id: '12', paths: { screenshot } })).toEqual({ id: 12, updatedAtUnix: 1795259270 });
});

test('does without the time where there is none', () => {
  expect(askedScene({ id: '12', paths: { screenshot: null } })).toEqual({ id: 12 });
  expect(askedScene({ id: '12' })).toEqual({ id: 12 });
});

test('knows no scene without an id, such as one that is being made', () => {
  expect(askedScene({ id: '' })).toBeNull();
});
