import React, { useEffect, useRef, useState } from 'react';
import { Button, Card, ProgressBar } from 'react-bootstrap';
import { faTimes } from '../icons.ts';
import { Icon } from '../shared/Icon.tsx';
import { mutateStopJob, useJobQueue, useJobsSubscribe } from '../stash-service.ts';
import type { Job } from '../types.ts';

/** How long a job that has ended stays in the table. */
const lingerMs = 10_000;

const JobRow: React.FC<{ job: Job }> = ({ job }) => {
  const [stopping, setStopping] = useState(false);
  const { status, progress } = job;
  return (
    <li className="job fade-in" data-job={job.id}>
      <Button
        className="minimal stop"
        size="sm"
        title="Stop"
        disabled={stopping || (status !== 'READY' && status !== 'RUNNING')}
        onClick={() => {
          setStopping(true);
          void mutateStopJob(job.id);
        }}
      >
        <Icon icon={faTimes} />
      </Button>
      <div className={`job-status ${status.toLowerCase()}`}>
        <div className="job-description">
          <span>{job.description}</span>
          <span className="job-state">{status.toLowerCase()}</span>
        </div>
        {status === 'RUNNING' && progress !== null && (
          <ProgressBar animated now={progress * 100} label={`${(progress * 100).toFixed(0)}%`} />
        )}
        {(status === 'RUNNING' || status === 'STOPPING') &&
          (job.subTasks ?? []).map((task, index) => (
            <div className="job-subtask" key={index}>
              {task}
            </div>
          ))}
        {status === 'FAILED' && job.error && <div className="job-error">{job.error}</div>}
      </div>
    </li>
  );
};

/** The queue when the page opens, then what the subscription tells. */
export const JobTable: React.FC = () => {
  const { data: queued } = useJobQueue();
  const { data: told } = useJobsSubscribe();
  const [jobs, setJobs] = useState<Job[]>([]);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  useEffect(() => setJobs(queued?.jobQueue ?? []), [queued]);

  useEffect(() => {
    if (!told) return;
    const { type, job } = told.jobsSubscribe;
    setJobs((all) => {
      if (all.some(({ id }) => id === job.id)) return all.map((other) => (other.id === job.id ? job : other));
      return type === 'ADD' ? [...all, job] : all;
    });
    if (type !== 'REMOVE') return;
    const timer = setTimeout(() => setJobs((all) => all.filter(({ id }) => id !== job.id)), lingerMs);
    timers.current.add(timer);
  }, [told]);

  useEffect(() => {
    const pending = timers.current;
    return () => pending.forEach((timer) => clearTimeout(timer));
  }, []);

  return (
    <Card className="job-table">
      <ul>
        {jobs.length === 0 ? (
          <span className="empty-queue-message">No tasks are running.</span>
        ) : (
          jobs.map((job) => <JobRow key={job.id} job={job} />)
        )}
      </ul>
    </Card>
  );
};
