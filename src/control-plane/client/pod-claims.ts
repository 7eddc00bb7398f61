/** The claims a pod uses: those it names, and those made for its ephemeral volumes. */
import type { Pod } from '../../kube/api/core/v1';

/** One volume of a pod that is backed by a claim. */
export interface ClaimVolume {
  volume: string;
  claim: string;
  /** The claim is made for this pod and goes with it. */
  ephemeral: boolean;
}

/** In the order of the pod's volumes. */
export function claimVolumes(pod: Pod): ClaimVolume[] {
  const found: ClaimVolume[] = [];
  for (const { name, persistentVolumeClaim, ephemeral } of pod.spec.volumes ?? []) {
    if (persistentVolumeClaim) found.push({ volume: name, claim: persistentVolumeClaim.claimName, ephemeral: false });
    else if (ephemeral) found.push({ volume: name, claim: `${pod.metadata.name}-${name}`, ephemeral: true });
  }
  return found;
}

/** The names of the claims. */
export const claimNames = (pod: Pod): string[] => claimVolumes(pod).map(({ claim }) => claim);
