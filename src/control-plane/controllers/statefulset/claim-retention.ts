/** `spec.persistentVolumeClaimRetentionPolicy`: which claims go with the set or with a scaled-down pod. */
import type { StatefulSet } from '../../../kube/api/apps/v1';
import type { PersistentVolumeClaim, Pod } from '../../../kube/api/core/v1';
import type { OwnerReference } from '../../../kube/meta/meta';
import type { ControllerContext } from '../../client/controller';
import { claimName, inOrdinalRange, ordinalOf } from './identity';

/** Whether every claim of the pod has the owners the policy wants: `ClaimsMatchRetentionPolicy`. */
export function claimsMatchRetention(ctx: ControllerContext, set: StatefulSet, pod: Pod): boolean {
  return claimsOf(ctx, set, pod).every(
    (claim) => ownersUnderPolicy(set, pod, claim) === claim.metadata.ownerReferences,
  );
}

/** Sets the claims' owners so that the garbage collector does what the policy says: `UpdatePodClaimForRetentionPolicy`. */
export function enforceClaimRetention(ctx: ControllerContext, set: StatefulSet, pod: Pod): void {
  for (const claim of claimsOf(ctx, set, pod)) {
    const ownerReferences = ownersUnderPolicy(set, pod, claim);
    if (ownerReferences !== claim.metadata.ownerReferences)
      ctx.client.kind('persistentvolumeclaims').update({ ...claim, metadata: { ...claim.metadata, ownerReferences } });
  }
}

/**
 * Whether a claim of an earlier pod of this name is still around although scaling down was to delete it. A new pod
 * must not get it: `PodClaimIsStale`.
 */
export function hasStaleClaim(ctx: ControllerContext, set: StatefulSet, pod: Pod): boolean {
  if (set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled !== 'Delete') return false;
  return claimsOf(ctx, set, pod).some(({ metadata }) =>
    metadata.ownerReferences?.some(
      ({ kind, name, uid }) => kind === 'Pod' && name === pod.metadata.name && uid !== pod.metadata.uid,
    ),
  );
}

function claimsOf(ctx: ControllerContext, set: StatefulSet, pod: Pod): PersistentVolumeClaim[] {
  const claims = ctx.client.kind('persistentvolumeclaims');
  return (set.spec.volumeClaimTemplates ?? []).flatMap(
    (template) => claims.get(set.metadata.namespace, claimName(set, template, ordinalOf(pod))) ?? [],
  );
}

/** The owners a claim should have; the very list it has where nothing needs to change. */
function ownersUnderPolicy(set: StatefulSet, pod: Pod, claim: PersistentVolumeClaim): OwnerReference[] | undefined {
  const { whenDeleted, whenScaled } = set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  const condemned = whenScaled === 'Delete' && !inOrdinalRange(set, ordinalOf(pod));
  const present = claim.metadata.ownerReferences;
  let owners = owned(present, set, 'apps/v1', 'StatefulSet', whenDeleted === 'Delete' && !condemned);
  owners = owned(owners, pod, 'v1', 'Pod', condemned);
  return owners;
}

function owned(
  owners: OwnerReference[] | undefined,
  { metadata }: StatefulSet | Pod,
  apiVersion: string,
  kind: string,
  wanted: boolean,
): OwnerReference[] | undefined {
  const uid = metadata.uid ?? '';
  if ((owners?.some((ref) => ref.uid === uid) ?? false) === wanted) return owners;
  if (wanted) return [...(owners ?? []), { apiVersion, kind, name: metadata.name, uid }];
  const others = owners?.filter((ref) => ref.uid !== uid);
  return others?.length ? others : undefined;
}
