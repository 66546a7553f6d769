import { rememberJob } from '../runs/stash-job.ts';
import { QueueScanDocument, ScanDefaultsDocument } from '../stash/generated.ts';
import type { WorkflowStep } from './workflow.ts';

/** Queues Stash's own scan, with the options a person set in Stash: absent ones would count as off. */
export const scanStep: WorkflowStep = {
  name: 'scan',
  from: 0,
  to: 30,
  async perform({ context, run, paths }) {
    const { stash } = context;
    const { configuration } = await stash.request(ScanDefaultsDocument, {}, { signal: run.signal });
    const input = { ...configuration.defaults.scan, ...(paths ? { paths: [...paths] } : {}) };
    const { metadataScan: id } = await stash.request(QueueScanDocument, { input });
    return { state: 'waiting', message: 'Stash scans its folders.', job: await rememberJob(stash, id) };
  },
};
