import { describe, expect, it } from 'vitest';
import { formatIndexes, parseIndexes } from '../../../src/control-plane/controllers/job/indexes';
import { judge } from '../../../src/control-plane/controllers/job/pod-failure-policy';
import type { Job } from '../../../src/kube/api/batch/v1';
import type { Pod } from '../../../src/kube/api/core/v1';
import { Simulation } from './simulation';

function create(s: Simulation, command: string[], spec = {}, restartPolicy = 'Never'): void {
  const containers = [{ name: 'c', image: 'busybox', command }];
  s.create({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'job' },
    spec: { ...spec, template: { spec: { restartPolicy, containers } } },
  });
}

const job = (s: Simulation) => s.get('jobs.batch', 'job') as Job;
const finishers = (s: Simulation) =>
  (job(s).status?.conditions ?? []).map(({ type, status, reason = '' }) => `${type} ${status} ${reason}`.trim());
const names = (s: Simulation) => s.list('pods').map(({ metadata }) => metadata.name.replace(/-[a-z0-9]{5}$/, ''));

describe('a Job', () => {
  it('counts its pods once, and lets go of them', () => {
    const s = new Simulation();
    const seen: string[] = [];
    s.cluster.client.kind('jobs.batch').watch(({ object: { status } }) => {
      const { active = 0, succeeded = 0, uncountedTerminatedPods, conditions = [] } = status ?? {};
      seen.push(
        [active, uncountedTerminatedPods?.succeeded?.length ?? 0, succeeded, ...conditions.map((c) => c.type)].join(
          ' ',
        ),
      );
    });
    create(s, ['true'], { completions: 3, parallelism: 2 });
    s.settle();
    expect(seen).toEqual(['0 0 0', '2 0 0', '1 2 0', '1 0 2', '0 1 2', '0 0 3 Complete']);
    expect(s.events('Job').map((event) => event.replace(/job-\w+/, 'POD'))).toEqual([
      'SuccessfulCreate Created pod: POD',
      'SuccessfulCreate Created pod: POD',
      'SuccessfulCreate Created pod: POD',
      'Completed Job completed',
    ]);
    expect(s.list('pods').every(({ metadata }) => !metadata.finalizers)).toBe(true);
    expect(job(s).status).toEqual({
      startTime: '2024-01-01T00:00:00Z',
      completionTime: '2024-01-01T00:00:05Z',
      ready: 0,
      succeeded: 3,
      uncountedTerminatedPods: {},
      conditions: [
        {
          lastProbeTime: '2024-01-01T00:00:05Z',
          lastTransitionTime: '2024-01-01T00:00:05Z',
          status: 'True',
          type: 'Complete',
        },
      ],
    });
  });

  it('gives each index a pod that knows it', () => {
    const s = new Simulation();
    create(s, ['true'], { completions: 3, parallelism: 2, completionMode: 'Indexed' });
    s.settle();
    expect(job(s).status).toMatchObject({ completedIndexes: '0-2', succeeded: 3 });
    expect(names(s)).toEqual(['job-0', 'job-1', 'job-2']);
    const [pod] = s.list('pods');
    expect(pod?.metadata.annotations).toEqual({ 'batch.kubernetes.io/job-completion-index': '0' });
    expect(pod?.spec.hostname).toBe('job-0');
    expect(pod?.spec.containers[0].env).toEqual([
      {
        name: 'JOB_COMPLETION_INDEX',
        valueFrom: {
          fieldRef: { apiVersion: 'v1', fieldPath: "metadata.labels['batch.kubernetes.io/job-completion-index']" },
        },
      },
    ]);
  });

  it('waits longer after each failure, and gives up', () => {
    const s = new Simulation();
    create(s, ['false'], { backoffLimit: 2 });
    s.settle();
    expect(job(s).status).toMatchObject({ failed: 1 });
    s.advance(100);
    const created = s.list('pods').map(({ metadata }) => Date.parse(metadata.creationTimestamp ?? '') / 1000);
    const [first = 0, second = 0, third = 0] = created.sort((a, b) => a - b);
    expect([second - first, third - second].map((n) => Math.round(n / 10))).toEqual([1, 2]);
    expect(finishers(s)).toEqual(['Failed True BackoffLimitExceeded']);
    expect(s.events('Job').at(-1)).toBe('BackoffLimitExceeded Job has reached the specified backoff limit');
  });

  it('counts restarts in place as failures', () => {
    const s = new Simulation();
    create(s, ['false'], { backoffLimit: 2 }, 'OnFailure');
    s.settle();
    s.advance(120);
    s.settle();
    expect(finishers(s)).toEqual(['Failed True BackoffLimitExceeded']);
    expect(s.list('pods')).toEqual([]);
  });

  it('ends its pods at the deadline', () => {
    const s = new Simulation();
    create(s, ['sleep', 'infinity'], { activeDeadlineSeconds: 20 });
    s.settle();
    expect(job(s).status).toMatchObject({ active: 1, ready: 1 });
    s.advance(60);
    expect(finishers(s)).toEqual(['Failed True DeadlineExceeded']);
    expect(s.events('Job').at(-1)).toBe('DeadlineExceeded Job was active longer than specified deadline');
  });

  it('holds still while it is suspended, and starts its clock anew', () => {
    const s = new Simulation();
    create(s, ['sleep', 'infinity'], { suspend: true });
    s.settle();
    expect(job(s).status).toMatchObject({ ready: 0, uncountedTerminatedPods: {} });
    expect(job(s).status).not.toHaveProperty('startTime');
    expect(finishers(s)).toEqual(['Suspended True JobSuspended']);
    s.change('jobs.batch', 'job', ({ spec }) => void Object.assign(spec, { suspend: false }));
    s.settle();
    expect(finishers(s)).toEqual(['Suspended False JobResumed']);
    expect(job(s).status).toMatchObject({ active: 1 });
    s.change('jobs.batch', 'job', ({ spec }) => void Object.assign(spec, { suspend: true }));
    s.settle();
    expect(s.list('pods')).toEqual([]);
    // What the Job itself ended has not failed.
    expect(job(s).status).not.toHaveProperty('failed');
    expect(s.events('Job').filter((event) => /Suspended|Resumed/.test(event))).toEqual([
      'Resumed Job resumed',
      'x2 Suspended Job suspended',
    ]);
  });

  it('follows its parallelism, down as well as up', () => {
    const s = new Simulation();
    create(s, ['sleep', 'infinity'], { completions: 5, parallelism: 3 });
    s.settle();
    for (const parallelism of [1, 4]) {
      s.change('jobs.batch', 'job', ({ spec }) => void Object.assign(spec, { parallelism }));
      s.settle();
      expect(s.list('pods')).toHaveLength(parallelism);
      expect(job(s).status).toMatchObject({ active: parallelism });
    }
  });

  it('goes with its pods when it is deleted, or some time after it has finished', () => {
    const s = new Simulation();
    create(s, ['sleep', 'infinity']);
    s.settle();
    s.delete('jobs.batch', 'job');
    s.settle();
    expect(s.list('pods')).toEqual([]);
    create(s, ['true'], { ttlSecondsAfterFinished: 30 });
    s.settle();
    expect(finishers(s)).toEqual(['Complete True']);
    s.advance(40);
    expect([...s.list('jobs.batch'), ...s.list('pods')]).toEqual([]);
  });
});

