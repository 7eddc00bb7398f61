/** Affinities to nodes and to other pods. */

import type { Affinity, NodeAffinity, PodAffinity, PodAffinityTerm } from '../../../../../kube/api/core/v1';
import { invalid, required } from '../../../../../kube/errors/field-error';
import { nameIsDNSLabel } from '../../../../../kube/names/name-functions';
import { validateLabelName, validateLabelSelector } from '../../../../../kube/validation/label-validation';
import { addInvalid, type Errors } from './errors';
import { validateNodeSelector, validateNodeSelectorTerm } from './node-selector';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

function validateWeight(weight: number | undefined, path: string, errors: Errors): void {
  if (!weight || weight <= 0 || weight > 100)
    errors.push(invalid(`${path}.weight`, weight ?? 0, 'must be in the range 1-100'));
}

function validateNodeAffinity(affinity: NodeAffinity, path: string, errors: Errors): void {
  const needed = affinity[REQUIRED];
  if (needed) validateNodeSelector(needed, `${path}.${REQUIRED}`, errors);
  affinity[PREFERRED]?.forEach((term, i) => {
    const at = `${path}.${PREFERRED}[${i}]`;
    validateWeight(term.weight, at, errors);
    validateNodeSelectorTerm(term.preference ?? {}, `${at}.preference`, errors);
  });
}

function validatePodAffinityTerm(term: PodAffinityTerm, path: string, errors: Errors): void {
  errors.push(...validateLabelSelector(term.labelSelector, `${path}.labelSelector`));
  errors.push(...validateLabelSelector(term.namespaceSelector, `${path}.namespaceSelector`));
  for (const name of term.namespaces ?? []) addInvalid(errors, `${path}.namespace`, name, nameIsDNSLabel(name, false));
  const topologyKey = term.topologyKey ?? '';
  if (!topologyKey) errors.push(required(`${path}.topologyKey`, 'can not be empty'));
  errors.push(...validateLabelName(topologyKey, `${path}.topologyKey`));
}

function validatePodAffinity(affinity: PodAffinity, path: string, errors: Errors): void {
  affinity[REQUIRED]?.forEach((term, i) => {
    validatePodAffinityTerm(term, `${path}.${REQUIRED}[${i}]`, errors);
  });
  affinity[PREFERRED]?.forEach(({ weight, podAffinityTerm }, i) => {
    const at = `${path}.${PREFERRED}[${i}]`;
    validateWeight(weight, at, errors);
    validatePodAffinityTerm(podAffinityTerm ?? {}, `${at}.podAffinityTerm`, errors);
  });
}

/** `validateAffinity` */
export function validateAffinity(affinity: Affinity | undefined, path: string, errors: Errors): void {
  if (affinity?.nodeAffinity) validateNodeAffinity(affinity.nodeAffinity, `${path}.nodeAffinity`, errors);
  if (affinity?.podAffinity) validatePodAffinity(affinity.podAffinity, `${path}.podAffinity`, errors);
  if (affinity?.podAntiAffinity) validatePodAffinity(affinity.podAntiAffinity, `${path}.podAntiAffinity`, errors);
}
