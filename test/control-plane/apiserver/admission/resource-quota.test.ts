import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/go/json/value';
import { Simulation, template } from '../../controllers/simulation';

const pod = (name: string, resources: JsonObject = {}, spec: JsonObject = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: 'c', image: 'nginx', resources }], ...spec },
});

const claim = (name: string, storage: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
});

const service = (name: string, type: string, ports = 1) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { type, ports: Array.from({ length: ports }, (_, i) => ({ name: `p${i}`, port: 80 + i })) },
});

/** A cluster with a quota that is already being kept. */
function withQuota(hard: Record<string, string>, spec: JsonObject = {}): Simulation {
  const s = new Simulation();
  s.create({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q' }, spec: { hard, ...spec } });
  return s;
}

/** What becomes of the objects, one after the other: `ok`, or why not. */
function outcomes(s: Simulation, ...objects: JsonObject[]): string[] {
  return objects.map((object) => {
    try {
      s.create(object);
      return 'ok';
    } catch (error) {
      return (error as Error).message;
    }
  });
}

const used = (s: Simulation) => s.get('resourcequotas', 'q').status.used;

describe('a ResourceQuota', () => {
  it.each<[string, Simulation, JsonObject[], string[]]>([
    [
      'of pods',
      withQuota({ pods: '2' }),
      [pod('a'), pod('b'), pod('c')],
      ['ok', 'ok', 'pods "c" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2'],
    ],
    [
      'of compute resources',
      withQuota({ 'requests.cpu': '1', 'limits.memory': '1Gi' }),
      [
        pod('a'),
        pod('b', { requests: { cpu: '600m' }, limits: { memory: '600Mi' } }),
        pod('c', { requests: { cpu: '600m' }, limits: { memory: '100Mi' } }),
        pod('d', { requests: { cpu: '400m' }, limits: { memory: '100Mi' } }),
      ],
      [
        'pods "a" is forbidden: failed quota: q: must specify limits.memory for: c; requests.cpu for: c',
        'ok',
        'pods "c" is forbidden: exceeded quota: q, requested: requests.cpu=600m, used: requests.cpu=600m, limited: requests.cpu=1',
        'ok',
      ],
    ],
    [
      'of storage',
      withQuota({ persistentvolumeclaims: '1', 'requests.storage': '2Gi' }),
      [claim('a', '3Gi'), claim('b', '1Gi'), claim('c', '1Gi')],
      [
        'persistentvolumeclaims "a" is forbidden: exceeded quota: q, requested: requests.storage=3Gi, used: requests.storage=0, limited: requests.storage=2Gi',
        'ok',
        'persistentvolumeclaims "c" is forbidden: exceeded quota: q, requested: persistentvolumeclaims=1, used: persistentvolumeclaims=1, limited: persistentvolumeclaims=1',
      ],
    ],
    [
      'of services',
      withQuota({ 'services.nodeports': '1', 'services.loadbalancers': '0' }),
      [service('a', 'NodePort', 2), service('b', 'LoadBalancer'), service('c', 'ClusterIP')],
      [
        'services "a" is forbidden: exceeded quota: q, requested: services.nodeports=2, used: services.nodeports=0, limited: services.nodeports=1',
        'services "b" is forbidden: exceeded quota: q, requested: services.loadbalancers=1, used: services.loadbalancers=0, limited: services.loadbalancers=0',
        'ok',
      ],
    ],
    [
      'of any kind',
      withQuota({ 'count/configmaps': '2', 'count/deployments.apps': '0' }),
      [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' } },
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: { selector: { matchLabels: { a: 'b' } }, template: template({ a: 'b' }) },
        },
      ],
      [
        'ok',
        'configmaps "b" is forbidden: exceeded quota: q, requested: count/configmaps=1, used: count/configmaps=2, limited: count/configmaps=2',
        'deployments.apps "d" is forbidden: exceeded quota: q, requested: count/deployments.apps=1, used: count/deployments.apps=0, limited: count/deployments.apps=0',
      ],
    ],
    [
      'with a scope',
      withQuota({ pods: '0' }, { scopes: ['BestEffort'] }),
      [pod('a'), pod('b', { requests: { cpu: '1' } })],
      ['pods "a" is forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0', 'ok'],
    ],
    [
      'with a selector of scopes',
      withQuota(
        { pods: '0' },
        {
          scopeSelector: {
            matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['system-node-critical'] }],
          },
        },
      ),
      [pod('a'), pod('b', {}, { priorityClassName: 'system-cluster-critical' })],
      ['ok', 'ok'],
    ],
  ])('%s is kept', (_, s, objects, expected) => {
    expect(outcomes(s, ...objects)).toEqual(expected);
  });

  it('is charged at once, and gives back what is gone or has ended', () => {
    const s = withQuota({ pods: '2', 'count/pods': '9', 'requests.cpu': '2' });
    const cpu = { requests: { cpu: '500m' } };
    const ending = {
      ...pod('b', cpu),
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'c', image: 'busybox', command: ['true'], resources: cpu }],
      },
    };
    expect(outcomes(s, pod('a', cpu), ending)).toEqual(['ok', 'ok']);
    expect(used(s)).toEqual({ pods: '2', 'count/pods': '2', 'requests.cpu': '1' });
    s.settle();
    expect(used(s)).toEqual({ pods: '1', 'count/pods': '2', 'requests.cpu': '500m' });
    s.delete('pods', 'a');
    s.settle();
    expect(used(s)).toEqual({ pods: '0', 'count/pods': '1', 'requests.cpu': '0' });
  });

  it('is not charged by a dry run', () => {
    const s = withQuota({ pods: '1' });
    const target = { group: '', version: 'v1', resource: 'pods', namespace: 'default' };
    const object = { ...pod('a'), metadata: { name: 'a', namespace: 'default' } };
    for (let i = 0; i < 3; i++) s.cluster.client.create(target, object, { dryRun: true });
    expect(used(s)).toEqual({ pods: '0' });
    expect(outcomes(s, pod('a'))).toEqual(['ok']);
  });
});
