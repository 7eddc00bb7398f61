/** Changed pods: nearly everything of a pod's spec is fixed at creation. */

import { deepEqual } from '../../../../../go/json/deep';
import type { Container, Pod, PodSpec } from '../../../../../kube/api/core/v1';
import { forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import { goDiff } from '../../../go-diff';
import { validatePodAnnotationUpdates } from './annotations';
import { validateImageSpace } from './containers';
import type { Errors } from './errors';
import { validateGatedPod } from './gated-pod';
import { validatePodMetadataAndSpec } from './pod';
import { validateOnlyAddedTolerations } from './tolerations';

const UPDATABLE = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',');

/** False when the lists cannot be compared at all. */
function validateContainerUpdates(
  given: Container[] | null | undefined,
  before: Container[] | null | undefined,
  path: string,
  errors: Errors,
): boolean {
  const containers = given ?? [];
  if (containers.length !== (before ?? []).length) {
    errors.push(forbidden(path, 'pod updates may not add or remove containers'));
    return false;
  }
  containers.forEach((container, i) => {
    if (!container.image) errors.push(required(`${path}[${i}].image`));
    validateImageSpace(container, `${path}[${i}]`, errors);
  });
  return true;
}

const MAX_INT32 = 2147483647;

/** The deadline may be set, and then only come closer. False when nothing else need be checked. */
function validateDeadline(now: number | undefined, old: number | undefined, errors: Errors): boolean {
  const path = 'spec.activeDeadlineSeconds';
  if (now === undefined) {
    if (old !== undefined)
      // A nil pointer shows as the text null.
      errors.push(invalid(path, 'null', 'must not update from a positive integer to nil value'));
    return true;
  }
  const before = errors.length;
  if (now < 0 || now > MAX_INT32) errors.push(invalid(path, now, `must be between 0 and ${MAX_INT32}, inclusive`));
  else if (old !== undefined && old < now)
    errors.push(invalid(path, now, 'must be less than or equal to previous value'));
  return errors.length === before;
}

function validateGates(gates: PodSpec['schedulingGates'] = [], old: PodSpec['schedulingGates'] = [], errors: Errors) {
  gates.forEach(({ name }, i) => {
    if (!old.some((gate) => gate.name === name))
      errors.push(
        forbidden(
          `spec.schedulingGates[${i}].name`,
          `only deletion is allowed, but found new scheduling gate '${name}'`,
        ),
      );
  });
}

const withOldImages = (containers: Container[] | undefined, old: Container[] | undefined) =>
  containers?.map((container, i) => ({ ...container, image: old?.[i]?.image }));

/** The new spec with everything that may change as it was. */
function munged(spec: PodSpec, old: PodSpec): PodSpec {
  const grace =
    (old.terminationGracePeriodSeconds ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1
      ? old.terminationGracePeriodSeconds
      : spec.terminationGracePeriodSeconds;
  return {
    ...spec,
    containers: withOldImages(spec.containers, old.containers) ?? [],
    initContainers: withOldImages(spec.initContainers, old.initContainers),
    activeDeadlineSeconds: old.activeDeadlineSeconds,
    schedulingGates: old.schedulingGates,
    tolerations: old.tolerations,
    terminationGracePeriodSeconds: grace,
  };
}

/** `ValidatePodUpdate` */
export function validatePodUpdate(pod: Pod, old: Pod): Errors {
  const errors: Errors = [];
  const { spec } = pod;
  // Labels, annotations and status change often, the spec rarely.
  const sameSpec = spec === old.spec || deepEqual(spec, old.spec);
  if (!sameSpec) validatePodMetadataAndSpec(pod, errors);
  validatePodAnnotationUpdates(pod, old, 'metadata.annotations', errors);
  if (sameSpec) return errors;
  if (!validateContainerUpdates(spec.containers, old.spec.containers, 'spec.containers', errors)) return errors;
  if (!validateContainerUpdates(spec.initContainers, old.spec.initContainers, 'spec.initContainers', errors))
    return errors;
  if (!validateDeadline(spec.activeDeadlineSeconds, old.spec.activeDeadlineSeconds, errors)) return errors;
  validateOnlyAddedTolerations(spec.tolerations, old.spec.tolerations, 'spec.tolerations', errors);
  validateGates(spec.schedulingGates, old.spec.schedulingGates, errors);
  let after = munged(spec, old.spec);
  if (old.spec.schedulingGates?.length) after = validateGatedPod(after, old.spec, errors);
  if (!deepEqual(after, old.spec)) {
    const diff = goDiff('core.PodSpec', old.spec, after);
    errors.push(forbidden('spec', `pod updates may not change fields other than ${UPDATABLE}\n${diff}`));
  }
  return errors;
}
