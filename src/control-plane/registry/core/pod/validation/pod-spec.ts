/** Pod specs: what pods and templates have in common. */

import type { PodSpec } from '../../../../../kube/api/core/v1';
import { duplicate, invalid, required } from '../../../../../kube/errors/field-error';
import type { ObjectMeta } from '../../../../../kube/meta/meta';
import { isDNS1123Label, isQualifiedName } from '../../../../../kube/names/name-formats';
import { nameIsDNSSubdomain } from '../../../../../kube/names/name-functions';
import { validateLabels } from '../../../../../kube/validation/label-validation';
import { unsupported } from '../../../field-checks';
import { validateAffinity } from './affinity';
import { validateContainers, validateEphemeralContainers, validateInitContainers } from './containers';
import { validateDNSConfig, validateDNSPolicy } from './dns';
import { addInvalid, type Errors } from './errors';
import { validateHostAliases } from './host-aliases';
import { validateOS } from './os';
import { validateResourceRequirements } from './resources';
import { validatePodSecurityContext } from './security-context';
import { validateTolerations } from './tolerations';
import { validateTopologySpread } from './topology-spread';
import { validateVolumes } from './volumes';
import { validateWindowsHostProcess } from './windows';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const MAX_INT32 = 2147483647;

function validateRestartPolicy(policy: string | undefined, path: string, errors: Errors): void {
  if (!policy) errors.push(required(path));
  else if (!RESTART_POLICIES.includes(policy)) errors.push(unsupported(path, policy, RESTART_POLICIES));
}

function validateSchedulingGates(gates: PodSpec['schedulingGates'], path: string, errors: Errors): void {
  const seen = new Set<string>();
  gates?.forEach(({ name = '' }, i) => {
    addInvalid(errors, `${path}[${i}]`, name, isQualifiedName(name));
    if (seen.has(name)) errors.push(duplicate(`${path}[${i}]`, name));
    seen.add(name);
  });
}

/** Names of other objects a pod refers to, where they are given. */
function validateNames(spec: PodSpec, path: string, errors: Errors): void {
  const check = (field: 'serviceAccountName' | 'nodeName' | 'priorityClassName') => {
    const name = spec[field];
    if (name) addInvalid(errors, `${path}.${field}`, name, nameIsDNSSubdomain(name, false));
  };
  check('serviceAccountName');
  check('nodeName');
  const deadline = spec.activeDeadlineSeconds;
  if (deadline !== undefined && (deadline < 1 || deadline > MAX_INT32))
    errors.push(invalid(`${path}.activeDeadlineSeconds`, deadline, `must be between 1 and ${MAX_INT32}, inclusive`));
  if (spec.hostname) addInvalid(errors, `${path}.hostname`, spec.hostname, isDNS1123Label(spec.hostname));
  if (spec.subdomain) addInvalid(errors, `${path}.subdomain`, spec.subdomain, isDNS1123Label(spec.subdomain));
  validateTolerations(spec.tolerations, `${path}.tolerations`, errors);
  validateHostAliases(spec.hostAliases, `${path}.hostAliases`, errors);
  check('priorityClassName');
}

function validatePreemptionPolicy(policy: string | undefined, path: string, errors: Errors): void {
  const supported = ['PreemptLowerPriority', 'Never'];
  if (policy === '') errors.push(required(path));
  else if (policy !== undefined && !supported.includes(policy)) errors.push(unsupported(path, policy, supported));
}

/** `ValidatePodSpec`; `meta` is that of a pod, absent for a template. */
export function validatePodSpec(spec: PodSpec, meta: ObjectMeta | undefined, path: string, errors: Errors): void {
  const volumes = validateVolumes(spec.volumes, meta, `${path}.volumes`, errors);
  validateContainers(spec, volumes, `${path}.containers`, errors);
  validateInitContainers(spec, volumes, `${path}.initContainers`, errors);
  validateEphemeralContainers(spec, volumes, `${path}.ephemeralContainers`, errors);
  validateRestartPolicy(spec.restartPolicy, `${path}.restartPolicy`, errors);
  validateDNSPolicy(spec.dnsPolicy, `${path}.dnsPolicy`, errors);
  if (spec.nodeSelector) errors.push(...validateLabels(spec.nodeSelector, `${path}.nodeSelector`));
  validatePodSecurityContext(spec, path, errors);
  validateAffinity(spec.affinity, `${path}.affinity`, errors);
  validateDNSConfig(spec, `${path}.dnsConfig`, errors);
  spec.readinessGates?.forEach(({ conditionType = '' }, i) => {
    addInvalid(errors, `${path}.readinessGates[${i}].conditionType`, conditionType, isQualifiedName(conditionType));
  });
  validateSchedulingGates(spec.schedulingGates, `${path}.schedulingGates`, errors);
  validateTopologySpread(spec.topologySpreadConstraints, `${path}.topologySpreadConstraints`, errors);
  validateWindowsHostProcess(spec, path, errors);
  validateNames(spec, path, errors);
  const runtimeClass = spec.runtimeClassName;
  if (runtimeClass !== undefined)
    addInvalid(errors, `${path}.runtimeClassName`, runtimeClass, nameIsDNSSubdomain(runtimeClass, false));
  validatePreemptionPolicy(spec.preemptionPolicy, `${path}.preemptionPolicy`, errors);
  if (spec.overhead) validateResourceRequirements({ limits: spec.overhead }, `${path}.overhead`, errors);
  validateOS(spec, path, errors);
}
