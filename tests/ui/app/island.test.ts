import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ReviewScene } from '../../../ui/data/shapes.ts';
import { texts } from '../../../ui/texts.ts';
import { aChange, aPlanDetail, aRun, aScene } from '../support/answers.ts';
import { type MountedIsland, mountWith } from '../support/mounted-island.ts';

let island: MountedIsland | undefined;
afterEach(() => {
  island?.unmount();
  island = undefined;
});

const overview = {
  version: '0.1.0',
  scenes: 2000,
  performers: 10,
  studios: 4,
  tags: 7,
  notAnalyzed: 12,
  pendingChanges: 1204,
  pendingScenes: 300,
  approvedChanges: 0,
  problemChanges: 0,
  openPlans: 1,
  activeRuns: [aRun(7)],
  lastSync: null,
};
const page = (path: string) => ({ kind: 'page', path, search: '' }) as const;

describe('the island', () => {
  test('shows counts and active runs on the overview, and follows live progress', async () => {
    island = mountWith(page(''), { overview: () => overview });
    await vi.waitFor(() => expect(island!.text()).toContain('1,204'));
    expect(island.text()).toContain('10 of 100');
    island.live({ source: 'a', seq: 1, topics: [], run: aRun(7, { done: 44, progress: 0.44 }) });
    await vi.waitFor(() => expect(island!.text()).toContain('44 of 100'));
  });

  test('guides through the first steps while nothing is known', async () => {
    island = mountWith(page(''), {
      overview: () => ({ ...overview, scenes: 0, activeRuns: [] }),
      'start-run': () => ({ run: aRun(8, { kind: 'sync' }), alreadyActive: false }),
    });
    await vi.waitFor(() => expect(island!.text()).toContain(texts.overview.firstTitle));
    island.button(texts.overview.firstAction).click();
    await vi.waitFor(() => expect(island!.callsOf('start-run')).toEqual([{ kind: 'sync', input: {} }]));
  });

  test('says in one sentence why something could not be loaded, and loads it on another try', async () => {
    let broken = true;
    island = mountWith(page(''), {
      overview: () => {
        if (broken) throw new Error('The store is locked by another program.');
        return overview;
      },
    });
    await vi.waitFor(() => expect(island!.text()).toContain('The store is locked by another program.'));
    broken = false;
    island.button(texts.failure.retry).click();
    await vi.waitFor(() => expect(island!.text()).toContain('1,204'));
  });

  test('has real links with the prefix of the proxy, and navigates by the host', async () => {
    island = mountWith(page(''), { overview: () => overview });
    await vi.waitFor(() => island!.button('Plans'));
    expect(island.button('Plans').getAttribute('href')).toBe('/prefix/plugins/stashhog/plans');
    island
      .button('Plans')
      .dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    expect(island.navigate).toHaveBeenCalledWith('/plugins/stashhog/plans');
  });

  test('leaves a click with a modifier to the browser', async () => {
    island = mountWith(page(''), { overview: () => overview });
    await vi.waitFor(() => island!.button('Plans'));
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true });
    island.button('Plans').dispatchEvent(click);
    expect(island.navigate).not.toHaveBeenCalled();
    expect(click.defaultPrevented).toBe(false);
  });

  test('keeps a broken answer to itself, as a note that can be tried again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    island = mountWith(page(''), { overview: () => ({ ...overview, activeRuns: null as never }) });
    await vi.waitFor(() => expect(island!.text()).toContain(texts.failure.crashTitle));
    expect(island.text()).toContain('Plans');
  });

  test('takes everything back when it is unmounted', async () => {
    island = mountWith(page(''), { overview: () => overview });
    await vi.waitFor(() => expect(island!.text()).toContain('1,204'));
    const { element, root } = island;
    island.unmount();
    await vi.waitFor(() => expect(root.childNodes).toHaveLength(0));
    expect(element.classList.contains('stashhog-island')).toBe(false);
  });

  test('marks its element for the colour scheme and for the guard of the hotkeys', () => {
    island = mountWith(page('/nowhere'), {});
    expect(island.element.className).toBe('stashhog-island');
    expect(island.element.getAttribute('data-mantine-color-scheme')).toBe('dark');
    expect(island.root.mode).toBe('open');
  });
});

