/** Containers of a pod or template: regular, init and ephemeral. */

import type { Container, EphemeralContainer, PodSpec, Volume } from '../../../../../kube/api/core/v1';
import { duplicate, fieldNotFound, forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import { isDNS1123Label } from '../../../../../kube/names/name-formats';
import { unsupported } from '../../../field-checks';
import { validateEnv, validateEnvFrom } from './env';
import { addInvalid, type Errors } from './errors';
import { validateContainerPorts, validateHostPortConflicts } from './ports';
import { validateLifecycleAndProbes } from './probes';
import { validateResourceRequirements } from './resources';
import { validateSecurityContext } from './security-context';
import { validateVolumeDevices, validateVolumeMounts } from './volume-mounts';

type Volumes = ReadonlyMap<string, Volume>;

const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

function validateOneOf(value: string | undefined, supported: readonly string[], path: string, errors: Errors): void {
  if (!value) errors.push(required(path));
  else if (!supported.includes(value)) errors.push(unsupported(path, value, supported));
}

/** `validateContainerCommon` */
function validateContainerCommon(container: Container, volumes: Volumes, path: string, errors: Errors): void {
  if (!container.name) errors.push(required(`${path}.name`));
  else addInvalid(errors, `${path}.name`, container.name, isDNS1123Label(container.name));
  if (!container.image) errors.push(required(`${path}.image`));
  validateOneOf(container.terminationMessagePolicy, MESSAGE_POLICIES, `${path}.terminationMessagePolicy`, errors);
  validateContainerPorts(container.ports, `${path}.ports`, errors);
  validateEnv(container.env, `${path}.env`, errors);
  validateEnvFrom(container.envFrom, `${path}.envFrom`, errors);
  validateVolumeMounts(container, volumes, `${path}.volumeMounts`, errors);
  validateVolumeDevices(container, volumes, `${path}.volumeDevices`, errors);
  validateOneOf(container.imagePullPolicy, PULL_POLICIES, `${path}.imagePullPolicy`, errors);
  validateResourceRequirements(container.resources, `${path}.resources`, errors);
  validateSecurityContext(container.securityContext, `${path}.securityContext`, errors);
}

/** `validateContainers` */
export function validateContainers(spec: PodSpec, volumes: Volumes, path: string, errors: Errors): void {
  const containers = spec.containers ?? [];
  if (containers.length === 0) return void errors.push(required(path));
  const names = new Set<string>();
  containers.forEach((container, i) => {
    const at = `${path}[${i}]`;
    validateContainerCommon(container, volumes, at, errors);
    if (names.has(container.name ?? '')) errors.push(duplicate(`${at}.name`, container.name ?? ''));
    names.add(container.name ?? '');
    validateLifecycleAndProbes(container, at, errors);
    if (container.restartPolicy !== undefined)
      errors.push(forbidden(`${at}.restartPolicy`, 'may not be set for non-init containers'));
  });
  validateHostPortConflicts(containers, path, errors);
}

const NOT_FOR_INIT = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** `validateInitContainers` */
export function validateInitContainers(spec: PodSpec, volumes: Volumes, path: string, errors: Errors): void {
  const names = new Set((spec.containers ?? []).map((container) => container.name));
  spec.initContainers?.forEach((container, i) => {
    const at = `${path}[${i}]`;
    validateContainerCommon(container, volumes, at, errors);
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name ?? ''));
    else if (container.name) names.add(container.name);
    // They run one by one, so each is on its own; the index in the path is 0 in the real thing, too.
    validateHostPortConflicts([container], path, errors);
    for (const field of NOT_FOR_INIT)
      if (container[field])
        errors.push(forbidden(`${at}.${field}`, 'may not be set for init containers without restartPolicy=Always'));
  });
}

const NOT_EPHEMERAL = 'cannot be set for an Ephemeral Container';

function validateEphemeralFields(container: EphemeralContainer, at: string, errors: Errors): void {
  const { ports, resources, livenessProbe, readinessProbe, startupProbe, lifecycle } = container;
  const fields = {
    ports,
    resources: resources?.limits || resources?.requests || resources?.claims,
    livenessProbe,
    readinessProbe,
    startupProbe,
    lifecycle,
  };
  for (const [field, value] of Object.entries(fields))
    if (value) errors.push(forbidden(`${at}.${field}`, NOT_EPHEMERAL));
  container.volumeMounts?.forEach((mount, i) => {
    for (const field of ['subPath', 'subPathExpr'] as const)
      if (mount[field]) errors.push(forbidden(`${at}.volumeMounts[${i}].${field}`, NOT_EPHEMERAL));
  });
}

/** `validateEphemeralContainers` */
export function validateEphemeralContainers(spec: PodSpec, volumes: Volumes, path: string, errors: Errors): void {
  if (!spec.ephemeralContainers?.length) return;
  const others = new Set([...(spec.containers ?? []), ...(spec.initContainers ?? [])].map((c) => c.name));
  const all = new Set(others);
  spec.ephemeralContainers.forEach((container, i) => {
    const at = `${path}[${i}]`;
    validateContainerCommon(container, volumes, at, errors);
    validateImageSpace(container, at, errors);
    if (all.has(container.name)) errors.push(duplicate(`${at}.name`, container.name));
    all.add(container.name);
    const target = container.targetContainerName;
    if (target && !others.has(target)) errors.push(fieldNotFound(`${at}.targetContainerName`, target));
    validateEphemeralFields(container, at, errors);
  });
}

/** In a pod, not in a template, an image must not begin or end with white space. */
export function validateImageSpace(container: Container, path: string, errors: Errors): void {
  const image = container.image ?? '';
  if (image !== image.trim())
    errors.push(invalid(`${path}.image`, image, 'must not have leading or trailing whitespace'));
}
