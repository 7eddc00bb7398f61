import { afterEach, expect, it, vi } from 'vitest';
import { StatefulSetController } from '../../../src/control-plane/controllers/statefulset/controller';
import { Simulation } from '../../control-plane/controllers/simulation';

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: 'c', image: 'nginx' }] },
});

const set = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web' },
  spec: {
    serviceName: 'web',
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'nginx' }] } },
  },
};

const told = (s: Simulation) =>
  s
    .list('events')
    .filter(({ reason }) => reason === 'FailedSync')
    .map(({ involvedObject, source, message, count }) => [involvedObject, source, message, count]);

afterEach(() => vi.restoreAllMocks());

it('tells of a controller that fails, tries again, and lets everything else go on', () => {
  const sync = vi.spyOn(StatefulSetController.prototype, 'sync').mockImplementation(() => {
    throw new RangeError('Invalid string length');
  });
  const s = new Simulation();
  s.create(set);
  s.create(pod('other'));
  s.settle();
  expect(s.get('pods', 'other').status.phase).toBe('Running');
  expect(told(s)).toMatchObject([
    [{ kind: 'StatefulSet', name: 'web' }, { component: 'statefulset' }, 'internal error: Invalid string length', 11],
  ]);
  sync.mockRestore();
  s.advance(60);
  expect(s.get('pods', 'web-0').status.phase).toBe('Running');
});

it('goes on when whoever watches fails over a change', () => {
  const s = new Simulation();
  s.settle();
  s.cluster.client.kind('pods').watch(() => {
    throw new TypeError('x is undefined');
  });
  s.create(pod('a'));
  s.settle();
  expect(s.get('pods', 'a').status.phase).toBe('Running');
  expect(told(s)).toMatchObject([
    [{ kind: 'Pod', name: 'a' }, { component: 'controller-manager' }, 'internal error: x is undefined', 4],
  ]);
});

it('lets those who chase each other rest, so that the cluster goes on', () => {
  const s = new Simulation();
  let rounds = 0;
  vi.spyOn(StatefulSetController.prototype, 'sync').mockImplementation(function (this: StatefulSetController, key) {
    rounds += 1;
    s.cluster.queue.add({ at: s.cluster.now(), worker: this.name, key });
  });
  s.create(set);
  s.create(pod('other'));
  s.settle();
  expect(s.get('pods', 'other').status.phase).toBe('Running');
  expect(rounds).toBeLessThan(5000);
});
