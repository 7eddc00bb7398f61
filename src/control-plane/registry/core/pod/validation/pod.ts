/** New pods. */

import type { Pod } from '../../../../../kube/api/core/v1';
import { forbidden } from '../../../../../kube/errors/field-error';
import { validatePodAnnotations } from './annotations';
import { validateImageSpace } from './containers';
import type { Errors } from './errors';
import { validatePodSpec } from './pod-spec';
import { validateSeccompAnnotationsAndFields } from './seccomp';

function validateTokensHaveAccount({ spec }: Pod, errors: Errors): void {
  if (spec.serviceAccountName) return;
  spec.volumes?.forEach(({ projected }, v) => {
    projected?.sources?.forEach(({ serviceAccountToken }, s) => {
      if (serviceAccountToken)
        errors.push(
          forbidden(
            `spec.volumes[${v}].projected.sources[${s}].serviceAccountToken`,
            'must not be specified when serviceAccountName is not set',
          ),
        );
    });
  });
}

/** `validatePodMetadataAndSpec`, without the metadata every kind has. */
export function validatePodMetadataAndSpec(pod: Pod, errors: Errors): void {
  const { metadata, spec } = pod;
  validatePodAnnotations(metadata.annotations, spec, 'metadata.annotations', errors);
  validatePodSpec(spec, metadata, 'spec', errors);
  validateTokensHaveAccount(pod, errors);
  spec.containers?.forEach((container, i) => {
    validateImageSpace(container, `spec.containers[${i}]`, errors);
  });
  spec.initContainers?.forEach((container, i) => {
    validateImageSpace(container, `spec.initContainers[${i}]`, errors);
  });
}

/** `ValidatePodCreate` */
export function validatePodCreate(pod: Pod): Errors {
  const errors: Errors = [];
  const { metadata, spec } = pod;
  validatePodMetadataAndSpec(pod, errors);
  if (spec.ephemeralContainers?.length) errors.push(forbidden('spec.ephemeralContainers', 'cannot be set on create'));
  if (spec.nodeName && spec.schedulingGates?.length)
    errors.push(forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'));
  validateSeccompAnnotationsAndFields(metadata.annotations, spec, 'spec', errors);
  return errors;
}
