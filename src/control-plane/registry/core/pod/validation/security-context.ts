/** Security contexts of pods and containers. */

import type { PodSecurityContext, PodSpec, SecurityContext } from '../../../../../kube/api/core/v1';
import { duplicate, invalid, required } from '../../../../../kube/errors/field-error';
import { isValidGroupID, isValidUserID } from '../../../../../kube/names/name-formats';
import { invalidGo, unsupported } from '../../../field-checks';
import { goSyntax } from '../../../go-syntax';
import { addInvalid, type Errors } from './errors';
import { validateSeccompProfile } from './seccomp';
import { validateWindowsOptions } from './windows';

/** `ValidateSecurityContext`, of one container. */
export function validateSecurityContext(sc: SecurityContext | undefined, path: string, errors: Errors): void {
  if (!sc) return;
  if (sc.runAsUser !== undefined) addInvalid(errors, `${path}.runAsUser`, sc.runAsUser, isValidUserID(sc.runAsUser));
  if (sc.runAsGroup !== undefined)
    addInvalid(errors, `${path}.runAsGroup`, sc.runAsGroup, isValidGroupID(sc.runAsGroup));
  validateSeccompProfile(sc.seccompProfile, `${path}.seccompProfile`, errors);
  if (sc.allowPrivilegeEscalation === false) {
    const conflict = (what: string) =>
      errors.push(
        invalidGo(
          path,
          goSyntax('core.SecurityContext', sc),
          `cannot set \`allowPrivilegeEscalation\` to false and ${what}`,
        ),
      );
    if (sc.privileged) conflict('`privileged` to true');
    for (const capability of sc.capabilities?.add ?? [])
      if (capability === 'CAP_SYS_ADMIN') conflict('`capabilities.Add` CAP_SYS_ADMIN');
  }
  validateWindowsOptions(sc.windowsOptions, `${path}.windowsOptions`, errors);
}

const SYSCTL_SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SYSCTL = `(${SYSCTL_SEGMENT}[\\./])*${SYSCTL_SEGMENT}`;

function validateSysctls(sysctls: { name: string }[], path: string, errors: Errors): void {
  const names = new Set<string>();
  sysctls.forEach(({ name }, i) => {
    if (!name) errors.push(required(`${path}[${i}].name`));
    else if (name.length > 253 || !new RegExp(`^${SYSCTL}$`).test(name))
      errors.push(invalid(`${path}[${i}].name`, name, `must have at most 253 characters and match regex ^${SYSCTL}$`));
    else if (names.has(name)) errors.push(duplicate(`${path}[${i}].name`, name));
    names.add(name);
  });
}

/** With the host's network, container and host port must be the same. */
function validateHostNetwork(spec: PodSpec, path: string, errors: Errors): void {
  if (!spec.hostNetwork) return;
  (spec.containers ?? []).forEach(({ ports }, c) => {
    ports?.forEach(({ containerPort, hostPort }, p) => {
      if ((hostPort ?? 0) !== containerPort)
        errors.push(
          invalid(
            `${path}.containers[${c}].ports[${p}].containerPort`,
            containerPort,
            'must match `hostPort` when `hostNetwork` is true',
          ),
        );
    });
  });
}

const FS_GROUP_CHANGE_POLICIES = ['Always', 'OnRootMismatch'];

/** `ValidatePodSecurityContext`; `path` is that of the pod spec. */
export function validatePodSecurityContext(spec: PodSpec, path: string, errors: Errors): void {
  const sc: PodSecurityContext = spec.securityContext ?? {};
  const at = `${path}.securityContext`;
  validateHostNetwork(spec, path, errors);
  if (sc.fsGroup !== undefined) addInvalid(errors, `${at}.fsGroup`, sc.fsGroup, isValidGroupID(sc.fsGroup));
  if (sc.runAsUser !== undefined) addInvalid(errors, `${at}.runAsUser`, sc.runAsUser, isValidUserID(sc.runAsUser));
  if (sc.runAsGroup !== undefined) addInvalid(errors, `${at}.runAsGroup`, sc.runAsGroup, isValidGroupID(sc.runAsGroup));
  sc.supplementalGroups?.forEach((gid, i) => {
    addInvalid(errors, `${at}.supplementalGroups[${i}]`, gid, isValidGroupID(gid));
  });
  if (spec.shareProcessNamespace && spec.hostPID)
    errors.push(
      invalid(`${at}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled'),
    );
  if (sc.sysctls) validateSysctls(sc.sysctls, `${at}.sysctls`, errors);
  const policy = sc.fsGroupChangePolicy;
  if (policy !== undefined && !FS_GROUP_CHANGE_POLICIES.includes(policy))
    errors.push(unsupported(`${at}.fsGroupChangePolicy`, policy, FS_GROUP_CHANGE_POLICIES));
  validateSeccompProfile(sc.seccompProfile, `${at}.seccompProfile`, errors);
  validateWindowsOptions(sc.windowsOptions, `${at}.windowsOptions`, errors);
}
