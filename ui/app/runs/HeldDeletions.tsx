import { Alert, Button, Stack, Text } from '@mantine/core';
import { texts } from '../../texts.ts';
import { useHost } from '../host-context.ts';
import { paths } from '../route.ts';
import { useConfirm } from '../shared/confirm.tsx';
import { Icon } from '../shared/Icon.tsx';
import { useStartRun } from './use-start-run.ts';

/** A sync found that unusually many scenes are gone and kept them: only a person knows whether that is meant. */
export function HeldDeletions({ result }: { result: unknown }) {
  const host = useHost();
  const confirm = useConfirm();
  const { start, starting } = useStartRun();
  const held = heldDeletions(result);
  if (held === false) return null;
  const remove = async (): Promise<void> => {
    const agreed = await confirm({
      title: texts.runs.deletionsConfirmTitle,
      lines: texts.runs.deletionsConfirmLines,
      confirm: texts.runs.deletionsAction,
      danger: true,
    });
    if (!agreed) return;
    const run = await start({ kind: 'sync', input: { mode: 'incremental', confirmDeletions: true } });
    if (run) host.navigate(paths.run(run.id));
  };
  return (
    <Alert color="orange" title={texts.runs.deletionsTitle} icon={<Icon name="warning" />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{texts.runs.deletionsText(held)}</Text>
        <Button size="xs" color="orange" loading={starting === 'sync'} onClick={() => void remove()}>
          {texts.runs.deletionsAction}
        </Button>
      </Stack>
    </Alert>
  );
}

/** How many deletions a sync's result says were held back; null when it does not count them, false when none were. */
export function heldDeletions(result: unknown): number | null | false {
  if (typeof result !== 'object' || result === null || !('deletionsHeld' in result)) return false;
  const held = result.deletionsHeld;
  if (typeof held === 'number') return held > 0 && held;
  if (Array.isArray(held)) return held.length > 0 && held.length;
  return held ? null : false;
}
