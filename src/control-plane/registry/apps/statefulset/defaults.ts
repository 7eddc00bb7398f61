/** Defaults of StatefulSets: `SetDefaults_StatefulSet`. */
import type { StatefulSet } from '../../../../kube/api/apps/v1';
import type { PersistentVolumeClaim } from '../../../../kube/api/core/v1';
import { setPodTemplateDefaults } from '../../core/pod/defaults/pod-spec';

function setClaimDefaults(claim: PersistentVolumeClaim): void {
  claim.apiVersion ||= 'v1';
  claim.kind ||= 'PersistentVolumeClaim';
  claim.metadata ??= { name: '', creationTimestamp: null };
  claim.metadata.creationTimestamp ??= null;
  claim.spec ??= {};
  claim.spec.resources ??= {};
  claim.spec.volumeMode ??= 'Filesystem';
  claim.status ??= {};
  claim.status.phase ||= 'Pending';
}

/** Fills what is left out, in place. */
export function setStatefulSetDefaults(set: StatefulSet): void {
  set.spec ??= {} as StatefulSet['spec'];
  const { spec } = set;
  setPodTemplateDefaults(spec);
  spec.podManagementPolicy ||= 'OrderedReady';
  spec.updateStrategy ??= {};
  if (!spec.updateStrategy.type) {
    spec.updateStrategy.type = 'RollingUpdate';
    spec.updateStrategy.rollingUpdate ??= {};
  }
  if (spec.updateStrategy.type === 'RollingUpdate' && spec.updateStrategy.rollingUpdate)
    spec.updateStrategy.rollingUpdate.partition ??= 0;
  spec.persistentVolumeClaimRetentionPolicy ??= {};
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ||= 'Retain';
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ||= 'Retain';
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  for (const claim of spec.volumeClaimTemplates ?? []) setClaimDefaults(claim);
}
