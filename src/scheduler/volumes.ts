/** What a pod's claims have to say about where it may run: the VolumeBinding plugin's part in filtering. */
import type { PersistentVolumeClaim } from '../api/core/persistentvolumeclaim';
import type { Pod } from '../api/core/pod';
import type { Client } from '../client/client';

/** The claims a pod mounts, by name. */
export function claimNames(pod: Pod): string[] {
  return (pod.spec.volumes ?? []).flatMap((v) => {
    if (v.ephemeral) return [`${pod.metadata.name}-${v.name}`];
    return v.persistentVolumeClaim ? [v.persistentVolumeClaim.claimName] : [];
  });
}

/** What the pod's claims allow. */
export interface ClaimState {
  /** Why no node can take the pod, in the scheduler's words. */
  reason?: string;
  /** Claims that wait for a node to be chosen. */
  waiting: PersistentVolumeClaim[];
  /** The node chosen before, when the claims were still waiting. */
  selectedNode?: string;
}

/** Where a claim says which node its first consumer was given. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

/** Looks at every claim of a pod: missing, lost or unbound ones keep it from every node. */
export function claimState(client: Client, pod: Pod): ClaimState {
  const waiting: PersistentVolumeClaim[] = [];
  let unbound = false;
  let selectedNode: string | undefined;
  for (const name of claimNames(pod)) {
    const claim = client.kind('persistentvolumeclaims').get(pod.metadata.namespace, name);
    if (!claim) return { reason: `persistentvolumeclaim "${name}" not found`, waiting };
    if (claim.metadata.deletionTimestamp)
      return { reason: `persistentvolumeclaim "${name}" is being deleted`, waiting };
    if (claim.status?.phase === 'Lost')
      return {
        reason: `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec.volumeName}"`,
        waiting,
      };
    selectedNode ??= claim.metadata.annotations?.[SELECTED_NODE];
    if (claim.status?.phase === 'Bound') continue;
    const className = claim.spec.storageClassName;
    const storageClass = className ? client.kind('storageclasses.storage.k8s.io').get(undefined, className) : undefined;
    if (storageClass?.volumeBindingMode === 'WaitForFirstConsumer') waiting.push(claim);
    else unbound = true;
  }
  return unbound ? { reason: 'pod has unbound immediate PersistentVolumeClaims', waiting } : { waiting, selectedNode };
}
