import { Text, Title } from '@mantine/core';
import type { RunDetail, RunStep } from '../../data/shapes.ts';
import { texts } from '../../texts.ts';
import { paths } from '../route.ts';
import { Link } from '../shared/Link.tsx';
import { StepStatusBadge } from '../shared/status.tsx';
import { clockTime, duration, fullTime } from '../shared/time.ts';

/** The steps of a chain, in order. */
export function RunSteps({ steps }: { steps: RunStep[] }) {
  if (steps.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {texts.runs.steps}
      </Title>
      <ol className="steps surface">
        {steps.map((step) => (
          <li key={step.name} data-status={step.status}>
            <span className="step-name strong">{texts.runs.stepNames[step.name] ?? step.name}</span>
            <StepStatusBadge status={step.status} />
            <Text size="sm" c="dimmed" className="step-message">
              {step.message}
            </Text>
            <Text size="xs" c="dimmed" className="numbers">
              {step.startedAt &&
                step.endedAt &&
                duration(Date.parse(step.endedAt) - Date.parse(step.startedAt))}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The numbers of a run's result, and how its scenes ended. */
export function RunResult({ detail }: { detail: RunDetail }) {
  const { sceneCounts } = detail;
  const scenes = (['done', 'skipped', 'failed', 'waiting'] as const).filter((key) => sceneCounts[key] > 0);
  const numbers = resultNumbers(detail.result);
  if (numbers.length === 0 && scenes.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {texts.runs.result}
      </Title>
      <dl className="numbers-list surface">
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{texts.runs.resultNames[name] ?? readableName(name)}</dt>
            <dd className="numbers">{texts.number(value)}</dd>
          </div>
        ))}
        {scenes.map((key) => (
          <div key={`scenes-${key}`}>
            <dt>
              {texts.runs.resultNames['scenes']} {texts.runs.sceneCounts[key]}
            </dt>
            <dd className="numbers">{texts.number(sceneCounts[key])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Counts of a result, those of nested parts too ("scenes: {created: 3}"); ids and lists are not counts. */
export function resultNumbers(result: unknown, prefix = ''): [string, number][] {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return [];
  return Object.entries(result).flatMap(([key, value]): [string, number][] => {
    if (/Ids?$|Run$|^plan$|^run$|deletionsHeld/.test(key)) return [];
    const name = prefix === '' ? key : `${prefix} ${key}`;
    if (typeof value === 'number') return [[name, value]];
    if (Array.isArray(value)) return value.length > 0 ? [[name, value.length]] : [];
    return resultNumbers(value, name);
  });
}

/** "createdScenes" → "Created scenes". */
function readableName(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Scenes that were skipped or failed, each with the reason. */
export function RunProblems({ detail }: { detail: RunDetail }) {
  const { problems, sceneCounts } = detail;
  if (problems.length === 0) return null;
  const total = sceneCounts.failed + sceneCounts.skipped;
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {texts.runs.problems}
      </Title>
      {total > problems.length && (
        <Text size="sm" c="dimmed" mb="xs">
          {texts.runs.problemsMore(problems.length, total)}
        </Text>
      )}
      <ul className="problems surface">
        {problems.map((problem) => (
          <li key={problem.sceneId} data-status={problem.status}>
            <span className="wrap-anywhere">
              <Link to={paths.scene(problem.sceneId)}>{problem.title}</Link>{' '}
              <Text span size="xs" c={problem.status === 'failed' ? 'red.4' : 'dimmed'}>
                {problem.status === 'failed' ? texts.runs.failed : texts.runs.skipped}
              </Text>
            </span>
            <Text size="sm" c="dimmed">
              {problem.reason}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RunLog({ events }: { events: RunDetail['events'] }) {
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {texts.runs.log}
      </Title>
      {events.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.runs.noLog}
        </Text>
      ) : (
        <ol className="log surface" tabIndex={0} aria-label={texts.runs.log}>
          {events.map((event) => (
            <li key={event.id} data-level={event.level}>
              <time dateTime={event.at} title={fullTime(event.at)}>
                {clockTime(event.at)}
              </time>
              <span>{event.message}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
