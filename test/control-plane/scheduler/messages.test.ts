import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import type { Observed } from '../../observed';
import { Simulation } from '../controllers/simulation';

const NODE = 'gke-cluster-1-default-pool-f6cef6fa-';
const NODES = ['hbbq', 'hmlx', 'j4kc'].map((suffix) => NODE + suffix);
const [A = '', B = '', C = ''] = NODES;

const pod = (name: string, spec: JsonObject = {}, labels: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels },
  spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'c', image: 'nginx:1.25' }], ...spec },
});

const asking = (requests: JsonObject) => ({
  containers: [{ name: 'c', image: 'nginx:1.25', resources: { requests } }],
});

const on = (node: string, spec: JsonObject = {}) => ({ nodeSelector: { 'kubernetes.io/hostname': node }, ...spec });

const editNode = (s: Simulation, name: string, change: (node: Observed) => void) => s.change('nodes', name, change);

const taint = (s: Simulation, name: string, key: string, effect = 'NoSchedule') =>
  editNode(s, name, ({ spec }) => {
    spec.taints = [...(spec.taints ?? []), { key, value: 'v', effect }];
  });

const label = (s: Simulation, name: string, key: string, value: string) =>
  editNode(s, name, ({ metadata }) => {
    metadata.labels = { ...metadata.labels, [key]: value };
  });

/** Does the same to several nodes. */
function each(nodes: readonly string[], action: (node: string, i: number) => unknown): void {
  for (const [i, node] of nodes.entries()) action(node, i);
}

