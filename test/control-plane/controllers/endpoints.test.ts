import { describe, expect, it } from 'vitest';
import { type PortGroup, reconcile } from '../../../src/control-plane/controllers/endpointslice/reconcile';
import type { JsonObject } from '../../../src/go/json/value';
import type { Endpoint, EndpointSlice } from '../../../src/kube/api/discovery/v1';
import { Simulation, template } from './simulation';

/** The slices of all services but the API server's own. */
const slicesOf = (s: Simulation) =>
  s.list('endpointslices.discovery.k8s.io').filter(({ metadata }) => metadata.name !== 'kubernetes');

const service = (spec: object, name = 'front') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, labels: { tier: 'web' } },
  spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'web' }], ...spec },
});

const pods = (replicas: number): JsonObject => {
  const { metadata, spec } = template({ app: 'web' }) as { metadata: JsonObject; spec: { containers: JsonObject[] } };
  const containers = [{ ...spec.containers[0], ports: [{ name: 'web', containerPort: 8080 }] }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata, spec: { ...spec, containers } },
    },
  };
};

describe('the API server', () => {
  it('keeps the endpoints of its own service', () => {
    const s = new Simulation();
    expect(s.get('endpointslices.discovery.k8s.io', 'kubernetes')).toMatchObject({
      metadata: { labels: { 'kubernetes.io/service-name': 'kubernetes' } },
      endpoints: [{ addresses: ['10.128.0.2'], conditions: { ready: true } }],
      ports: [{ name: 'https', port: 443, protocol: 'TCP' }],
    });
  });
});

describe('the endpoints of a service', () => {
  it('are its ready pods, both as Endpoints and in a slice', () => {
    const s = new Simulation();
    s.create(service({}));
    expect(s.get('endpoints', 'front').subsets).toBeUndefined();
    expect(slicesOf(s)[0]).toMatchObject({ addressType: 'IPv4', endpoints: null, ports: null });
    s.create(pods(2));
    s.settle();
    const [pod] = s.list('pods');
    const [subset] = s.get('endpoints', 'front').subsets;
    expect(subset.ports).toEqual([{ name: 'http', port: 8080, protocol: 'TCP' }]);
    expect(subset.addresses).toHaveLength(2);
    expect(subset.addresses).toContainEqual({
      ip: pod?.status.podIP,
      nodeName: pod?.spec.nodeName,
      targetRef: { kind: 'Pod', name: pod?.metadata.name, namespace: 'default', uid: pod?.metadata.uid },
    });
    const [slice] = slicesOf(s);
    expect(slice?.metadata).toMatchObject({
      name: expect.stringMatching(/^front-[a-z0-9]{5}$/),
      labels: {
        tier: 'web',
        'kubernetes.io/service-name': 'front',
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
      },
      ownerReferences: [{ kind: 'Service', name: 'front' }],
    });
    expect(slice?.ports).toEqual([{ name: 'http', port: 8080, protocol: 'TCP' }]);
    expect(slice?.endpoints[0].conditions).toEqual({ ready: true, serving: true, terminating: false });
  });

  it('leave out what is not ready, and keep what is ending in slices only', () => {
    const s = new Simulation();
    s.create(service({}));
    s.create(pods(2));
    s.settle();
    s.delete('pods', s.list('pods')[0]?.metadata.name ?? '');
    expect(s.get('endpoints', 'front').subsets[0].addresses).toHaveLength(1);
    const conditions = slicesOf(s)[0]?.endpoints.map((endpoint: Endpoint) => endpoint.conditions);
    expect(conditions).toContainEqual({ ready: false, serving: true, terminating: true });
    s.settle();
    s.change('deployments.apps', 'web', ({ spec }) => void Object.assign(spec, { replicas: 0 }));
    s.settle();
    expect(s.rows('endpoints', 'v1')[0]).toMatch(/^front <none> /);
    expect(slicesOf(s)).toHaveLength(1);
  });

  it.each<[string, object, (s: Simulation) => unknown, unknown]>([
    [
      'of a headless service are marked',
      { clusterIP: 'None' },
      (s) => s.get('endpoints', 'front').metadata.labels,
      { 'service.kubernetes.io/headless': '', tier: 'web' },
    ],
    [
      'of a headless service need no port',
      { clusterIP: 'None', ports: undefined },
      (s) => s.get('endpoints', 'front').subsets[0].ports,
      undefined,
    ],
    [
      'are none where no pod has the port',
      { ports: [{ port: 80, targetPort: 'nope' }] },
      (s) => s.get('endpoints', 'front').subsets,
      undefined,
    ],
    [
      'are not made without a selector',
      { selector: undefined },
      (s) => [s.find('endpoints', 'front'), slicesOf(s)],
      [undefined, []],
    ],
  ])('%s', (_, spec, look, expected) => {
    const s = new Simulation();
    s.create(pods(1));
    s.create(service(spec));
    s.settle();
    expect(look(s)).toEqual(expected);
  });

  it('have their ports in an order of their own', () => {
    const ports = [22, 80, 443].map((port) => ({ name: `p${port}`, port }));
    const orders = [ports, [...ports].reverse()].map((given) => {
      const s = new Simulation();
      s.create(pods(1));
      s.create(service({ ports: given }));
      s.settle();
      return s.get('endpoints', 'front').subsets[0].ports;
    });
    expect(orders[0]).toHaveLength(3);
    expect(orders[0]).toEqual(orders[1]);
  });

  it('kept by hand are mirrored into a slice', () => {
    const s = new Simulation();
    s.create(service({ selector: undefined, ports: [{ port: 5432 }] }, 'db'));
    const subsets = [
      { addresses: [{ ip: '192.0.2.1' }], notReadyAddresses: [{ ip: '192.0.2.2' }], ports: [{ port: 5432 }] },
    ];
    s.create({ apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'db' }, subsets });
    expect(slicesOf(s)).toMatchObject([
      {
        metadata: { labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io' } },
        endpoints: [
          { addresses: ['192.0.2.1'], conditions: { ready: true } },
          { addresses: ['192.0.2.2'], conditions: { ready: false } },
        ],
        ports: [{ name: '', port: 5432, protocol: 'TCP' }],
      },
    ]);
    s.delete('services', 'db');
    s.settle();
    expect([s.find('endpoints', 'db'), slicesOf(s)]).toEqual([undefined, []]);
  });
});

