/** What a cluster holds before anyone types a command. */
import type { Pod } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import { createBootstrapObjects } from './bootstrap';
import type { Cluster } from './cluster';
import { nodeObject } from './nodes';

const NAMESPACES = ['kube-system', 'kube-public', 'kube-node-lease', 'default'];

/** Creates the objects of a new cluster at the present simulated time. */
export function populate(cluster: Cluster): void {
  cluster.startControllers();
  const { client, profile } = cluster;
  const create = (resource: string, object: KubeObject) => client.kind(resource).create(object);
  for (const name of NAMESPACES) create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  for (const plan of profile.nodes)
    client.kind('nodes').createTrusted(nodeObject(plan, cluster.now(), cluster.random.uid('node')));
  createBootstrapObjects(cluster);
  cluster.runDue();
  for (const object of profile.objects.flatMap((one) => onNodes(cluster, one))) {
    const resource = client.resourceFor(object.apiVersion, object.kind);
    if (!resource) throw new Error(`the profile holds a ${object.kind} of ${object.apiVersion}, which is not served`);
    const { namespace = resource.namespaced ? 'default' : undefined } = object.metadata;
    client.kind(resource.key).create({ ...object, metadata: { ...object.metadata, namespace } });
  }
  createAPIServerService(cluster);
  cluster.runDue();
}

/** A pod from a file of its node belongs to that node, as the kubelet's mirror of it says; `{node}` is each of them. */
function onNodes({ client }: Cluster, object: KubeObject): KubeObject[] {
  if (object.metadata.annotations?.['kubernetes.io/config.source'] !== 'file') return [object];
  const { nodeName } = (object as Pod).spec;
  const nodes = client.kind('nodes').list();
  return [...nodes]
    .filter(({ metadata }) => nodeName === '{node}' || nodeName === metadata.name)
    .map(({ metadata: { name, uid = '' } }) => {
      const mirror = structuredClone(object) as Pod;
      mirror.spec.nodeName = name;
      mirror.metadata.name = mirror.metadata.name.replace('{node}', name);
      mirror.metadata.ownerReferences = [{ apiVersion: 'v1', kind: 'Node', name, uid, controller: true }];
      return mirror;
    });
}

/** `kubernetes`, the API server's own service, at the first address of the range, with endpoints it keeps itself. */
function createAPIServerService({ client, profile }: Cluster): void {
  const network = profile.serviceCIDR.split('/')[0] ?? '';
  const clusterIP = network.replace(/\d+$/, (last) => String(Number(last) + 1));
  const labels = { component: 'apiserver', provider: 'kubernetes' };
  client.kind('services').create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kubernetes', namespace: 'default', labels },
    spec: { clusterIP, ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 443 }], type: 'ClusterIP' },
  });
  const addresses = [profile.nodes[0]?.address ?? '10.128.0.2'];
  const metadata = { name: 'kubernetes', namespace: 'default' };
  const ports = [{ name: 'https', port: 443, protocol: 'TCP' as const }];
  client.kind('endpoints').create({
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { ...metadata, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
    subsets: [{ addresses: addresses.map((ip) => ({ ip })), ports }],
  });
  client.kind('endpointslices.discovery.k8s.io').create({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { ...metadata, labels: { 'kubernetes.io/service-name': 'kubernetes' } },
    addressType: 'IPv4',
    endpoints: [{ addresses, conditions: { ready: true } }],
    ports,
  });
}
