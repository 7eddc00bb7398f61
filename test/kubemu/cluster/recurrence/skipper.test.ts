/** What is not played is, in the end, as if it had been. */
import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../../../src/kube/meta/meta';
import { Simulation } from '../../../control-plane/controllers/simulation';

const HOUR = 3600;

const container = (script: string) => ({ name: 'c', image: 'busybox', command: ['sh', '-c', script] });

const cronJob = (name: string, schedule: string, more = {}) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name },
  spec: {
    schedule,
    jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [container('echo hi')] } } } },
    ...more,
  },
});

const crashing = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'crash' },
  spec: { containers: [container('sleep 1; exit 1')] },
};

/** Which node a pod lands on is a matter of luck, and so are its address and those of the node's next pods. */
const LUCK = /"podIPs?":(?:"[^"]*"|\[[^\]]*\])|"podIP\/[^"]*":\d+/g;

/** Everything a cluster holds, in one text per object, but for addresses. */
function content(s: Simulation): string[] {
  const { store, random, queue, clock } = s.cluster as unknown as Record<string, never> as never as {
    store: { resources(): string[]; list(resource: string): KubeObject[]; resourceVersion: number };
    random: { counters: object };
    queue: { items(): object[] };
    clock: { state: object };
  };
  const objects = store.resources().flatMap((of) => store.list(of).map((object) => `${of} ${JSON.stringify(object)}`));
  const rest = [...queue.items(), random.counters, clock.state, store.resourceVersion].map((of) => JSON.stringify(of));
  return [...objects, ...rest].map((text) => text.replace(LUCK, ''));
}

function run(objects: object[], pieces: number[]): string[] {
  const s = new Simulation();
  for (const object of objects) s.create(object as never);
  s.settle();
  for (const seconds of pieces) s.advance(seconds);
  return content(s);
}

describe('a long time that passes at once', { timeout: 60_000 }, () => {
  it.each<[string, object[]]>([
    ['a CronJob a minute', [cronJob('tick', '* * * * *')]],
    ['a pod that crashes', [crashing]],
    ['both', [cronJob('tick', '* * * * *'), crashing]],
    ['working hours', [cronJob('work', '*/5 9-17 * * 1-5', { successfulJobsHistoryLimit: 1 })]],
  ])('ends as it does when it is played: %s', (_what, objects) => {
    const hours = 6;
    const played = run(
      objects,
      Array.from({ length: hours }, () => HOUR),
    );
    const differs = run(objects, [hours * HOUR]).filter((text, i) => text !== played[i]);
    expect(differs).toEqual([]);
  });
});