describe('slices', () => {
  const endpoint = (n: number): Endpoint => ({ addresses: [`10.0.0.${n}`], targetRef: { uid: String(n) } });
  const group = (...ns: number[]): PortGroup[] => [{ ports: [], endpoints: ns.map(endpoint) }];
  const slice = (name: string, ns: number[]) =>
    ({ metadata: { name }, ports: [], endpoints: ns.map(endpoint) }) as unknown as EndpointSlice;
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  const shown = (groups: PortGroup[], ...slices: EndpointSlice[]) => {
    const { write, remove } = reconcile(groups, slices);
    return [
      write.map((c) => `${c.slice?.metadata.name ?? 'new'} ${c.endpoints?.length ?? 0}`),
      remove.map(({ metadata }) => metadata.name),
    ];
  };

  it.each<[string, unknown[], unknown[]]>([
    ['hold a hundred endpoints each', shown(group(...range(0, 250))), [['new 100', 'new 100', 'new 50'], []]],
    ['stay as they are', shown(group(1, 2), slice('a', [1, 2])), [[], []]],
    ['are filled before another is begun', shown(group(1, 2, 3), slice('a', [1, 2])), [['a 3'], []]],
    ['that lose some take others in', shown(group(2, 3), slice('a', [1, 2])), [['a 2'], []]],
    ['that are full leave room to others', shown(group(...range(0, 101)), slice('a', range(0, 100))), [['new 1'], []]],
    ['that are empty go', shown(group(1), slice('a', [1]), slice('b', [2])), [[], ['b']]],
    ['leave one behind', shown([], slice('a', [1]), slice('b', [2])), [['a 0'], ['b']]],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
