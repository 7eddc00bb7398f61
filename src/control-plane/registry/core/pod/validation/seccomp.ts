/** Seccomp profiles, as fields and as the annotations they replaced. */

import type { PodSpec, SeccompProfile } from '../../../../../kube/api/core/v1';
import { forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import { invalidGo, unsupported } from '../../../field-checks';
import { goSyntax } from '../../../go-syntax';
import { visitContainers } from '../visit-containers';
import type { Errors } from './errors';
import { validateLocalDescendingPath } from './paths';

const TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
/** Annotation of a whole pod. */
export const SECCOMP_POD_ANNOTATION = 'seccomp.security.alpha.kubernetes.io/pod';
/** Annotation of one container: this and its name. */
export const SECCOMP_CONTAINER_ANNOTATION_PREFIX = 'container.seccomp.security.alpha.kubernetes.io/';

/** `validateSeccompProfileField` */
export function validateSeccompProfile(profile: SeccompProfile | undefined, path: string, errors: Errors): void {
  if (!profile) return;
  const { type, localhostProfile } = profile;
  if (!type) errors.push(required(`${path}.type`, 'type is required when seccompProfile is set'));
  else if (!TYPES.includes(type)) errors.push(unsupported(`${path}.type`, type, TYPES));
  if (type === 'Localhost') {
    if (localhostProfile === undefined)
      errors.push(required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost'));
    else validateLocalDescendingPath(localhostProfile, `${path}.localhostProfile`, errors);
  } else if (localhostProfile !== undefined)
    errors.push(
      invalidGo(
        `${path}.localhostProfile`,
        goSyntax('core.SeccompProfile', profile),
        'can only be set when seccomp type is Localhost',
      ),
    );
}

function validateAnnotation(profile: string, path: string, errors: Errors): void {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return;
  if (profile.startsWith('localhost/')) validateLocalDescendingPath(profile.slice(10), path, errors);
  else errors.push(invalid(path, profile, 'must be a valid seccomp profile'));
}

/** `ValidateSeccompPodAnnotations` */
export function validateSeccompAnnotations(
  annotations: Record<string, string> | undefined,
  path: string,
  errors: Errors,
): void {
  const ofPod = annotations?.[SECCOMP_POD_ANNOTATION];
  if (ofPod !== undefined) validateAnnotation(ofPod, `${path}.${SECCOMP_POD_ANNOTATION}`, errors);
  for (const [key, profile] of Object.entries(annotations ?? {}))
    if (key.startsWith(SECCOMP_CONTAINER_ANNOTATION_PREFIX)) validateAnnotation(profile, `${path}.${key}`, errors);
}

function validateMatch(
  annotation: string | undefined,
  field: SeccompProfile | undefined,
  path: string,
  errors: Errors,
) {
  if (annotation === undefined || !field) return;
  const matching: Record<string, boolean> = {
    Unconfined: annotation === 'unconfined',
    RuntimeDefault: annotation === 'runtime/default' || annotation === 'docker/default',
    Localhost: annotation.startsWith('localhost/'),
  };
  if (matching[field.type] === false)
    errors.push(forbidden(`${path}.type`, 'seccomp type in annotation and field must match'));
  else if (field.type === 'Localhost' && annotation.slice(10) !== field.localhostProfile)
    errors.push(forbidden(`${path}.localhostProfile`, 'seccomp profile in annotation and field must match'));
}

/** Where both are given, annotation and field must agree. */
export function validateSeccompAnnotationsAndFields(
  annotations: Record<string, string> | undefined,
  spec: PodSpec,
  path: string,
  errors: Errors,
): void {
  if (!annotations) return;
  const ofPod = spec.securityContext?.seccompProfile;
  validateMatch(annotations[SECCOMP_POD_ANNOTATION], ofPod, `${path}.securityContext.seccompProfile`, errors);
  visitContainers(spec, path, (container, at) => {
    const annotation = annotations[SECCOMP_CONTAINER_ANNOTATION_PREFIX + container.name];
    validateMatch(
      annotation,
      container.securityContext?.seccompProfile,
      `${at}.securityContext.seccompProfile`,
      errors,
    );
  });
}
