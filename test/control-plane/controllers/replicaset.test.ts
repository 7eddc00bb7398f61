import { describe, expect, it } from 'vitest';
import { RandomStreams } from '../../../src/control-plane/clock/random';
import { podsToDelete } from '../../../src/control-plane/controllers/replicaset/ranking';
import type { Pod } from '../../../src/kube/api/core/v1';
import { Simulation, START, template } from './simulation';

const replicaSet = (replicas: number, spec = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name: 'frontend' },
  spec: {
    replicas,
    selector: { matchLabels: { tier: 'frontend' } },
    template: template({ tier: 'frontend' }),
    ...spec,
  },
});

describe('a ReplicaSet', () => {
  it.each([
    [{ serviceAccountName: 'foo' }, 'error looking up service account default/foo: serviceaccount "foo" not found'],
    [{ priorityClassName: 'high' }, 'no PriorityClass with name high was found'],
  ])('calls a pod by the beginning of its name that is refused before it has one: %j', (spec, why) => {
    const s = new Simulation();
    const made = template({ tier: 'frontend' });
    s.create(replicaSet(1, { template: { ...made, spec: { ...(made.spec as object), ...spec } } }));
    expect(s.events('ReplicaSet')).toEqual([`FailedCreate Error creating: pods "frontend-" is forbidden: ${why}`]);
  });

  it('makes its pods and counts them as they become ready', () => {
    const s = new Simulation();
    const seen: string[] = [];
    s.cluster.client.kind('replicasets.apps').watch(({ object: { status } }) => {
      seen.push([status?.replicas, status?.readyReplicas ?? 0, status?.availableReplicas ?? 0].join(' '));
    });
    s.create(replicaSet(3));
    s.settle();
    expect(seen).toEqual(['0 0 0', '0 0 0', '3 0 0', '3 1 1', '3 2 2', '3 3 3']);
    expect(s.get('replicasets.apps', 'frontend').status).toEqual({
      replicas: 3,
      fullyLabeledReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      observedGeneration: 1,
    });
    expect(s.events('ReplicaSet')).toEqual([
      expect.stringMatching(/^SuccessfulCreate Created pod: frontend-[a-z0-9]{5}$/),
      expect.stringMatching(/^SuccessfulCreate Created pod: frontend-[a-z0-9]{5}$/),
      expect.stringMatching(/^SuccessfulCreate Created pod: frontend-[a-z0-9]{5}$/),
    ]);
  });

  it('replaces a pod as soon as it is being deleted', () => {
    const s = new Simulation();
    s.create(replicaSet(1));
    s.settle();
    const [old] = s.list('pods');
    s.delete('pods', old?.metadata.name ?? '');
    expect(s.list('pods')).toHaveLength(2);
    s.settle();
    expect(s.list('pods').map(({ metadata }) => metadata.name)).not.toContain(old?.metadata.name);
  });

  it('adopts orphans that match and lets go of pods that no longer do', () => {
    const s = new Simulation();
    s.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'orphan', labels: { tier: 'frontend' } },
      spec: { containers: [{ name: 'c', image: 'nginx' }] },
    });
    s.create(replicaSet(2));
    s.settle();
    expect(s.list('pods')).toHaveLength(2);
    expect(s.get('pods', 'orphan').metadata.ownerReferences).toMatchObject([
      { kind: 'ReplicaSet', name: 'frontend', controller: true },
    ]);
    s.change('pods', 'orphan', ({ metadata }) => {
      metadata.labels = { tier: 'other' };
    });
    s.settle();
    expect(s.get('pods', 'orphan').metadata.ownerReferences).toBeUndefined();
    expect(s.get('replicasets.apps', 'frontend').status).toMatchObject({ replicas: 2 });
    expect(s.list('pods')).toHaveLength(3);
  });

  it('counts a pod as available when it has been ready for minReadySeconds', () => {
    const s = new Simulation();
    s.create(replicaSet(1, { minReadySeconds: 10 }));
    s.advance(5);
    expect(s.get('replicasets.apps', 'frontend').status.readyReplicas).toBe(1);
    expect(s.get('replicasets.apps', 'frontend').status.availableReplicas).toBeUndefined();
    s.settle();
    expect(s.get('replicasets.apps', 'frontend').status.availableReplicas).toBe(1);
    expect(s.cluster.now() - START).toBeGreaterThanOrEqual(11_000);
  });

  it('tells what keeps it from making pods, and tries again', () => {
    const s = new Simulation();
    s.create({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'two' }, spec: { hard: { pods: '2' } } });
    s.create(replicaSet(3));
    s.settle();
    const refused =
      /pods "frontend-[a-z0-9]{5}" is forbidden: exceeded quota: two, requested: pods=1, used: pods=2, limited: pods=2$/;
    expect(s.get('replicasets.apps', 'frontend').status).toMatchObject({
      replicas: 2,
      conditions: [
        { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: expect.stringMatching(refused) },
      ],
    });
    expect(s.events('ReplicaSet').at(-1)).toMatch(refused);
    s.delete('resourcequotas', 'two');
    s.advance(60);
    expect(s.get('replicasets.apps', 'frontend').status).toMatchObject({ replicas: 3, readyReplicas: 3 });
    expect(s.get('replicasets.apps', 'frontend').status.conditions).toBeUndefined();
  });

  it('comes to its size whatever happens to its pods', () => {
    const s = new Simulation();
    const random = new RandomStreams(7);
    s.create(replicaSet(4));
    for (let i = 0; i < 25; i++) {
      const pods = s.list('pods');
      const victim = pods[random.int('victim', pods.length)];
      if (random.int('what', 2) && victim) s.delete('pods', victim.metadata.name);
      else
        s.change(
          'replicasets.apps',
          'frontend',
          ({ spec }) => void Object.assign(spec, { replicas: random.int('size', 7) }),
        );
      for (let steps = random.int('steps', 4); steps > 0; steps--) s.cluster.step(Number.POSITIVE_INFINITY);
    }
    s.change('replicasets.apps', 'frontend', ({ spec }) => void Object.assign(spec, { replicas: 5 }));
    s.settle();
    expect(s.list('pods')).toHaveLength(5);
    expect(s.get('replicasets.apps', 'frontend').status).toMatchObject({ replicas: 5, readyReplicas: 5 });
  });
});

