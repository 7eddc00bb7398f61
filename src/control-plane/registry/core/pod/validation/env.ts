/** Environment variables. */

import type { ConfigMapKeySelector, EnvFromSource, EnvVar } from '../../../../../kube/api/core/v1';
import { forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import { isConfigMapKey, isEnvVarName } from '../../../../../kube/names/name-formats';
import { nameIsDNSSubdomain } from '../../../../../kube/names/name-functions';
import { addInvalid, type Errors } from './errors';
import { ENV_FIELDS, validateObjectFieldSelector, validateResourceFieldSelector } from './field-selectors';

function validateKeySelector(selector: ConfigMapKeySelector, path: string, errors: Errors): void {
  const name = selector.name ?? '';
  addInvalid(errors, `${path}.name`, name, nameIsDNSSubdomain(name, false));
  if (!selector.key) errors.push(required(`${path}.key`));
  else addInvalid(errors, `${path}.key`, selector.key, isConfigMapKey(selector.key));
}

function validateValueFrom({ value, valueFrom }: EnvVar, path: string, errors: Errors): void {
  if (!valueFrom) return;
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom;
  if (fieldRef) {
    validateObjectFieldSelector(fieldRef, ENV_FIELDS, `${path}.fieldRef`, errors);
    if (fieldRef.fieldPath === 'status.hostIPs')
      errors.push(forbidden(`${path}.fieldRef`, "may not be set when feature gate 'PodHostIPs' is not enabled"));
  }
  if (resourceFieldRef) validateResourceFieldSelector(resourceFieldRef, `${path}.resourceFieldRef`, false, errors);
  if (configMapKeyRef) validateKeySelector(configMapKeyRef, `${path}.configMapKeyRef`, errors);
  if (secretKeyRef) validateKeySelector(secretKeyRef, `${path}.secretKeyRef`, errors);
  const sources = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef].filter(Boolean).length;
  if (sources === 0)
    errors.push(
      invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'),
    );
  else if (value) errors.push(invalid(path, '', 'may not be specified when `value` is not empty'));
  else if (sources > 1) errors.push(invalid(path, '', 'may not have more than one field specified at a time'));
}

/** `ValidateEnv` */
export function validateEnv(vars: EnvVar[] | undefined, path: string, errors: Errors): void {
  vars?.forEach((variable, i) => {
    if (!variable.name) errors.push(required(`${path}[${i}].name`));
    else addInvalid(errors, `${path}[${i}].name`, variable.name, isEnvVarName(variable.name));
    validateValueFrom(variable, `${path}[${i}].valueFrom`, errors);
  });
}

/** `ValidateEnvFrom` */
export function validateEnvFrom(sources: EnvFromSource[] | undefined, path: string, errors: Errors): void {
  sources?.forEach(({ prefix, configMapRef, secretRef }, i) => {
    if (prefix) addInvalid(errors, `${path}[${i}].prefix`, prefix, isEnvVarName(prefix));
    for (const [field, ref] of Object.entries({ configMapRef, secretRef })) {
      if (!ref) continue;
      const at = `${path}[${i}].${field}.name`;
      if (!ref.name) errors.push(required(at));
      else addInvalid(errors, at, ref.name, nameIsDNSSubdomain(ref.name, true));
    }
    // The index is missing from these two paths in the real thing, too.
    if (!configMapRef && !secretRef)
      errors.push(invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`'));
    else if (configMapRef && secretRef)
      errors.push(invalid(path, '', 'may not have more than one field specified at a time'));
  });
}