/** What is said of a pod that found no place, without what preemption came to. */
function refusal(s: Simulation, spec: JsonObject): [message: string, preemption: string] {
  s.create(pod('p', spec));
  s.settle();
  const { conditions } = s.get('pods', 'p').status;
  const [condition] = conditions;
  expect(condition).toMatchObject({ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' });
  const [message = '', preemption = ''] = condition.message.split(' preemption: ');
  return [message, preemption];
}

const NOT_HELPFUL = (n: number) => `0/${n} nodes are available: ${n} Preemption is not helpful for scheduling..`;
const NO_VICTIMS = (n: number) => `0/${n} nodes are available: ${n} No preemption victims found for incoming pod..`;

describe('why a pod has no place', () => {
  const term = { labelSelector: { matchLabels: { app: 'db' } }, topologyKey: 'kubernetes.io/hostname' };
  const near = { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } };
  const away = { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } };
  const nodeAffinity = (key: string, operator: string, values: string[]) => {
    const required = { nodeSelectorTerms: [{ matchExpressions: [{ key, operator, values }] }] };
    return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } } };
  };
  const spread = (topologyKey: string) => ({
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey, whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} }],
  });

  it.each<[string, (s: Simulation) => unknown, JsonObject, string, string]>([
    [
      'no node has the labels',
      () => 0,
      { nodeSelector: { disk: 'ssd' } },
      "3 node(s) didn't match Pod's node affinity/selector",
      NOT_HELPFUL(3),
    ],
    [
      'no node fits the affinity',
      () => 0,
      nodeAffinity('zone', 'In', ['a']),
      "3 node(s) didn't match Pod's node affinity/selector",
      NOT_HELPFUL(3),
    ],
    [
      'too much cpu and memory',
      () => 0,
      asking({ cpu: '100', memory: '900Gi' }),
      '3 Insufficient cpu, 3 Insufficient memory',
      NO_VICTIMS(3),
    ],
    [
      'a resource nobody has',
      () => 0,
      { containers: [{ name: 'c', image: 'nginx:1.25', resources: { limits: { 'example.com/gpu': '1' } } }] },
      '3 Insufficient example.com/gpu',
      NO_VICTIMS(3),
    ],
    [
      'taints',
      (s) => each(NODES, (n) => taint(s, n, 'k')),
      {},
      '3 node(s) had untolerated taint {k: v}',
      NOT_HELPFUL(3),
    ],
    [
      'different reasons, in the order of their texts',
      (s) => {
        taint(s, A, 'dedicated');
        editNode(s, B, ({ spec }) => {
          spec.unschedulable = true;
        });
      },
      asking({ cpu: '100' }),
      '1 Insufficient cpu, 1 node(s) had untolerated taint {dedicated: v}, 1 node(s) were unschedulable',
      '0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling..',
    ],
    ['no pod to be near', () => 0, near, "3 node(s) didn't match pod affinity rules", NOT_HELPFUL(3)],
    [
      'pods to stay away from',
      (s) => each(NODES, (n, i) => s.create(pod(`db-${i}`, on(n), { app: 'db' }))),
      away,
      "3 node(s) didn't match pod anti-affinity rules",
      NO_VICTIMS(3),
    ],
    [
      'pods that want to be alone',
      (s) => {
        const all = { labelSelector: {}, topologyKey: 'kubernetes.io/hostname' };
        const alone = { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [all] } } };
        each(NODES, (n, i) => s.create(pod(`alone-${i}`, on(n, alone))));
      },
      {},
      "3 node(s) didn't satisfy existing pods anti-affinity rules",
      NO_VICTIMS(3),
    ],
    [
      'taken ports',
      (s) => each(NODES, (n, i) => s.create(pod(`a-${i}`, on(n, port(80))))),
      port(80),
      "3 node(s) didn't have free ports for the requested pod ports",
      NO_VICTIMS(3),
    ],
    ['a missing claim', () => 0, claiming('none'), 'persistentvolumeclaim "none" not found', NOT_HELPFUL(3)],
    [
      'domains without a name',
      () => 0,
      spread('zone'),
      "3 node(s) didn't match pod topology spread constraints (missing required label)",
      NOT_HELPFUL(3),
    ],
    [
      'a domain that is too full',
      (s) => {
        for (const [i, node] of NODES.entries()) label(s, node, 'zone', i === 0 ? 'a' : 'b');
        s.create(pod('one', on(B)));
        s.settle();
        editNode(s, A, ({ spec }) => {
          spec.unschedulable = true;
        });
      },
      spread('zone'),
      "1 node(s) were unschedulable, 2 node(s) didn't match pod topology spread constraints",
      '0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod..',
    ],
  ])('%s', (_, prepare, spec, why, preemption) => {
    const s = new Simulation();
    prepare(s);
    s.settle();
    expect(refusal(s, spec)).toEqual([`0/3 nodes are available: ${why}.`, preemption]);
    expect(s.events('Pod', 'p')).toEqual([
      `FailedScheduling 0/3 nodes are available: ${why}. preemption: ${preemption}`,
    ]);
  });

  it('no nodes at all', () => {
    const s = new Simulation({ nodes: [] });
    s.create(pod('p'));
    s.settle();
    expect(s.get('pods', 'p').status.conditions[0].message).toBe('no nodes available to schedule pods');
  });

  it('a full node', () => {
    const s = new Simulation({
      nodes: [{ name: 'n', address: '10.0.0.1', podCIDR: '10.32.0.0/24', capacity: { pods: '1' } }],
    });
    s.create(pod('first'));
    s.settle();
    expect(refusal(s, {})).toEqual(['0/1 nodes are available: 1 Too many pods.', NO_VICTIMS(1)]);
  });
});

const port = (hostPort: number) => ({
  containers: [{ name: 'c', image: 'nginx:1.25', ports: [{ containerPort: 80, hostPort }] }],
});

const claiming = (claimName: string) => ({
  containers: [{ name: 'c', image: 'nginx:1.25' }],
  volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
});

describe('a pod for some nodes only', () => {
  const named = (...terms: string[][]) => {
    const field = (values: string[]) => ({ key: 'metadata.name', operator: 'In', values });
    const required = { nodeSelectorTerms: terms.map((values) => ({ matchFields: [field(values)] })) };
    return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } } };
  };
  const full = (count: number, victims: string) =>
    `0/3 nodes are available: ${count} Insufficient cpu. preemption: 0/3 nodes are available: ${victims}..`;

  it.each([
    [[[A]], full(1, '1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling')],
    [[[A], [B]], full(2, '1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod')],
  ])('hears of those only: %j', (terms, message) => {
    const s = new Simulation();
    s.create(pod('p', { ...asking({ cpu: '100' }), ...named(...terms) }));
    expect(s.get('pods', 'p').status.conditions[0].message).toBe(message);
  });

  it('has a volume elsewhere', () => {
    const s = new Simulation();
    const required = {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [C] }] }],
    };
    const spec = {
      capacity: { storage: '5Gi' },
      accessModes: ['ReadWriteOnce'],
      local: { path: '/disk' },
      nodeAffinity: { required },
    };
    s.create({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'disk' },
      spec: { ...spec, storageClassName: 'x' },
    });
    s.create(claim('data', { storageClassName: 'x' }));
    s.settle();
    s.create(pod('p', { ...claiming('data'), ...named([A]) }));
    expect(s.get('pods', 'p').status.conditions[0].message).toBe(
      `0/3 nodes are available: node(s) didn't satisfy plugin(s) [NodeAffinity VolumeBinding] simultaneously. preemption: ${NOT_HELPFUL(3)}`,
    );
  });
});

