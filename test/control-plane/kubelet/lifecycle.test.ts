/** Hooks, termination and deadlines of containers, and containers that are added to a pod. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import type { Pod } from '../../../src/kube/api/core/v1';
import { Simulation } from '../controllers/simulation';

const busybox = (command: string[], extra: JsonObject = {}): JsonObject => ({
  name: 'c',
  image: 'busybox:1.36',
  command,
  ...extra,
});

function podOf(spec: JsonObject): Simulation {
  const s = new Simulation();
  s.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec });
  s.settle();
  return s;
}

const statusOf = (s: Simulation): NonNullable<Pod['status']> => (s.get('pods', 'p') as Pod).status ?? {};

/** Rows of the pod from here on, with the seconds since. */
function rowsOf(s: Simulation): string[] {
  const seen = s.watch('pods');
  const start = s.cluster.now();
  const rows: string[] = [];
  s.cluster.client.watchAll((key) => {
    if (key === 'pods') rows.push(`${seen.at(-1)?.replace(/^p /, '')} ${(s.cluster.now() - start) / 1000}s`);
  });
  return rows;
}

describe('a deletion', () => {
  it.each([
    ['of a command that does not listen takes all the time there is', busybox(['sleep', '3600']), 30, {}],
    ['of a shell too', busybox(['sh', '-c', 'while true; do sleep 1; done']), 5, { terminationGracePeriodSeconds: 5 }],
    ['but never less than two seconds', busybox(['sleep', '3600']), 2, { terminationGracePeriodSeconds: 1 }],
    ['of a server does not', { name: 'c', image: 'nginx:1.25' }, 1, {}],
  ])('%s', (_, container, seconds, more) => {
    const s = podOf({ ...more, containers: [container] });
    const rows = rowsOf(s);
    s.delete('pods', 'p');
    s.settle();
    expect(rows).toEqual(['1/1 Terminating 0 0s', ...Array(3).fill(`0/1 Terminating 0 ${seconds}s`)]);
  });
});

describe('a deadline', () => {
  it('lets a server end, and kills who does not listen', () => {
    const s = podOf({
      activeDeadlineSeconds: 10,
      terminationGracePeriodSeconds: 4,
      containers: [busybox(['sleep', '3600']), { name: 'web', image: 'nginx:1.25' }],
    });
    s.advance(11);
    expect(statusOf(s).phase).toBe('Running');
    s.advance(5);
    expect(statusOf(s)).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' });
    expect(statusOf(s).containerStatuses?.map(({ state }) => state?.terminated?.exitCode)).toEqual([137, 0]);
  });
});

describe('a hook after the start', () => {
  it('that fails has the container killed', () => {
    const lifecycle = { postStart: { exec: { command: ['false'] } } };
    const s = podOf({ containers: [busybox(['sleep', '3600'], { lifecycle })] });
    s.advance(20);
    const [status] = statusOf(s).containerStatuses ?? [];
    expect(status?.lastState?.terminated?.exitCode).toBe(137);
    expect(s.events('Pod', 'p').filter((event) => /Hook/.test(event))).toEqual([
      'x3 FailedPostStartHook PostStartHook failed',
      'x3 Killing FailedPostStartHook',
    ]);
  });

  it('that succeeds changes nothing', () => {
    const lifecycle = { postStart: { exec: { command: ['true'] } }, preStop: { exec: { command: ['false'] } } };
    const s = podOf({ containers: [{ name: 'c', image: 'nginx:1.25', lifecycle }] });
    expect(statusOf(s).containerStatuses?.[0]?.ready).toBe(true);
    s.delete('pods', 'p');
    expect(s.events('Pod', 'p').slice(-2)).toEqual([
      'Killing Stopping container c',
      'FailedPreStopHook PreStopHook failed',
    ]);
  });
});

describe('a container that is added', () => {
  it('runs, is not ready, and is not started again', () => {
    const s = podOf({ containers: [{ name: 'c', image: 'nginx:1.25' }] });
    const pod = s.get('pods', 'p') as Pod;
    const ephemeralContainers = [{ ...busybox(['sleep', '5']), name: 'look', terminationMessagePolicy: 'File' }];
    const changed = { ...pod, spec: { ...pod.spec, ephemeralContainers } };
    s.cluster.client.kind('pods').writeSubresource(changed as never, 'ephemeralcontainers');
    s.settle();
    expect(statusOf(s).ephemeralContainerStatuses).toMatchObject([
      { name: 'look', ready: false, restartCount: 0, state: { running: {} } },
    ]);
    s.advance(10);
    expect(statusOf(s).ephemeralContainerStatuses?.[0]?.state?.terminated).toMatchObject({ exitCode: 0 });
    expect(statusOf(s).containerStatuses?.[0]?.ready).toBe(true);
  });
});

describe('the ids of a container', () => {
  it('begin with the runtime of its node, and are hexadecimal', () => {
    const [status] = statusOf(podOf({ containers: [{ name: 'c', image: 'nginx:1.25' }] })).containerStatuses ?? [];
    expect(status?.containerID).toMatch(/^containerd:\/\/[0-9a-f]{64}$/);
    expect(status?.containerID).not.toMatch(/0{8}/);
    expect(status?.image).toBe('docker.io/library/nginx:1.25');
    expect(status?.imageID).toMatch(/^docker\.io\/library\/nginx@sha256:[0-9a-f]{64}$/);
  });
});

describe('an image', () => {
  it('that was pulled is there for the next pod, and for one that must not pull', () => {
    const s = podOf({ containers: [{ name: 'c', image: 'nginx:1.25' }] });
    for (const [name, imagePullPolicy] of [
      ['q', 'IfNotPresent'],
      ['r', 'Never'],
    ])
      s.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name },
        spec: { containers: [{ name: 'c', image: 'nginx:1.25', imagePullPolicy }] },
      });
    s.settle();
    for (const name of ['q', 'r'])
      expect(s.events('Pod', name)[1]).toBe('Pulled Container image "nginx:1.25" already present on machine');
  });

  it('that is corrected is pulled at once', () => {
    const s = podOf({ containers: [{ name: 'c', image: 'nginx:no-such-tag' }] });
    s.change('pods', 'p', (pod) => {
      const [container] = (pod as Pod).spec?.containers ?? [];
      if (container) container.image = 'nginx:1.25';
    });
    s.advance(2);
    expect(statusOf(s).phase).toBe('Running');
  });
});