describe('reviewing a plan', () => {
  const scenes = (): ReviewScene[] => [
    aScene(1, [aChange(10, 1), aChange(11, 1, { field: 'title', proposed: 'A', label: 'A' })]),
    aScene(2, [aChange(20, 2)]),
  ];
  const mountPlan = (decide: () => { changed: number; unchanged: number }) =>
    mountWith(page('/plans/1'), {
      'plan-detail': () => aPlanDetail(),
      'plan-changes': () => ({ scenes: scenes(), totalScenes: 2, totalChanges: 3, more: false }),
      'decide-changes': () => ({ ...decide(), decidedAt: '2026-03-10T12:00:00.000Z' }),
    });
  const row = (id: number) => island!.root.querySelector<HTMLElement>(`[data-change="${id}"]`);
  const shown = async () => {
    await vi.waitFor(() => expect(row(20)).not.toBeNull());
    return island!.root.querySelector<HTMLElement>('.review')!;
  };
  const press = (target: Element, key: string) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
    );

  test('accepts by a click at once, and tells the plugin', async () => {
    island = mountPlan(() => ({ changed: 1, unchanged: 0 }));
    await shown();
    island.button('Accept title: A').click();
    await vi.waitFor(() => expect(row(11)?.dataset['status']).toBe('approved'));
    await vi.waitFor(() =>
      expect(island!.callsOf('decide-changes')).toEqual([{ decision: 'approve', changes: [11] }]),
    );
  });

  test('counts a decision in header and tabs at once, before the plugin has answered', async () => {
    island = mountPlan(() => {
      throw new Error('not yet');
    });
    await shown();
    expect(island.text()).toContain(`${texts.review.filters.review} 3`);
    island.button('Accept title: A').click();
    await vi.waitFor(() => expect(island!.text()).toContain(`${texts.review.filters.review} 2`));
    expect(island.text()).toContain(`${texts.review.filters.accepted} 1`);
    expect(island.text()).toContain(texts.review.apply(1));
  });

  test('keeps the accept button in its place: a second click there changes nothing', async () => {
    island = mountPlan(() => ({ changed: 1, unchanged: 0 }));
    await shown();
    const before = island.button('Accept title: A');
    before.click();
    await vi.waitFor(() => expect(row(11)?.dataset['status']).toBe('approved'));
    expect(island.button('Accept title: A')).toBe(before);
    expect(before.getAttribute('aria-pressed')).toBe('true');
    before.click();
    await vi.waitFor(() => expect(island!.callsOf('decide-changes')).toHaveLength(1));
    expect(row(11)?.dataset['status']).toBe('approved');
  });

  test('takes keys while the focus is nowhere or on a tab, but not in a field of Stash', async () => {
    island = mountPlan(() => ({ changed: 1, unchanged: 0 }));
    await shown();
    press(document.body, 'a');
    await vi.waitFor(() => expect(row(10)?.dataset['status']).toBe('approved'));
    press(island.root.querySelector('input[type="radio"]')!, 'r');
    await vi.waitFor(() => expect(row(11)?.dataset['status']).toBe('rejected'));
    const field = document.createElement('input');
    document.body.append(field);
    press(field, 'a');
    field.remove();
    expect(row(20)?.dataset['status']).toBe('pending');
  });

  test('goes through changes by keyboard: accept, reject, take back', async () => {
    island = mountPlan(() => ({ changed: 1, unchanged: 0 }));
    const area = await shown();
    press(area, 'a');
    await vi.waitFor(() => expect(row(10)?.dataset['status']).toBe('approved'));
    await vi.waitFor(() => expect(row(11)?.getAttribute('aria-current')).toBe('true'));
    press(area, 'r');
    await vi.waitFor(() => expect(row(11)?.dataset['status']).toBe('rejected'));
    press(area, 'u');
    await vi.waitFor(() => expect(row(11)?.dataset['status']).toBe('pending'));
    expect(row(10)?.dataset['status']).toBe('approved');
  });

  test('leaves keys alone that are typed into a field', async () => {
    island = mountPlan(() => ({ changed: 1, unchanged: 0 }));
    await shown();
    press(island.root.querySelector('select')!, 'a');
    press(row(10)!, 'x');
    expect(row(10)?.dataset['status']).toBe('pending');
  });

  test('takes a decision back that the plugin refused, and says why', async () => {
    island = mountPlan(() => {
      throw new Error('Plan 1 was set aside; nothing in it can be decided.');
    });
    await shown();
    island.button('Accept title: A').click();
    await vi.waitFor(() => expect(row(11)?.dataset['status']).toBe('approved'));
    await vi.waitFor(() => expect(island!.text()).toContain('Plan 1 was set aside'));
    await vi.waitFor(() => expect(row(11)?.dataset['status']).toBe('pending'));
  });

  test('edits a text in place and accepts it with the revision it was shown with', async () => {
    const edited = aChange(11, 1, {
      field: 'title',
      proposed: 'B',
      label: 'B',
      status: 'approved',
      edited: true,
      revision: 2,
    });
    let saved = false;
    island = mountWith(page('/plans/1'), {
      'plan-detail': () => aPlanDetail(),
      'plan-changes': () => ({
        scenes: saved ? [aScene(1, [aChange(10, 1), edited])] : scenes().slice(0, 1),
        totalScenes: 1,
        totalChanges: 2,
        more: false,
      }),
      'edit-change': () => {
        saved = true;
        return { change: edited };
      },
    });
    await vi.waitFor(() => expect(row(11)).not.toBeNull());
    island.button('Edit title: A').click();
    const input = await vi.waitFor(() => {
      const found = row(11)?.querySelector('input');
      if (!found) throw new Error('The editor is not open yet.');
      return found;
    });
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, 'B');
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    island.button(texts.review.editor.save).click();
    await vi.waitFor(() =>
      expect(island!.callsOf('edit-change')).toEqual([{ change: 11, revision: 1, value: 'B' }]),
    );
    await vi.waitFor(() => expect(row(11)?.dataset['status']).toBe('approved'));
    expect(row(11)?.textContent).toContain(texts.review.edited);
  });
});

