import { describe, expect, it } from 'vitest';
import type { Node } from '../../../src/kube/api/core/v1';
import { Simulation, template } from './simulation';

const NODE = 'gke-cluster-1-default-pool-f6cef6fa-hmlx';

/** A cluster with a pod of a Deployment on each node. */
function withPods(): Simulation {
  const s = new Simulation();
  const spec = { replicas: 3, selector: { matchLabels: { app: 'web' } }, template: template({ app: 'web' }) };
  s.create({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec });
  s.settle();
  return s;
}

function setReady(s: Simulation, status: string): void {
  const node = structuredClone(s.get('nodes', NODE)) as Node;
  for (const condition of node.status?.conditions ?? []) if (condition.type === 'Ready') condition.status = status;
  s.cluster.client.kind('nodes').updateStatus(node);
  s.cluster.runDue();
}

const taints = (s: Simulation) =>
  (s.get('nodes', NODE).spec.taints ?? []).map(
    ({ key, effect }: { key: string; effect: string }) => `${key}:${effect}`,
  );
const podsOn = (s: Simulation) => s.list('pods').filter(({ spec }) => spec.nodeName === NODE);
const readyPods = (s: Simulation) => s.get('deployments.apps', 'web').status.readyReplicas;

describe('a node', () => {
  it.each([
    ['False', ['node.kubernetes.io/not-ready:NoSchedule', 'node.kubernetes.io/not-ready:NoExecute']],
    ['Unknown', ['node.kubernetes.io/unreachable:NoSchedule', 'node.kubernetes.io/unreachable:NoExecute']],
  ])('whose Ready is %s is tainted, and its pods go after five minutes', (status, expected) => {
    const s = withPods();
    setReady(s, status);
    s.settle();
    expect(taints(s)).toEqual(expected);
    expect(readyPods(s)).toBe(2);
    expect(s.events('Node')).toEqual([`NodeNotReady Node ${NODE} status is now: NodeNotReady`]);
    s.advance(290);
    expect(podsOn(s)).toHaveLength(1);
    s.advance(30);
    expect(podsOn(s)).toEqual([]);
    expect(s.events('Pod').filter((event) => event.startsWith('TaintManager'))).toEqual([
      expect.stringMatching(/^TaintManagerEviction Marking for deletion Pod default\/web-/),
    ]);
  });

  it('that is well again in time keeps its pods', () => {
    const s = withPods();
    setReady(s, 'Unknown');
    s.advance(100);
    setReady(s, 'True');
    s.advance(400);
    expect(taints(s)).toEqual([]);
    expect(podsOn(s)).toHaveLength(1);
    expect(readyPods(s)).toBe(3);
    expect(s.events('Pod').filter((event) => event.startsWith('TaintManager'))).toEqual([
      expect.stringMatching(/^TaintManagerEviction Cancelling deletion of Pod default\/web-/),
    ]);
  });

  it('that is cordoned carries a taint, beside those of others', () => {
    const s = withPods();
    s.change(
      'nodes',
      NODE,
      ({ spec }) => void Object.assign(spec, { unschedulable: true, taints: [{ key: 'k', effect: 'NoSchedule' }] }),
    );
    expect(taints(s)).toEqual(['k:NoSchedule', 'node.kubernetes.io/unschedulable:NoSchedule']);
    s.change('nodes', NODE, ({ spec }) => void delete spec.unschedulable);
    expect(taints(s)).toEqual(['k:NoSchedule']);
  });

  it('with a NoExecute taint loses the pods that do not tolerate it, at once or after a while', () => {
    const s = new Simulation();
    const taint = { key: 'k', value: 'v', effect: 'NoExecute' };
    const pod = (name: string, tolerations: object[]) =>
      s.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name },
        spec: { nodeName: NODE, tolerations: tolerations as never, containers: [{ name: 'c', image: 'nginx' }] },
      });
    pod('never', []);
    pod('a-minute', [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }]);
    pod('always', [{ key: 'k', operator: 'Equal', value: 'v' }]);
    s.settle();
    s.change('nodes', NODE, ({ spec }) => void Object.assign(spec, { taints: [taint] }));
    s.settle();
    const names = () => s.list('pods').map(({ metadata }) => metadata.name);
    expect(names()).toEqual(['a-minute', 'always']);
    s.advance(70);
    expect(names()).toEqual(['always']);
  });

  it('that is gone takes its pods along', () => {
    const s = withPods();
    s.delete('nodes', NODE);
    s.settle();
    expect(podsOn(s)).toHaveLength(1);
    s.advance(60);
    s.settle();
    expect(podsOn(s)).toEqual([]);
    expect(readyPods(s)).toBe(3);
  });

  it('nobody has heard of is of unknown state', () => {
    const s = new Simulation();
    const name = NODE.replace('hmlx', 'new');
    s.create({ apiVersion: 'v1', kind: 'Node', metadata: { name } });
    s.settle();
    expect(s.events('Node')).toEqual([`RegisteredNode Node ${name} event: Registered Node ${name} in Controller`]);
    s.advance(70);
    expect(s.rows('nodes', 'v1').filter((row) => row.includes('-new'))).toEqual([
      expect.stringMatching(/^\S+ NotReady /),
    ]);
  });
});

describe('a namespace', () => {
  it('gets back its default account and the root certificate', () => {
    const s = new Simulation();
    s.delete('serviceaccounts', 'default');
    s.delete('configmaps', 'kube-root-ca.crt');
    s.settle();
    expect(s.find('serviceaccounts', 'default')).toBeDefined();
    s.change('configmaps', 'kube-root-ca.crt', (map) => {
      map.data = {};
    });
    expect(s.get('configmaps', 'kube-root-ca.crt').data['ca.crt']).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });

  it('fills its token secrets', () => {
    const s = new Simulation();
    const annotations = { 'kubernetes.io/service-account.name': 'default' };
    s.create({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: { name: 'token', annotations },
    });
    const { data, metadata } = s.get('secrets', 'token');
    expect(Object.keys(data).sort()).toEqual(['ca.crt', 'namespace', 'token']);
    expect(metadata.annotations?.['kubernetes.io/service-account.uid']).toBe(
      s.get('serviceaccounts', 'default').metadata.uid,
    );
  });
});