describe('completion indexes', () => {
  it.each<[number[], string]>([
    [[], ''],
    [[3], '3'],
    [[0, 1], '0,1'],
    [[5, 1, 2, 0, 7], '0-2,5,7'],
  ])('%j is %s', (indexes, text) => {
    expect(formatIndexes(indexes)).toBe(text);
    expect([...parseIndexes(text, 100)]).toEqual([...indexes].sort((a, b) => a - b));
  });
});

describe('a pod failure policy', () => {
  const rules = [
    { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    { action: 'FailJob', onExitCodes: { containerName: 'c', operator: 'In', values: [42] } },
  ];
  const policy = { spec: { podFailurePolicy: { rules } } } as Job;
  const pod = (exitCode: number, condition?: string) =>
    ({
      metadata: { name: 'p', namespace: 'default' },
      status: {
        conditions: condition ? [{ type: condition, status: 'True' }] : [],
        containerStatuses: [{ name: 'c', state: { terminated: { exitCode } } }],
      },
    }) as unknown as Pod;

  it.each([
    [pod(1), { counts: true }],
    [pod(1, 'DisruptionTarget'), { counts: false }],
    [
      pod(42),
      {
        counts: true,
        failJob: 'Container c for pod default/p failed with exit code 42 matching FailJob rule at index 1',
      },
    ],
  ])('judges pod %#', (failed, verdict) => {
    expect(judge(policy, failed)).toEqual(verdict);
  });
});
