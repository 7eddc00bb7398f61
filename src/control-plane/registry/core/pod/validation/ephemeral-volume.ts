/** Volumes whose claim is made with the pod. */

import type { PersistentVolumeClaimTemplate, Volume } from '../../../../../kube/api/core/v1';
import { forbidden, required } from '../../../../../kube/errors/field-error';
import { validateLabels } from '../../../../../kube/validation/label-validation';
import { validateAnnotations } from '../../../../../kube/validation/object-meta-validation';
import { validatePersistentVolumeClaimSpec } from '../../persistentvolumeclaim/validation';
import type { Errors } from './errors';

/** Fields of the metadata that a claim made for a pod does not take. */
const NOT_IN_TEMPLATE = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'ownerReferences',
  'finalizers',
] as const;

function validateMetadata(metadata: PersistentVolumeClaimTemplate['metadata'], path: string, errors: Errors): void {
  if (!metadata) return;
  errors.push(...validateAnnotations(metadata.annotations, `${path}.annotations`));
  errors.push(...validateLabels(metadata.labels, `${path}.labels`));
  for (const field of NOT_IN_TEMPLATE) if (metadata[field]) errors.push(forbidden(`${path}.${field}`, 'cannot be set'));
}

/** `validateEphemeralVolumeSource` */
export function validateEphemeralVolume(source: NonNullable<Volume['ephemeral']>, path: string, errors: Errors): void {
  const template = source.volumeClaimTemplate;
  if (!template) return void errors.push(required(`${path}.volumeClaimTemplate`));
  validateMetadata(template.metadata, `${path}.volumeClaimTemplate.metadata`, errors);
  errors.push(...validatePersistentVolumeClaimSpec(template.spec ?? {}, `${path}.volumeClaimTemplate.spec`));
}
