import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldValue, Proposal, ScalarField } from '../../src/plans/change.ts';
import { decideChanges } from '../../src/plans/decide-changes.ts';
import { changesOfScene } from '../../src/store/changes.ts';
import { addTo, aPlan, removeFrom, setTo } from '../support/a-plan.ts';
import { applyRun, undoRun } from '../support/apply-runs.ts';
import { emptyScene, inMemoryStash, type SceneState } from '../support/in-memory-stash.ts';
import { testContext } from '../support/test-context.ts';

const scalars = [
  'title',
  'details',
  'date',
  'rating100',
  'organized',
  'studio',
] as const satisfies ScalarField[];
const lists = ['performers', 'tags'] as const;

const text = fc.constantFrom(null, 'A', 'B', 'B ', 'Ä long "one"\n');
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 5 });
const scene: fc.Arbitrary<SceneState> = fc
  .record({
    title: text,
    details: text,
    date: fc.constantFrom(null, '2024-05-31', '2025-01-01'),
    rating100: fc.constantFrom(null, 20, 100),
    organized: fc.boolean(),
    studio: fc.constantFrom(null, 1, 2),
    performers: ids,
    tags: ids,
  })
  .map(emptyScene);

/** The proposals that lead from one state to another: what an ideal detector says. */
function difference(from: SceneState, to: SceneState): Proposal[] {
  const set = scalars
    .filter((field) => from[field] !== to[field])
    .map((field) => setTo(1, field, from[field], to[field]));
  const added = lists.flatMap((field) =>
    to[field].filter((id) => !from[field].includes(id)).map((id) => addTo(1, field, id)),
  );
  const removed = lists.flatMap((field) =>
    from[field].filter((id) => !to[field].includes(id)).map((id) => removeFrom(1, field, id)),
  );
  return [...set, ...added, ...removed];
}

const ascending = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);

/** Lists are sets. */
function comparable(state: SceneState | undefined): unknown {
  return state && { ...state, performers: ascending(state.performers), tags: ascending(state.tags) };
}

function planFrom(from: SceneState, to: SceneState) {
  const context = testContext(inMemoryStash({ 1: structuredClone(from) }));
  const proposals = difference(from, to);
  const plan = aPlan(context, ...proposals);
  if (proposals.length > 0) decideChanges(context, 'approve', { plan, filter: {} });
  return { context, plan, now: () => context.stash.scenes.get(1) };
}

const trials = { numRuns: 40 };

describe('for any two states of a scene', { timeout: 60_000 }, () => {
  test('applying their difference leads from one to the other, and undo leads back', async () => {
    await fc.assert(
      fc.asyncProperty(scene, scene, async (from, to) => {
        const { context, plan, now } = planFrom(from, to);
        await applyRun(context, { plan });
        expect(comparable(now())).toEqual(comparable(to));
        await undoRun(context, { plan });
        expect(comparable(now())).toEqual(comparable(from));
      }),
      trials,
    );
  });

  test('applying twice writes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(scene, scene, async (from, to) => {
        const { context, plan } = planFrom(from, to);
        await applyRun(context, { plan });
        const writes = context.stash.writes.length;
        await applyRun(context, { plan });
        expect(context.stash.writes).toHaveLength(writes);
      }),
      trials,
    );
  });

  test("a person's edits before an apply, and between apply and undo, are never lost", async () => {
    await fc.assert(
      fc.asyncProperty(scene, scene, scene, scene, async (from, to, first, second) => {
        const { context, plan, now } = planFrom(from, to);
        const touched = edit(now()!, from, first);
        await applyRun(context, { plan });
        for (const [field, value] of touched) expect([field, now()![field]]).toEqual([field, value]);
        expect(changesOfScene(context.database, 1).every(({ status }) => status !== 'approved')).toBe(true);

        const applied = structuredClone(now()!);
        const touchedLater = edit(now()!, applied, second);
        await undoRun(context, { plan });
        for (const [field, value] of touchedLater) expect([field, now()![field]]).toEqual([field, value]);
      }),
      trials,
    );
  });

  test('tags a person adds or removes at any moment of an apply stay as they made them', async () => {
    const moment = fc.constantFrom('SceneById', 'WriteScene');
    await fc.assert(
      fc.asyncProperty(scene, scene, moment, fc.boolean(), async (from, to, when, adds) => {
        const { context, plan, now } = planFrom(
          { ...from, tags: [...from.tags, 90] },
          { ...to, tags: [...to.tags, 90] },
        );
        context.stash.before = (operation) => {
          if (operation !== when) return;
          const scene = now()!;
          scene.tags = adds
            ? [...scene.tags.filter((id) => id !== 91), 91]
            : scene.tags.filter((id) => id !== 90);
        };
        await applyRun(context, { plan });
        const reached = context.stash.scenes.get(1)!.tags;
        // Without a difference there is no apply, and nobody edits in the middle of it.
        const edited = difference(from, to).length > 0;
        expect([reached.includes(91), reached.includes(90)]).toEqual([edited && adds, !edited || adds]);
      }),
      trials,
    );
  });
});

/** A person changes the fields in which `to` differs from what they see; returns what they wrote. */
function edit(now: SceneState, seen: SceneState, to: SceneState): [ScalarField, FieldValue][] {
  const fields = scalars.filter((field) => seen[field] !== to[field]);
  for (const field of fields) Object.assign(now, { [field]: to[field] });
  return fields.map((field) => [field, to[field]]);
}
