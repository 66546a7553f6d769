import { Button, Group } from '@mantine/core';
import type { ReviewScene, RunSummary } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { useDecisions } from '../review/use-decisions.ts';
import { type Start, useStartRun } from '../runs/use-start-run.ts';
import { useConfirm } from '../shared/confirm.tsx';
import { Icon } from '../shared/Icon.tsx';

/** What can be done with one scene. */
export function SceneActions(props: {
  sceneId: number;
  scene: ReviewScene | null;
  onStarted: (run: RunSummary) => void;
}) {
  const { sceneId, scene, onStarted } = props;
  const { start, starting } = useStartRun();
  const { settled } = useDecisions();
  const confirm = useConfirm();
  const scenes = [sceneId];
  const approved = scene?.changes.filter((change) => change.status === 'approved').length ?? 0;
  const applied = scene?.changes.filter((change) => change.status === 'applied') ?? [];

  const run = async (input: Start): Promise<void> => {
    const started = await start(input);
    if (started) onStarted(started);
  };
  const apply = async (): Promise<void> => {
    const agreed = await confirm({
      title: texts.scene.applyTitle,
      lines: texts.scene.applyLines(approved),
      confirm: texts.review.applyConfirm,
    });
    if (!agreed) return;
    await settled();
    await run({ kind: 'apply', input: { scenes } });
  };
  const undo = async (): Promise<void> => {
    const agreed = await confirm({
      title: texts.scene.undoTitle,
      lines: texts.scene.undoLines(applied.length),
      confirm: texts.review.undoConfirm,
      danger: true,
    });
    if (!agreed) return;
    const plans = [...new Set(applied.map((change) => change.planId))].sort((a, b) => b - a);
    // Newest first: an older plan's value comes back only when the newer one is gone.
    for (const plan of plans) await run({ kind: 'undo', input: { plan, scenes } });
  };
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="sync" />}
        loading={starting === 'sync'}
        onClick={() => void run({ kind: 'sync', input: { scenes } })}
      >
        {texts.scene.sync}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="search" />}
        disabled={scene === null}
        loading={starting === 'analyze'}
        onClick={() => void run({ kind: 'analyze', input: { scenes, again: true, includeOrganized: true } })}
      >
        {texts.scene.analyze}
      </Button>
      <Button
        size="xs"
        leftSection={<Icon name="write" />}
        disabled={approved === 0}
        loading={starting === 'apply'}
        onClick={() => void apply()}
      >
        {texts.scene.apply(approved)}
      </Button>
      {applied.length > 0 && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="undo" />}
          loading={starting === 'undo'}
          onClick={() => void undo()}
        >
          {texts.scene.undo(applied.length)}
        </Button>
      )}
    </Group>
  );
}
