/** Node objects as their kubelets would register them. */
import type { Node } from '../../kube/api/core/v1';
import { formatTime } from '../../kube/meta/meta';
import { KUBERNETES_VERSION } from '../../kube/versions/version';
import type { NodePlan } from '../profiles/profile';

/** Generous: the simulation is not meant to run out of pods. */
const CAPACITY = {
  cpu: '32',
  'ephemeral-storage': '98868448Ki',
  'hugepages-2Mi': '0',
  memory: '128Gi',
  pods: '32768',
};

const HEALTHY = [
  ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
] as const;

/** The node a plan describes, ready since `now`. `id` is drawn for its machine ids. */
export function nodeObject(plan: NodePlan, now: number, id: string): Node {
  const time = formatTime(now);
  const capacity = { ...CAPACITY, ...plan.capacity };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: plan.name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': plan.name,
        'kubernetes.io/os': 'linux',
        ...plan.labels,
      },
    },
    spec: { podCIDR: plan.podCIDR, podCIDRs: [plan.podCIDR], ...(plan.taints ? { taints: plan.taints } : {}) },
    status: {
      addresses: [
        { type: 'InternalIP', address: plan.address },
        ...(plan.externalAddress ? [{ type: 'ExternalIP', address: plan.externalAddress }] : []),
        { type: 'Hostname', address: plan.name },
      ],
      allocatable: capacity,
      capacity,
      conditions: HEALTHY.map(([type, status, reason, message]) => ({
        type,
        status,
        lastHeartbeatTime: time,
        lastTransitionTime: time,
        reason,
        message,
      })),
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: 'amd64',
        bootID: id,
        containerRuntimeVersion: plan.containerRuntimeVersion ?? 'containerd://1.7.22',
        kernelVersion: plan.kernelVersion ?? '5.4.49+',
        kubeProxyVersion: plan.kubeletVersion ?? KUBERNETES_VERSION,
        kubeletVersion: plan.kubeletVersion ?? KUBERNETES_VERSION,
        machineID: id.replaceAll('-', ''),
        operatingSystem: 'linux',
        osImage: plan.osImage ?? 'Container-Optimized OS from Google',
        systemUUID: id,
      },
    },
  };
}