describe('a pod that waits is tried again', () => {
  const isPlaced = (s: Simulation) => !!s.get('pods', 'p').spec.nodeName;

  it('every five minutes; what is said again of the same state of the pod is counted', () => {
    const s = new Simulation();
    s.create(pod('p', asking({ cpu: '100' })));
    s.settle();
    const counts = () => s.list('events').map(({ series }) => series?.count);
    expect(counts()).toEqual([undefined]);
    s.advance(300);
    expect(counts()).toEqual([undefined, undefined]);
    s.advance(300);
    expect(counts()).toEqual([undefined, 2]);
  });

  it.each<[string, JsonObject, (s: Simulation) => unknown]>([
    ['when a node gets the label', { nodeSelector: { disk: 'ssd' } }, (s) => label(s, A, 'disk', 'ssd')],
    ['when the claim comes', claiming('data'), (s) => s.create(claim('data'))],
    [
      'when its gates are lifted',
      { schedulingGates: [{ name: 'a/b' }] },
      (s) => s.change('pods', 'p', ({ spec }) => void delete spec.schedulingGates),
    ],
  ])('%s', (_, spec, help) => {
    const s = new Simulation();
    s.create(pod('p', spec));
    s.settle();
    expect(isPlaced(s)).toBe(false);
    help(s);
    s.settle();
    expect(isPlaced(s)).toBe(true);
  });

  it('when another leaves, but not when one comes', () => {
    const s = new Simulation();
    s.create(pod('big', on(A, asking({ cpu: '20' }))));
    s.create(pod('p', on(A, asking({ cpu: '20' }))));
    s.settle();
    s.create(pod('other'));
    s.create(claim('data'));
    s.settle();
    expect(s.events('Pod', 'p')).toHaveLength(1);
    expect(s.list('events').find(({ reason }) => reason === 'FailedScheduling')?.series).toBeUndefined();
    s.delete('pods', 'big');
    s.settle();
    expect(s.get('pods', 'p').spec.nodeName).toBe(A);
  });
});

const claim = (name: string, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
});

