/** Annotations with a meaning for pods. */

import { fieldOf } from '../../../../../go/json/field';
import { quote } from '../../../../../go/strconv/quote';
import type { Pod, PodSpec } from '../../../../../kube/api/core/v1';
import { forbidden, invalid } from '../../../../../kube/errors/field-error';
import { visitContainers } from '../visit-containers';
import type { Errors } from './errors';
import { validateSeccompAnnotations } from './seccomp';

/** Marks the API server's image of a static pod. */
const MIRROR_POD = 'kubernetes.io/config.mirror';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const APP_ARMOR_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';

function isInt32(text: string): boolean {
  if (!/^(0|[1-9]\d*|-\d+)$/.test(text)) return false;
  return Number(text) >= -2147483648 && Number(text) <= 2147483647;
}

function validateAppArmor(annotations: Record<string, string>, spec: PodSpec, path: string, errors: Errors): void {
  for (const [key, profile] of Object.entries(annotations)) {
    if (!key.startsWith(APP_ARMOR_PREFIX)) continue;
    const name = key.slice(APP_ARMOR_PREFIX.length);
    let found = false;
    visitContainers(spec, '', (container) => {
      found ||= container.name === name;
    });
    if (!found) errors.push(invalid(`${path}[${key}]`, name, 'container not found'));
    if (profile && profile !== 'runtime/default' && profile !== 'unconfined' && !profile.startsWith('localhost/'))
      errors.push(invalid(`${path}[${key}]`, profile, `invalid AppArmor profile name: ${quote(profile)}`));
  }
}

/** `ValidatePodSpecificAnnotations` */
export function validatePodAnnotations(
  annotations: Record<string, string> | undefined,
  spec: PodSpec,
  path: string,
  errors: Errors,
): void {
  if (!annotations) return;
  const mirror = annotations[MIRROR_POD];
  if (mirror !== undefined && !spec.nodeName)
    errors.push(invalid(`${path}[${MIRROR_POD}]`, mirror, 'must set spec.nodeName if mirror pod annotation is set'));
  const cost = annotations[DELETION_COST];
  if (cost !== undefined && !isInt32(cost))
    errors.push(invalid(`${path}[${DELETION_COST}]`, cost, 'must be a 32bit integer'));
  validateSeccompAnnotations(annotations, path, errors);
  validateAppArmor(annotations, spec, path, errors);
}

/** `ValidatePodSpecificAnnotationUpdates`: some annotations are fixed at creation. */
export function validatePodAnnotationUpdates(pod: Pod, old: Pod, path: string, errors: Errors): void {
  const now = pod.metadata.annotations ?? {};
  const before = old.metadata.annotations ?? {};
  for (const key of Object.keys(before)) {
    if (fieldOf(now, key) === fieldOf(before, key)) continue;
    if (key.startsWith(APP_ARMOR_PREFIX))
      errors.push(forbidden(`${path}[${key}]`, 'may not remove or update AppArmor annotations'));
    if (key === MIRROR_POD) errors.push(forbidden(`${path}[${key}]`, 'may not remove or update mirror pod annotation'));
  }
  for (const key of Object.keys(now)) {
    if (Object.hasOwn(before, key)) continue;
    if (key.startsWith(APP_ARMOR_PREFIX)) errors.push(forbidden(`${path}[${key}]`, 'may not add AppArmor annotations'));
    if (key === MIRROR_POD) errors.push(forbidden(`${path}[${key}]`, 'may not add mirror pod annotation'));
  }
  validatePodAnnotations(pod.metadata.annotations, pod.spec, path, errors);
}
