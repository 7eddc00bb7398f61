/** A small cluster of Google's: three nodes as in the lecture, and the times of an unhurried cloud. */
import type { Profile } from './profile';

const NODE_POOL = 'gke-cluster-1-default-pool-f6cef6fa';

/** A new copy each time: profiles are changed by those who read others over them. */
export function gke(): Profile {
  return {
    clock: 'real',
    age: 8 * 60_000,
    speed: 1,
    seed: 1,
    nodes: ['hbbq', 'hmlx', 'j4kc'].map((suffix, i) => ({
      name: `${NODE_POOL}-${suffix}`,
      address: `10.128.0.${i + 2}`,
      podCIDR: `10.32.${(i + 2) % 3}.0/24`,
    })),
    serviceCIDR: '10.36.0.0/20',
    clusterDNS: '10.36.0.10',
    objects: [
      {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
        provisioner: 'pd.csi.storage.gke.io',
        parameters: { type: 'pd-standard' },
        reclaimPolicy: 'Delete',
        volumeBindingMode: 'Immediate',
        allowVolumeExpansion: true,
      },
    ],
    latencies: { create: 0, schedule: 2000, provision: 1000, start: 1500, stop: [1000] },
    pods: {},
    claims: {},
    images: {},
  };
}