describe('the scene tab', () => {
  const history = () => ({ rows: [], more: false });

  test('offers a sync for a scene that is not known yet', async () => {
    island = mountWith(
      { kind: 'scene', sceneId: 5 },
      {
        'scene-changes': () => ({ scene: null, plans: [] }),
        'scene-history': history,
        'start-run': () => ({ run: aRun(9, { kind: 'sync' }), alreadyActive: false }),
        'run-detail': () => {
          throw new Error('not needed');
        },
      },
    );
    await vi.waitFor(() => expect(island!.text()).toContain(texts.scene.unknownTitle));
    island.button(texts.scene.sync).click();
    await vi.waitFor(() =>
      expect(island!.callsOf('start-run')).toEqual([{ kind: 'sync', input: { scenes: [5] } }]),
    );
  });

  test('folds away what is settled and shows what is open', async () => {
    island = mountWith(
      { kind: 'scene', sceneId: 5 },
      {
        'scene-changes': () => ({
          scene: aScene(5, [aChange(1, 5, { status: 'applied' }), aChange(2, 5)]),
          plans: [],
        }),
        'scene-history': history,
      },
    );
    await vi.waitFor(() => expect(island!.root.querySelector('[data-change="2"]')).not.toBeNull());
    expect(island.root.querySelector('[data-change="1"]')).toBeNull();
    island.button(texts.scene.settled(1)).click();
    await vi.waitFor(() => expect(island!.root.querySelector('[data-change="1"]')).not.toBeNull());
  });
});
