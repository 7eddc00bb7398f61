/** What the API server and the controller manager of a new cluster make for themselves, as a real one lists it. */
import type { Lease } from '../../kube/api/coordination/v1';
import type { ConfigMap } from '../../kube/api/core/v1';
import type { FlowSchema } from '../../kube/api/flowcontrol/v1beta3';
import { formatTime, type KubeObject } from '../../kube/meta/meta';
import { readRecorded } from '../../kube/versions/recorded';
import type { Cluster } from './cluster';

/** Creates roles and bindings, priorities, the controllers' service accounts, and the leases of the nodes that exist. */
export function createBootstrapObjects(cluster: Cluster): void {
  const { client, profile } = cluster;
  for (const object of readRecorded('kubernetes-1.28.bootstrap.json') as KubeObject[]) {
    if (object.kind === 'ServiceAccount' && profile.useServiceAccountCredentials === false) continue;
    const resource = client.resourceFor(object.apiVersion, object.kind);
    if (resource) client.kind(resource.key).createTrusted(completed(object, cluster.now()));
  }
  for (const { metadata } of client.kind('nodes').list())
    createLease(cluster, {
      name: metadata.name,
      namespace: 'kube-node-lease',
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: metadata.name, uid: metadata.uid ?? '' }],
    });
  const labels = { 'apiserver.kubernetes.io/identity': 'kube-apiserver', 'kubernetes.io/hostname': 'controlplane' };
  createLease(
    cluster,
    { name: API_SERVER, namespace: 'kube-system', labels },
    `${API_SERVER}_${cluster.random.uid('lease')}`,
  );
}

/** `apiserver-` and a hash of the machine's name. */
const API_SERVER = 'apiserver-wlv32tlttr4jl3gtroqexyxapa';

/** What was taken out of the recording as it differs from cluster to cluster. */
function completed(object: KubeObject, now: number): KubeObject {
  if (object.kind === 'FlowSchema') {
    const schema = object as FlowSchema;
    const conditions = schema.status?.conditions?.map((one) => ({ ...one, lastTransitionTime: formatTime(now) }));
    return { ...schema, status: { ...schema.status, conditions } } as FlowSchema;
  }
  if (object.metadata.name === 'extension-apiserver-authentication')
    return { ...object, data: AUTHENTICATION } as ConfigMap;
  if (object.metadata.name === 'kube-apiserver-legacy-service-account-token-tracking')
    return { ...object, data: { since: formatTime(now).slice(0, 10) } } as ConfigMap;
  return object;
}

/** Nothing here checks certificates. */
const CERTIFICATE =
  '-----BEGIN CERTIFICATE-----\nkubemu has no real certificate authority\n-----END CERTIFICATE-----\n';

const AUTHENTICATION = {
  'client-ca-file': CERTIFICATE,
  'requestheader-allowed-names': '["front-proxy-client"]',
  'requestheader-client-ca-file': CERTIFICATE,
  'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
  'requestheader-group-headers': '["X-Remote-Group"]',
  'requestheader-username-headers': '["X-Remote-User"]',
};

function createLease(cluster: Cluster, metadata: KubeObject['metadata'], holderIdentity = metadata.name): void {
  const renewTime = formatTime(cluster.now()).replace('Z', '.000000Z');
  const spec = { holderIdentity, leaseDurationSeconds: metadata.ownerReferences ? 40 : 3600, renewTime };
  const lease: Lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata, spec };
  cluster.client.kind('leases.coordination.k8s.io').createTrusted(lease);
}
