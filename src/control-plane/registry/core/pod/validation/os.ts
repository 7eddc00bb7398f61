/** What a pod may not ask for on the operating system it names. */

import type { PodSpec } from '../../../../../kube/api/core/v1';
import { forbidden, required } from '../../../../../kube/errors/field-error';
import { unsupported } from '../../../field-checks';
import { visitContainers } from '../visit-containers';
import type { Errors } from './errors';

const LINUX = 'windows options cannot be set for a linux pod';
const WINDOWS = 'cannot be set for a windows pod';

function validateLinux(spec: PodSpec, path: string, errors: Errors): void {
  if (spec.securityContext?.windowsOptions) errors.push(forbidden(`${path}.securityContext.windowsOptions`, LINUX));
  visitContainers(spec, path, (container, at) => {
    if (container.securityContext?.windowsOptions)
      errors.push(forbidden(`${at}.securityContext.windowsOptions`, LINUX));
  });
}

const NOT_ON_WINDOWS = [
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

function validateWindows(spec: PodSpec, path: string, errors: Errors): void {
  const sc = spec.securityContext;
  const at = `${path}.securityContext`;
  const refuse = (given: unknown, field: string) => {
    if (given) errors.push(forbidden(field, WINDOWS));
  };
  refuse(sc?.seLinuxOptions, `${at}.seLinuxOptions`);
  refuse(spec.hostPID, `${path}.hostPID`);
  refuse(spec.hostIPC, `${path}.hostIPC`);
  refuse(sc?.seccompProfile, `${at}.seccompProfile`);
  refuse(sc?.fsGroup !== undefined, `${at}.fsGroup`);
  refuse(sc?.fsGroupChangePolicy !== undefined, `${at}.fsGroupChangePolicy`);
  refuse(sc?.sysctls?.length, `${at}.sysctls`);
  refuse(spec.shareProcessNamespace !== undefined, `${path}.shareProcessNamespace`);
  refuse(sc?.runAsUser !== undefined, `${at}.runAsUser`);
  refuse(sc?.runAsGroup !== undefined, `${at}.runAsGroup`);
  refuse(sc?.supplementalGroups, `${at}.supplementalGroups`);
  visitContainers(spec, path, (container, where) => {
    for (const field of NOT_ON_WINDOWS)
      refuse(container.securityContext?.[field] !== undefined, `${where}.securityContext.${field}`);
  });
}

/** `validateOS`, and what follows from the operating system. */
export function validateOS(spec: PodSpec, path: string, errors: Errors): void {
  if (!spec.os) return;
  const { name } = spec.os;
  if (!name) errors.push(required(`${path}.os.name`, 'cannot be empty'));
  else if (name === 'linux') validateLinux(spec, path, errors);
  else if (name === 'windows') validateWindows(spec, path, errors);
  else errors.push(unsupported(`${path}.os`, name, ['linux', 'windows']));
}
