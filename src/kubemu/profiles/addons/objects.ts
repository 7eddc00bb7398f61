/** How the parts of a profile's kube-system are put down: workloads, static pods and services, with little typing. */
import type { Container, Pod, PodSpec, Service } from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import { KUBERNETES_VERSION } from '../../../kube/versions/version';

/** A program of the cluster's own. */
export interface Addon {
  name: string;
  /** `kube-system` unless said otherwise. */
  namespace?: string;
  /** Name and image of each container. */
  containers: [name: string, image: string][];
  /** The pods' labels; `k8s-app: NAME` unless said otherwise. */
  labels?: Record<string, string>;
  /** More of the pods' spec. */
  spec?: Partial<PodSpec>;
}

/** `registry.k8s.io/kube-proxy:v1.28.15`. */
export const releaseImage = (name: string) => `registry.k8s.io/${name}:${KUBERNETES_VERSION}`;

const SYSTEM = 'kube-system';
/** What runs wherever there is a node, whatever that node is kept free for. */
const EVERYWHERE = [{ operator: 'Exists' as const }];

/** A Deployment with its service account. */
export function deployment(addon: Addon, replicas = 1): KubeObject[] {
  return [serviceAccount(addon), { apiVersion: 'apps/v1', kind: 'Deployment', ...workload(addon, { replicas }) }];
}

/** A DaemonSet with its service account; its pods run on every node. */
export function daemonSet(addon: Addon): KubeObject[] {
  const spec = { tolerations: EVERYWHERE, priorityClassName: 'system-node-critical', ...addon.spec };
  return [serviceAccount(addon), { apiVersion: 'apps/v1', kind: 'DaemonSet', ...workload({ ...addon, spec }, {}) }];
}

/** A pod that the kubelet of a node runs from a file of its own, as the API server shows it. */
export function staticPod(node: string, name: string, image: string, tier = 'control-plane'): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-${node}`,
      namespace: SYSTEM,
      labels: { component: name, tier },
      annotations: { 'kubernetes.io/config.source': 'file' },
    },
    spec: {
      nodeName: node,
      hostNetwork: true,
      priorityClassName: 'system-node-critical',
      tolerations: [{ operator: 'Exists', effect: 'NoExecute' }],
      containers: containersOf([[name, image]]),
    },
  };
}

/** The four programs of a control plane on one node, as kubeadm puts them there. */
export function controlPlane(node: string): Pod[] {
  const released = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'];
  return [
    staticPod(node, 'etcd', 'registry.k8s.io/etcd:3.5.15-0'),
    ...released.map((name) => staticPod(node, name, releaseImage(name))),
  ];
}

/** `kube-proxy` on every node. */
export function kubeProxy(): KubeObject[] {
  const spec = { hostNetwork: true, nodeSelector: { 'kubernetes.io/os': 'linux' } };
  return daemonSet({ name: 'kube-proxy', containers: [['kube-proxy', releaseImage('kube-proxy')]], spec });
}

/** CoreDNS and the Service by which pods find it. */
export function coreDNS(
  clusterIP: string,
  replicas: number,
  image = 'registry.k8s.io/coredns/coredns:v1.10.1',
): KubeObject[] {
  const tolerations = [
    { key: 'CriticalAddonsOnly', operator: 'Exists' as const },
    { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' as const },
  ];
  const labels = { 'k8s-app': 'kube-dns' };
  const spec = { tolerations, priorityClassName: 'system-cluster-critical' };
  return [
    ...deployment({ name: 'coredns', containers: [['coredns', image]], labels, spec }, replicas),
    dnsService(clusterIP),
  ];
}

/** `kube-dns`, the Service of whatever answers names. */
export function dnsService(clusterIP: string): Service {
  return service('kube-dns', {
    clusterIP,
    selector: { 'k8s-app': 'kube-dns' },
    ports: [
      { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
      { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
      { name: 'metrics', port: 9153, protocol: 'TCP', targetPort: 9153 },
    ],
  });
}

/** A Service in kube-system. */
export function service(name: string, spec: NonNullable<Service['spec']>): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: SYSTEM, labels: { 'k8s-app': name } },
    spec,
  };
}

/** A storage class; `isDefault` marks the one of claims that name none. */
export function storageClass(
  name: string,
  provisioner: string,
  {
    isDefault = false,
    ...rest
  }: {
    isDefault?: boolean;
    volumeBindingMode?: string;
    allowVolumeExpansion?: boolean;
    parameters?: Record<string, string>;
  } = {},
): KubeObject {
  const annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' };
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, ...(isDefault ? { annotations } : {}) },
    provisioner,
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    ...rest,
  } as KubeObject;
}

/** The images of such objects: they can be pulled, whatever is known of their registry. */
export function imagesOf(objects: readonly KubeObject[]): Record<string, object> {
  const specs = objects.map((object) => {
    const { spec } = object as Pod & { spec?: { template?: { spec?: PodSpec } } };
    return (spec as { template?: { spec?: PodSpec } } | undefined)?.template?.spec ?? spec;
  });
  return Object.fromEntries(specs.flatMap((spec) => spec?.containers ?? []).map(({ image }) => [image, {}]));
}

function serviceAccount({ name, namespace = SYSTEM }: Addon): KubeObject {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } };
}

function workload({ name, namespace = SYSTEM, containers, labels = { 'k8s-app': name }, spec }: Addon, more: object) {
  const template = {
    metadata: { labels },
    spec: { serviceAccountName: name, ...spec, containers: containersOf(containers) },
  };
  return { metadata: { name, namespace, labels }, spec: { ...more, selector: { matchLabels: labels }, template } };
}

function containersOf(containers: Addon['containers']): Container[] {
  return containers.map(([name, image]) => ({ name, image }));
}