describe('where pods go', () => {
  const nodesOf = (s: Simulation, prefix: string) =>
    s
      .list('pods')
      .filter(({ metadata }) => metadata.name.startsWith(prefix))
      .map(({ spec }) => spec.nodeName);

  it('apart, if they belong together', () => {
    const s = new Simulation();
    const template = { metadata: { labels: { app: 'w' } }, spec: { containers: [{ name: 'c', image: 'nginx:1.25' }] } };
    const spec = { replicas: 3, selector: { matchLabels: { app: 'w' } }, template };
    s.create({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'w' }, spec });
    s.settle();
    expect(nodesOf(s, 'w-').sort()).toEqual(NODES);
  });

  it.each<[string, (s: Simulation) => unknown, JsonObject, string]>([
    [
      'preferred nodes',
      (s) => label(s, B, 'disk', 'ssd'),
      {
        affinity: {
          nodeAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 1, preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } },
            ],
          },
        },
      },
      B,
    ],
    ['not where it is unwelcome', (s) => each([A, C], (n) => taint(s, n, 'k', 'PreferNoSchedule')), {}, B],
    [
      'where most is free',
      (s) => each([A, C], (n, i) => s.create(pod(`big-${i}`, on(n, asking({ cpu: '16' }))))),
      asking({ cpu: '1' }),
      B,
    ],
    [
      'beside others',
      (s) => s.create(pod('db', on(B), { app: 'db' })),
      {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { labelSelector: { matchLabels: { app: 'db' } }, topologyKey: 'kubernetes.io/hostname' },
            ],
          },
        },
      },
      B,
    ],
  ])('%s', (_, prepare, spec, node) => {
    const s = new Simulation();
    prepare(s);
    s.settle();
    for (const name of ['p-1', 'p-2']) s.create(pod(name, spec));
    s.settle();
    expect(nodesOf(s, 'p-')).toEqual([node, node]);
  });

  it('where their volume can be reached', () => {
    const s = new Simulation();
    const terms = [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [C] }] }];
    const volume = {
      capacity: { storage: '5Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'local',
      local: { path: '/disk' },
      nodeAffinity: { required: { nodeSelectorTerms: terms } },
    };
    s.create({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'local' },
      provisioner: 'kubernetes.io/no-provisioner',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    s.create({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: volume });
    s.create(claim('data', { storageClassName: 'local' }));
    s.create(pod('p', claiming('data')));
    s.create(claim('more', { storageClassName: 'local' }));
    s.create(pod('q', claiming('more')));
    s.settle();
    expect(s.get('pods', 'p').spec.nodeName).toBe(C);
    expect(s.get('persistentvolumes', 'disk').spec.claimRef.name).toBe('data');
    expect(s.get('pods', 'q').status.conditions[0].message).toBe(
      `0/3 nodes are available: 3 node(s) didn't find available persistent volumes to bind. preemption: ${NOT_HELPFUL(3)}`,
    );
    s.create(pod('r', on(A, claiming('data'))));
    s.settle();
    // Only the node that has the volume is looked at.
    expect(s.get('pods', 'r').status.conditions[0].message).toBe(
      `0/3 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. preemption: ${NOT_HELPFUL(3)}`,
    );
  });
});

describe('preemption', () => {
  function prepared(): Simulation {
    const s = new Simulation();
    for (const [name, value] of [
      ['low', 1],
      ['high', 100],
    ] as const)
      s.create({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value });
    for (const [i, node] of NODES.entries()) {
      s.create(pod(`low-${i}`, on(node, { ...asking({ cpu: i === 1 ? '20' : '24' }), priorityClassName: 'low' })));
      if (i === 1) s.create(pod('none-1', on(node, asking({ cpu: '11' }))));
    }
    s.settle();
    return s;
  }

  it('deletes the least important pods that make enough room', () => {
    const s = prepared();
    s.create(pod('p', { ...asking({ cpu: '10' }), priorityClassName: 'high' }));
    expect(s.get('pods', 'p').status).toMatchObject({ nominatedNodeName: B });
    expect(s.get('pods', 'p').status.conditions[0].message).toBe('0/3 nodes are available: 3 Insufficient cpu.');
    const victim = s.get('pods', 'none-1');
    expect(victim.metadata.deletionTimestamp).toBeDefined();
    expect(victim.status.conditions.find(({ type }: JsonObject) => type === 'DisruptionTarget')).toMatchObject({
      reason: 'PreemptionByScheduler',
      message: 'default-scheduler: preempting to accommodate a higher priority pod',
    });
    expect(s.events('Pod', 'none-1')).toContain(`Preempted Preempted by a pod on node ${B}`);
    s.settle();
    expect(s.get('pods', 'p').spec.nodeName).toBe(B);
    expect(s.list('pods').map(({ metadata }) => metadata.name)).toEqual(['low-0', 'low-1', 'low-2', 'p']);
  });

  it('is not for pods that do not want it', () => {
    const s = prepared();
    s.create({
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'polite' },
      value: 100,
      preemptionPolicy: 'Never',
    });
    s.create(pod('p', { ...asking({ cpu: '30' }), priorityClassName: 'polite' }));
    s.settle();
    expect(s.get('pods', 'p').status.conditions[0].message).toBe(
      '0/3 nodes are available: 3 Insufficient cpu. preemption: not eligible due to preemptionPolicy=Never..',
    );
  });

  it('does nothing where it would not be enough', () => {
    const s = prepared();
    s.create(pod('p', { ...asking({ cpu: '100' }), priorityClassName: 'high' }));
    s.settle();
    expect(s.get('pods', 'p').status.conditions[0].message).toBe(
      '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 Insufficient cpu..',
    );
    expect(s.list('pods')).toHaveLength(5);
  });
});
