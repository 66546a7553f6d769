import { expect, test } from 'vitest';
import { rememberedStates } from '../../../../ui/host/states/remembered-states.ts';

// With a real IndexedDB it is tested in the browser (tests/end-to-end/stash-pages.test.ts).
test('without IndexedDB nothing is remembered and nothing fails', async () => {
  const remembered = rememberedStates('none');
  remembered.remember([{ id: 1, run: null, pendingChanges: 2, needsResync: false }]);
  expect(await remembered.recall([1])).toEqual([]);
});
