import { describe, expect, it } from 'vitest';
import { isPodReady, isTerminating } from '../../../src/control-plane/client/pod-conditions';
import type { Pod } from '../../../src/kube/api/core/v1';
import { Simulation, template } from './simulation';

const NODES = ['hbbq', 'hmlx', 'j4kc'].map((suffix) => `gke-cluster-1-default-pool-f6cef6fa-${suffix}`);

const daemonSet = (spec = {}, podSpec = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: template({ app: 'agent' }, 'agent:1', podSpec),
    ...spec,
  },
});

const setImage = (s: Simulation, image: string) =>
  s.change('daemonsets.apps', 'agent', ({ spec }) => void Object.assign(spec.template.spec.containers[0], { image }));

const nodesOf = (s: Simulation) =>
  s
    .list('pods')
    .map(({ spec }) => spec.nodeName)
    .sort();

describe('a DaemonSet', () => {
  it('runs a pod on every node, where the scheduler puts it', () => {
    const s = new Simulation();
    s.create(daemonSet());
    s.settle();
    expect(nodesOf(s)).toEqual(NODES);
    const [pod] = s.list('pods');
    const node = pod?.spec.nodeName;
    expect(pod?.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual({
      nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] }],
    });
    expect(pod?.spec.tolerations.map((t: { key: string; effect: string }) => `${t.key}:${t.effect}`)).toEqual([
      'node.kubernetes.io/not-ready:NoExecute',
      'node.kubernetes.io/unreachable:NoExecute',
      'node.kubernetes.io/disk-pressure:NoSchedule',
      'node.kubernetes.io/memory-pressure:NoSchedule',
      'node.kubernetes.io/pid-pressure:NoSchedule',
      'node.kubernetes.io/unschedulable:NoSchedule',
    ]);
    const [revision] = s.list('controllerrevisions.apps');
    const hash = revision?.metadata.labels?.['controller-revision-hash'];
    expect(revision?.metadata.name).toBe(`agent-${hash}`);
    expect(pod?.metadata.labels).toEqual({
      app: 'agent',
      'controller-revision-hash': hash,
      'pod-template-generation': '1',
    });
    expect(s.get('daemonsets.apps', 'agent').status).toEqual({
      currentNumberScheduled: 3,
      desiredNumberScheduled: 3,
      numberAvailable: 3,
      numberMisscheduled: 0,
      numberReady: 3,
      observedGeneration: 1,
      updatedNumberScheduled: 3,
    });
  });

  it.each<[string, (s: Simulation) => void, string[]]>([
    [
      'has the label it selects',
      (s) =>
        s.change('nodes', NODES[1] ?? '', ({ metadata }) => void Object.assign(metadata.labels ?? {}, { disk: 'ssd' })),
      [NODES[1] ?? ''],
    ],
    [
      'has no taint it does not tolerate',
      (s) =>
        s.change(
          'nodes',
          NODES[0] ?? '',
          ({ spec }) => void Object.assign(spec, { taints: [{ key: 'k', effect: 'NoExecute' }] }),
        ),
      NODES.slice(1),
    ],
    ['is there', (s) => s.delete('nodes', NODES[0] ?? ''), NODES.slice(1)],
    [
      'is cordoned, too',
      (s) => s.change('nodes', NODES[0] ?? '', ({ spec }) => void Object.assign(spec, { unschedulable: true })),
      NODES,
    ],
  ])('runs where the node %s', (what, change, expected) => {
    const s = new Simulation();
    s.create(daemonSet({}, what.includes('label') ? { nodeSelector: { disk: 'ssd' } } : {}));
    s.settle();
    change(s);
    s.settle();
    s.advance(120);
    expect(nodesOf(s)).toEqual(expected);
  });

  it.each<[string, Record<string, number>, number, number]>([
    ['one node at a time', {}, 2, 3],
    ['as many nodes as may be unavailable', { maxUnavailable: 2 }, 1, 3],
    ['with a second pod on a node', { maxSurge: 1, maxUnavailable: 0 }, 3, 4],
  ])('is updated %s', (_, rollingUpdate, leastReady, mostPods) => {
    const s = new Simulation();
    s.create(daemonSet({ updateStrategy: { type: 'RollingUpdate', rollingUpdate } }));
    s.settle();
    setImage(s, 'agent:2');
    let most = 0;
    let least = 3;
    s.settle(() => {
      const pods = (s.list('pods') as Pod[]).filter((pod) => !isTerminating(pod));
      most = Math.max(most, pods.length);
      least = Math.min(least, pods.filter(isPodReady).length);
    });
    expect([least, most]).toEqual([leastReady, mostPods]);
    expect(new Set(s.list('pods').map(({ spec }) => spec.containers[0].image))).toEqual(new Set(['agent:2']));
    expect(
      s
        .list('controllerrevisions.apps')
        .map(({ revision }) => revision)
        .sort(),
    ).toEqual([1, 2]);
  });

  it('waits for its pods to be deleted under OnDelete', () => {
    const s = new Simulation();
    s.create(daemonSet({ updateStrategy: { type: 'OnDelete' } }));
    s.settle();
    setImage(s, 'agent:2');
    s.settle();
    expect(s.get('daemonsets.apps', 'agent').status.updatedNumberScheduled).toBeUndefined();
    s.delete('pods', s.list('pods')[0]?.metadata.name ?? '');
    s.settle();
    expect(s.get('daemonsets.apps', 'agent').status.updatedNumberScheduled).toBe(1);
  });

  it('keeps as much of its history as it is told to, and renumbers what comes back', () => {
    const s = new Simulation();
    s.create(daemonSet({ revisionHistoryLimit: 1 }));
    for (const image of ['agent:2', 'agent:3', 'agent:2']) {
      s.settle();
      setImage(s, image);
    }
    s.settle();
    const history = s
      .list('controllerrevisions.apps')
      .map(({ revision, data }) => `${revision} ${data.spec.template.spec.containers[0].image}`);
    expect(history.sort()).toEqual(['3 agent:3', '4 agent:2']);
  });
});
