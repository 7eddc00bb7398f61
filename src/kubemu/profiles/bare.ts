/** A cluster with nothing in it but what every API server makes for itself: that of the recorded sessions. */
import { storageClass } from './addons/objects';
import type { Profile } from './profile';

const NODE_POOL = 'gke-cluster-1-default-pool-f6cef6fa';

/**
 * Three nodes as in the lecture, and the times of an unhurried cloud. A new copy each time: profiles are changed by
 * those who read others over them.
 */
export function bare(): Profile {
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
    useServiceAccountCredentials: false,
    serviceCIDR: '10.36.0.0/20',
    clusterDNS: '10.36.0.10',
    objects: [
      storageClass('standard', 'pd.csi.storage.gke.io', {
        isDefault: true,
        parameters: { type: 'pd-standard' },
        allowVolumeExpansion: true,
      }),
    ],
    latencies: { create: 0, schedule: 2000, provision: 1000, start: 1500, stop: [1000] },
    pods: {},
    claims: {},
    images: {},
  };
}
