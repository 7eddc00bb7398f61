/** Which volume suits a claim: `pv_controller`'s matching. */
import type { PersistentVolume } from '../../api/core/persistentvolume';
import type { PersistentVolumeClaim } from '../../api/core/persistentvolumeclaim';
import { selectorFromLabelSelector } from '../../apimachinery/labels';
import { compare, parseQuantity } from '../../apimachinery/quantity';

/** The class a claim or volume names; the old annotation counts too. */
export function classOf(object: PersistentVolume | PersistentVolumeClaim): string {
  return object.metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? object.spec.storageClassName ?? '';
}

/** Whether a volume's claim reference means this very claim. */
export function isBoundTo(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const ref = volume.spec.claimRef;
  if (ref?.name !== claim.metadata.name || ref.namespace !== claim.metadata.namespace) return false;
  return !ref.uid || ref.uid === claim.metadata.uid;
}

/** The volume reserved for the claim, or else the smallest free one that is large enough and of its class and modes. */
export function findMatchingVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
): PersistentVolume | undefined {
  const reserved = volumes.find((v) => v.spec.claimRef && isBoundTo(v, claim));
  if (reserved) return reserved;
  const wanted = parseQuantity(claim.spec.resources?.requests?.storage ?? '0');
  const selector = claim.spec.selector && selectorFromLabelSelector(claim.spec.selector);
  const size = (v: PersistentVolume) => parseQuantity(v.spec.capacity?.storage ?? '0');
  const suits = (v: PersistentVolume) =>
    !v.spec.claimRef &&
    !v.metadata.deletionTimestamp &&
    v.status?.phase !== 'Released' &&
    v.status?.phase !== 'Failed' &&
    classOf(v) === classOf(claim) &&
    (v.spec.volumeMode ?? 'Filesystem') === (claim.spec.volumeMode ?? 'Filesystem') &&
    (claim.spec.accessModes ?? []).every((mode) => v.spec.accessModes?.includes(mode)) &&
    (!selector || selector.matches(v.metadata.labels ?? {})) &&
    compare(size(v), wanted) >= 0;
  return volumes.filter(suits).sort((a, b) => compare(size(a), size(b)))[0];
}
