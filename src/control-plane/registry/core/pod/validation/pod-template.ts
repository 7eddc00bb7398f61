/** Templates of pods, as workloads hold them. */

import type { PodTemplateSpec, Volume } from '../../../../../kube/api/core/v1';
import { forbidden, invalid } from '../../../../../kube/errors/field-error';
import { validateLabels } from '../../../../../kube/validation/label-validation';
import { validateAnnotations } from '../../../../../kube/validation/object-meta-validation';
import { validatePodAnnotations } from './annotations';
import type { Errors } from './errors';
import { validatePodSpec } from './pod-spec';
import { validateSeccompAnnotationsAndFields } from './seccomp';

/** Labels and annotations of a template; all that is checked of a StatefulSet's. */
export function validatePodTemplateMetadata(template: PodTemplateSpec, path: string, errors: Errors): void {
  const { labels, annotations } = template.metadata ?? {};
  errors.push(...validateLabels(labels, `${path}.labels`));
  if (!annotations) return;
  errors.push(...validateAnnotations(annotations, `${path}.annotations`));
  validatePodAnnotations(annotations, template.spec, `${path}.annotations`, errors);
}

/** `ValidatePodTemplateSpec` */
export function validatePodTemplateSpec(template: PodTemplateSpec, path: string, errors: Errors): void {
  const { spec } = template;
  validatePodTemplateMetadata(template, path, errors);
  validatePodSpec(spec, undefined, `${path}.spec`, errors);
  validateSeccompAnnotationsAndFields(template.metadata?.annotations, spec, `${path}.spec`, errors);
  if (spec.ephemeralContainers?.length)
    errors.push(forbidden(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template'));
}

const isWritableDisk = ({ gcePersistentDisk }: Volume) => !!gcePersistentDisk && !gcePersistentDisk.readOnly;

/** `ValidateReadOnlyPersistentDisks`: what several pods mount must be read-only, unless it was writable before. */
export function validateReadOnlyDisks(
  volumes: Volume[] | undefined,
  old: Volume[] | undefined,
  path: string,
  errors: Errors,
): void {
  if (old?.some(isWritableDisk)) return;
  volumes?.forEach((volume, i) => {
    if (isWritableDisk(volume))
      errors.push(
        invalid(
          `${path}[${i}].gcePersistentDisk.readOnly`,
          false,
          'must be true for replicated pods > 1; GCE PD can only be mounted on multiple machines if it is read-only',
        ),
      );
  });
}
