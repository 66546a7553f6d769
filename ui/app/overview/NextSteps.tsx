import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Overview } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { useStartRun } from '../runs/use-start-run.ts';
import { useConfirm } from '../shared/confirm.tsx';
import { Icon } from '../shared/Icon.tsx';
import { useLink } from '../shared/Link.tsx';

/** The big actions. The one that makes most sense now is the filled one. */
export function NextSteps({ overview }: { overview: Overview }) {
  const { start, starting } = useStartRun();
  const confirm = useConfirm();
  const plans = useLink(paths.plans);
  const words = texts.overview;
  const active = new Set(overview.activeRuns.map((run) => run.kind));
  const best = bestStep(overview);

  const apply = async (): Promise<void> => {
    const agreed = await confirm({
      title: words.confirmApplyTitle,
      lines: words.confirmApply(overview.approvedChanges),
      confirm: texts.review.applyConfirm,
    });
    if (agreed) await start({ kind: 'apply', input: {} });
  };
  const variant = (step: typeof best) => (step === best ? 'filled' : 'default');

  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {words.actions}
      </Title>
      <div className="actions">
        <Action title={words.sync} text={words.syncText}>
          <Button
            variant={variant('sync')}
            leftSection={<Icon name="sync" />}
            loading={starting === 'sync'}
            disabled={active.has('sync')}
            onClick={() => void start({ kind: 'sync', input: {} })}
          >
            {words.sync}
          </Button>
          <Button
            variant="subtle"
            disabled={active.has('sync') || starting === 'sync'}
            title={words.syncFullText}
            onClick={() => void start({ kind: 'sync', input: { mode: 'full' } })}
          >
            {words.syncFull}
          </Button>
        </Action>
        <Action title={words.analyze} text={words.analyzeText(overview.notAnalyzed)}>
          <Button
            variant={variant('analyze')}
            leftSection={<Icon name="search" />}
            loading={starting === 'analyze'}
            disabled={overview.notAnalyzed === 0 || active.has('analyze')}
            onClick={() => void start({ kind: 'analyze', input: {} })}
          >
            {words.analyze}
          </Button>
        </Action>
        <Action title={words.review} text={words.reviewText(overview.pendingChanges, overview.pendingScenes)}>
          <Button
            component="a"
            variant={variant('review')}
            leftSection={<Icon name="check" />}
            {...(overview.pendingChanges === 0 ? { 'data-disabled': true } : {})}
            {...plans}
          >
            {words.review}
          </Button>
        </Action>
        <Action title={words.apply} text={words.applyText(overview.approvedChanges)}>
          <Button
            variant={variant('apply')}
            leftSection={<Icon name="write" />}
            loading={starting === 'apply'}
            disabled={overview.approvedChanges === 0 || active.has('apply')}
            onClick={() => void apply()}
          >
            {texts.review.apply(overview.approvedChanges)}
          </Button>
        </Action>
        <Action title={words.process} text={words.processText}>
          <Button
            variant="default"
            leftSection={<Icon name="play" />}
            loading={starting === 'process-new-scenes'}
            disabled={active.has('process-new-scenes')}
            onClick={() => void start({ kind: 'process-new-scenes', input: {} })}
          >
            {words.process}
          </Button>
        </Action>
      </div>
    </section>
  );
}

type Step = 'sync' | 'analyze' | 'review' | 'apply';

/** What brings the library further now: work that waits for the person comes before more work. */
function bestStep(overview: Overview): Step {
  if (overview.approvedChanges > 0) return 'apply';
  if (overview.pendingChanges > 0) return 'review';
  return overview.notAnalyzed > 0 ? 'analyze' : 'sync';
}

function Action(props: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="action surface">
      <Text fw={600}>{props.title}</Text>
      <Text size="sm" c="dimmed" className="action-text">
        {props.text}
      </Text>
      <div className="action-buttons">{props.children}</div>
    </div>
  );
}
