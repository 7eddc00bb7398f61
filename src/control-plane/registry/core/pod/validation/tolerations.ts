/** Tolerations of node taints. */

import { deepEqual } from '../../../../../go/json/deep';
import type { Toleration } from '../../../../../kube/api/core/v1';
import { forbidden, invalid } from '../../../../../kube/errors/field-error';
import { isValidLabelValue } from '../../../../../kube/names/name-formats';
import { validateLabelName } from '../../../../../kube/validation/label-validation';
import { invalidGo, unsupported } from '../../../field-checks';
import { goSyntax } from '../../../go-syntax';
import type { Errors } from './errors';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function validateOperator(toleration: Toleration, path: string, errors: Errors): void {
  const { operator = '', value = '' } = toleration;
  if (operator === 'Equal' || operator === '') {
    const messages = isValidLabelValue(value);
    if (messages.length > 0) errors.push(invalid(path, value, messages.join(';')));
  } else if (operator === 'Exists') {
    if (value)
      errors.push(
        invalidGo(path, goSyntax('core.Toleration', toleration), "value must be empty when `operator` is 'Exists'"),
      );
  } else errors.push(unsupported(path, operator, ['Equal', 'Exists']));
}

/** `ValidateTolerations` */
export function validateTolerations(tolerations: Toleration[] | undefined, path: string, errors: Errors): void {
  tolerations?.forEach((toleration, i) => {
    const at = `${path}[${i}]`;
    const { key, operator = '', effect = '', tolerationSeconds } = toleration;
    if (key) errors.push(...validateLabelName(key, `${at}.key`));
    else if (operator !== 'Exists')
      errors.push(
        invalid(
          `${at}.operator`,
          operator,
          'operator must be Exists when `key` is empty, which means "match all values and all keys"',
        ),
      );
    if (tolerationSeconds !== undefined && effect !== 'NoExecute')
      errors.push(invalid(`${at}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
    validateOperator(toleration, `${at}.operator`, errors);
    if (effect && !EFFECTS.includes(effect)) errors.push(unsupported(`${at}.effect`, effect, EFFECTS));
  });
}

const withoutSeconds = (toleration: Toleration) => ({ ...toleration, tolerationSeconds: undefined });

/** A pod's tolerations may only be added to; their seconds may change. */
export function validateOnlyAddedTolerations(
  tolerations: Toleration[] | undefined,
  old: Toleration[] | undefined,
  path: string,
  errors: Errors,
): void {
  if (tolerations === old) return;
  for (const before of old ?? []) {
    if (tolerations?.some((now) => deepEqual(withoutSeconds(now), withoutSeconds(before)))) continue;
    return void errors.push(forbidden(path, 'existing toleration can not be modified except its tolerationSeconds'));
  }
  validateTolerations(tolerations, path, errors);
}