describe('a ReplicationController', () => {
  it('works like a ReplicaSet, under its own name', () => {
    const s = new Simulation();
    s.create({
      apiVersion: 'v1',
      kind: 'ReplicationController',
      metadata: { name: 'old' },
      spec: { replicas: 1, template: template({ app: 'old' }) },
    });
    s.settle();
    expect(s.get('replicationcontrollers', 'old').status).toMatchObject({ replicas: 1, readyReplicas: 1 });
    const [event] = s.list('events').filter(({ involvedObject }) => involvedObject.kind === 'ReplicationController');
    expect(event?.source).toEqual({ component: 'replication-controller' });
  });
});

describe('podsToDelete', () => {
  const now = START;
  const at = (secondsAgo: number) => new Date(now - secondsAgo * 1000).toISOString();
  const pod = (
    name: string,
    change: { node?: string; phase?: string; ready?: number; cost?: string; age?: number; restarts?: number },
  ) =>
    ({
      metadata: {
        name,
        uid: name,
        creationTimestamp: at(change.age ?? 100),
        annotations: change.cost ? { 'controller.kubernetes.io/pod-deletion-cost': change.cost } : undefined,
      },
      spec: { nodeName: change.node, containers: [] },
      status: {
        phase: change.phase ?? 'Running',
        conditions: [
          {
            type: 'Ready',
            status: change.ready === undefined ? 'False' : 'True',
            lastTransitionTime: at(change.ready ?? 0),
          },
        ],
        containerStatuses: [{ restartCount: change.restarts ?? 0 }],
      },
    }) as unknown as Pod;

  it.each<[string, Pod, Pod]>([
    ['without a node', pod('a', { ready: 90, node: 'n' }), pod('x', { phase: 'Pending' })],
    ['pending', pod('a', { node: 'n' }), pod('x', { node: 'n', phase: 'Pending' })],
    ['not ready', pod('a', { node: 'n', ready: 90 }), pod('x', { node: 'n' })],
    ['cheap', pod('a', { node: 'n', ready: 90, cost: '5' }), pod('x', { node: 'n', ready: 90, cost: '-1' })],
    ['ready only lately', pod('a', { node: 'n', ready: 90 }), pod('x', { node: 'n', ready: 2 })],
    ['restarting', pod('a', { node: 'n', ready: 90 }), pod('x', { node: 'n', ready: 90, restarts: 3 })],
    ['young', pod('a', { node: 'n', ready: 90, age: 1000 }), pod('x', { node: 'n', ready: 90, age: 100 })],
  ])('takes the pod that is %s first', (_, other, first) => {
    for (const pods of [
      [other, first],
      [first, other],
    ])
      expect(podsToDelete(pods, [], 1, now)).toEqual([first]);
  });

  it('takes one of two on the same node first', () => {
    const pods = [
      pod('a', { node: 'one', ready: 90 }),
      pod('b', { node: 'two', ready: 90 }),
      pod('c', { node: 'two', ready: 90 }),
    ];
    expect(podsToDelete(pods, pods, 1, now)[0]?.spec.nodeName).toBe('two');
  });
});
