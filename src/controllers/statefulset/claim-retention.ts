/** `spec.persistentVolumeClaimRetentionPolicy`: which claims go with the set or with a scaled-down pod. */
import type { StatefulSet } from '../../api/apps/statefulset';
import type { PersistentVolumeClaim } from '../../api/core/persistentvolumeclaim';
import type { Pod } from '../../api/core/pod';
import type { OwnerReference } from '../../apimachinery/meta';
import type { ControllerContext } from '../../client/controller';
import { claimName, endOrdinal, ordinalOf, startOrdinal } from './identity';

/** Sets the claims' owners so that the garbage collector does what the policy says. */
export function enforceClaimRetention(ctx: ControllerContext, set: StatefulSet, pod: Pod): void {
  const ordinal = ordinalOf(pod);
  for (const template of set.spec.volumeClaimTemplates ?? []) {
    const claims = ctx.client.kind('persistentvolumeclaims');
    const claim = claims.get(set.metadata.namespace, claimName(set, template, ordinal));
    if (!claim) continue;
    const owners = ownersUnderPolicy(set, pod, claim, ordinal);
    if (JSON.stringify(owners) === JSON.stringify(claim.metadata.ownerReferences ?? [])) continue;
    claims.update({
      ...claim,
      metadata: { ...claim.metadata, ownerReferences: owners.length > 0 ? owners : undefined },
    });
  }
}

function ownersUnderPolicy(
  set: StatefulSet,
  pod: Pod,
  claim: PersistentVolumeClaim,
  ordinal: number,
): OwnerReference[] {
  const { whenDeleted = 'Retain', whenScaled = 'Retain' } = set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  const others = (claim.metadata.ownerReferences ?? []).filter(
    (ref) => ref.uid !== set.metadata.uid && ref.uid !== pod.metadata.uid,
  );
  const condemned = ordinal < startOrdinal(set) || ordinal >= endOrdinal(set);
  if (whenScaled === 'Delete' && condemned) return [...others, reference('v1', 'Pod', pod)];
  if (whenDeleted === 'Delete') return [...others, reference('apps/v1', 'StatefulSet', set)];
  return others;
}

function reference(apiVersion: string, kind: string, { metadata }: StatefulSet | Pod): OwnerReference {
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid ?? '' };
}
