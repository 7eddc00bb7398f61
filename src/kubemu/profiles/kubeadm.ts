/** Clusters that kubeadm sets up: on machines of one's own, by minikube, and in containers by kind. */
import {
  controlPlane,
  coreDNS,
  daemonSet,
  deployment,
  imagesOf,
  kubeProxy,
  staticPod,
  storageClass,
} from './addons/objects';
import { bare } from './bare';
import type { NodePlan, Profile } from './profile';

const SERVICES = '10.96.0.0/12';
const DNS = '10.96.0.10';

/** What kubeadm tells of the node of the control plane. */
const CONTROL_PLANE = {
  'node-role.kubernetes.io/control-plane': '',
  'node.kubernetes.io/exclude-from-external-load-balancers': '',
};

const UBUNTU = {
  osImage: 'Ubuntu 22.04.5 LTS',
  kernelVersion: '5.15.0-122-generic',
  containerRuntimeVersion: 'containerd://1.7.22',
};

/** A control plane that keeps people's pods away, and one node for them. No storage class: nobody provides volumes. */
export function kubeadm(): Profile {
  const nodes: NodePlan[] = [
    {
      name: 'controlplane',
      address: '172.30.1.2',
      podCIDR: '192.168.0.0/24',
      labels: CONTROL_PLANE,
      taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
      ...UBUNTU,
    },
    { name: 'node01', address: '172.30.2.2', podCIDR: '192.168.1.0/24', ...UBUNTU },
  ];
  return cluster('kubernetes', nodes, [...controlPlane('controlplane'), ...kubeProxy(), ...coreDNS(DNS, 2)]);
}

/** minikube: one node, which runs everything. */
export function minikube(): Profile {
  const node: NodePlan = {
    name: 'minikube',
    address: '192.168.49.2',
    podCIDR: '10.244.0.0/24',
    labels: {
      ...CONTROL_PLANE,
      'minikube.k8s.io/name': 'minikube',
      'minikube.k8s.io/primary': 'true',
      'minikube.k8s.io/version': 'v1.32.0',
    },
    osImage: 'Ubuntu 22.04.3 LTS',
    kernelVersion: '5.15.0-122-generic',
    containerRuntimeVersion: 'docker://24.0.7',
  };
  const provisioner = staticPod('', 'storage-provisioner', 'gcr.io/k8s-minikube/storage-provisioner:v5');
  return cluster(
    'minikube',
    [node],
    [
      storageClass('standard', 'k8s.io/minikube-hostpath', { isDefault: true }),
      ...controlPlane('minikube'),
      ...kubeProxy(),
      ...coreDNS(DNS, 1),
      {
        ...provisioner,
        metadata: { ...provisioner.metadata, name: 'storage-provisioner' },
        spec: { ...provisioner.spec, nodeName: 'minikube' },
      },
    ],
  );
}

/** kind: one node, which is a container itself. */
export function kind(): Profile {
  const node: NodePlan = {
    name: 'kind-control-plane',
    address: '172.18.0.2',
    podCIDR: '10.244.0.0/24',
    labels: { 'node-role.kubernetes.io/control-plane': '' },
    osImage: 'Debian GNU/Linux 12 (bookworm)',
    kernelVersion: '5.15.0-122-generic',
    containerRuntimeVersion: 'containerd://1.7.18',
  };
  const storage = 'local-path-storage';
  return cluster(
    'kind-kind',
    [node],
    [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: storage } },
      storageClass('standard', 'rancher.io/local-path', { isDefault: true, volumeBindingMode: 'WaitForFirstConsumer' }),
      ...controlPlane(node.name),
      ...kubeProxy(),
      ...daemonSet({
        name: 'kindnet',
        containers: [['kindnet-cni', 'docker.io/kindest/kindnetd:v20240813-c6f155d6']],
        labels: { app: 'kindnet' },
        spec: { hostNetwork: true },
      }),
      ...coreDNS(DNS, 2),
      ...deployment({
        name: 'local-path-provisioner',
        namespace: storage,
        containers: [['local-path-provisioner', 'docker.io/kindest/local-path-provisioner:v20240813-c6f155d6']],
        labels: { app: 'local-path-provisioner' },
      }),
    ],
  );
}

function cluster(name: string, nodes: NodePlan[], objects: Profile['objects']): Profile {
  return {
    ...bare(),
    useServiceAccountCredentials: true,
    cluster: name,
    nodes,
    serviceCIDR: SERVICES,
    clusterDNS: DNS,
    objects,
    images: imagesOf(objects),
  };
}
