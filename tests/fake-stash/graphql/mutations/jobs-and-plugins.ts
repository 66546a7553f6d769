import { goScan, type ScanInput } from '../../jobs/scan.ts';
import { cleanLibrary } from '../../jobs/clean.ts';
import { generateForScenes, type GenerateInput } from '../../jobs/generate.ts';
import type { Resolvers } from '../build-schema.ts';
import type { RequestContext } from '../context.ts';
import { failure } from '../errors.ts';

interface TaskArgs {
  plugin_id: string;
  task_name?: string | null;
  description?: string | null;
  args?: { key: string; value?: Record<string, unknown> | null }[] | null;
  args_map?: Record<string, unknown> | null;
}

export const JOB_MUTATIONS: Resolvers = {
  Mutation: {
    metadataScan: (_: unknown, { input }: { input: ScanInput }, { stash }: RequestContext) =>
      stash.jobs.add('Scanning...', (control) => goScan(stash, input, control)),
    metadataGenerate: (_: unknown, { input }: { input: GenerateInput }, { stash }: RequestContext) =>
      stash.jobs.add('Generating...', (control) => generateForScenes(stash, input, control)),
    metadataClean: (
      _: unknown,
      { input }: { input: { paths?: string[] | null; dryRun: boolean } },
      { stash }: RequestContext,
    ) => stash.jobs.add('Cleaning...', (control) => cleanLibrary(stash, input, control)),
    stopJob: (_: unknown, { job_id }: { job_id: string }, { stash }: RequestContext) => {
      stash.jobs.stop(job_id);
      return true;
    },
    stopAllJobs: (_: unknown, _args: unknown, { stash }: RequestContext) => {
      stash.jobs.stopAll();
      return true;
    },
    runPluginTask: (_: unknown, args: TaskArgs, { stash, user }: RequestContext) => {
      const name = args.description ?? args.task_name ?? args.plugin_id;
      const given =
        args.args_map ??
        Object.fromEntries((args.args ?? []).map(({ key, value }) => [key, pluginValue(value)]));
      const request = { pluginId: args.plugin_id, taskName: args.task_name ?? null, args: given, user };
      // Nothing is checked now: a bad plugin or task makes the job fail when its turn comes.
      return stash.jobs.add(`Running plugin task: ${name}`, (control) =>
        stash.runner.runTask(request, control),
      );
    },
    runPluginOperation: (
      _: unknown,
      args: { plugin_id: string; args?: Record<string, unknown> | null },
      { stash, user, signal }: RequestContext,
    ) => stash.runner.runOperation(args.plugin_id, args.args ?? {}, user, signal),
    reloadPlugins: (_: unknown, _args: unknown, { stash }: RequestContext) => {
      stash.plugins.reload();
      return true;
    },
    setPluginsEnabled: (
      _: unknown,
      { enabledMap }: { enabledMap: Record<string, boolean> },
      { stash }: RequestContext,
    ) => {
      stash.plugins.setEnabled(enabledMap);
      return true;
    },
    sceneGenerateScreenshot: (_: unknown, { id }: { id: string }, { stash }: RequestContext) => {
      stash.jobs.add(`Generating screenshot for scene id ${id}`, (control) =>
        generateForScenes(stash, { covers: true, sceneIDs: [id], overwrite: true }, control),
      );
      return 'todo';
    },
  },
};

/** The deprecated way to write a plugin's argument: one of several typed fields. */
function pluginValue(value: Record<string, unknown> | null | undefined): unknown {
  if (!value) return null;
  const [kind, content] = Object.entries(value)[0] ?? [];
  if (kind === undefined) return null;
  if (!['str', 'i', 'b', 'f'].includes(kind))
    throw failure(`the fake Stash does not implement PluginValueInput.${kind}`);
  return content;
}
