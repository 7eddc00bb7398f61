/** `GetWarningsForPersistentVolume` of `pkg/api/persistentvolume`. */
import type { PersistentVolume, PersistentVolumeSpec } from '../../../../kube/api/core/v1';
import { BETA_STORAGE_CLASS } from './columns';

/** Node labels that were renamed when they became stable. */
const DEPRECATED_LABELS = (): Record<string, string> => ({
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
});

const DEPRECATED_SOURCES = (): [keyof PersistentVolumeSpec, string, string][] => [
  ['cephfs', 'cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['photonPersistentDisk', 'photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['scaleIO', 'scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['storageos', 'storageOS', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['rbd', 'rbd', 'deprecated in v1.28, non-functional in v1.31+'],
];

/** The message for a node label's old name, if it is one. */
export function deprecatedLabelWarning(label: string, field: string): string[] {
  const message = DEPRECATED_LABELS()[label];
  return message ? [`${field}: ${label} is ${message}`] : [];
}

/** What the API server says of the annotation that `storageClassName` replaced. */
export function storageClassAnnotationWarning(annotations: Record<string, string> | undefined): string[] {
  if (annotations?.[BETA_STORAGE_CLASS] === undefined) return [];
  const message = 'deprecated since v1.8; use "storageClassName" attribute instead';
  return [`metadata.annotations[${BETA_STORAGE_CLASS}]: ${message}`];
}

/** What the API server says of a volume that is valid but uses what is going away. */
export function persistentVolumeWarnings({ metadata, spec }: PersistentVolume): string[] {
  const warnings = storageClassAnnotationWarning(metadata.annotations);
  if (spec.persistentVolumeReclaimPolicy === 'Recycle')
    warnings.push(
      'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
    );
  for (const [i, term] of (spec.nodeAffinity?.required?.nodeSelectorTerms ?? []).entries())
    for (const [j, { key }] of (term.matchExpressions ?? []).entries()) {
      const field = `spec.nodeAffinity.required.nodeSelectorTerms[${i}].matchExpressions[${j}].key`;
      warnings.push(...deprecatedLabelWarning(key, field));
    }
  for (const [json, name, message] of DEPRECATED_SOURCES()) if (spec[json]) warnings.push(`spec.${name}: ${message}`);
  return warnings;
}
