/** Validation of DaemonSets: `pkg/apis/apps/validation`. */

import { deepEqual } from '../../../../go/json/deep';
import type { DaemonSet, DaemonSetSpec, DaemonSetUpdateStrategy } from '../../../../kube/api/apps/v1';
import { type FieldError, forbidden, required } from '../../../../kube/errors/field-error';
import { validateLabelSelector } from '../../../../kube/validation/label-validation';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { validatePodTemplateSpec, validateReadOnlyDisks } from '../../core/pod/validation/pod-template';
import { invalidGo, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import {
  emptySelector,
  goIntOrString,
  immutableSelector,
  intOrPercentValue,
  labelMismatch,
  parsedSelector,
  unsupportedGo,
  validateAtMost100Percent,
  validatePositiveIntOrPercent,
} from '../../workload-validation';

function validateTemplate({ selector, template }: DaemonSetSpec): FieldError[] {
  const path = 'spec.template';
  const errors: FieldError[] = [];
  const parsed = parsedSelector(selector);
  const labels = template.metadata?.labels;
  if (parsed && !parsed.matches(labels)) errors.push(labelMismatch(labels, `${path}.metadata.labels`));
  errors.push(...emptySelector(selector, 'spec.selector', 'daemonset'));
  validatePodTemplateSpec(template, path, errors);
  validateReadOnlyDisks(template.spec.volumes, undefined, `${path}.spec.volumes`, errors);
  const { restartPolicy = '', activeDeadlineSeconds } = template.spec;
  if (restartPolicy !== 'Always') errors.push(unsupported(`${path}.spec.restartPolicy`, restartPolicy, ['Always']));
  if (activeDeadlineSeconds !== undefined)
    errors.push(forbidden(`${path}.spec.activeDeadlineSeconds`, 'activeDeadlineSeconds in DaemonSet is not Supported'));
  return errors;
}

function validateRollingUpdate(update: NonNullable<DaemonSetUpdateStrategy['rollingUpdate']>): FieldError[] {
  const path = 'spec.updateStrategy.rollingUpdate';
  const { maxUnavailable, maxSurge } = update;
  const errors = [
    ...validatePositiveIntOrPercent(maxUnavailable, `${path}.maxUnavailable`),
    ...validatePositiveIntOrPercent(maxSurge, `${path}.maxSurge`),
    ...validateAtMost100Percent(maxUnavailable, `${path}.maxUnavailable`),
    ...validateAtMost100Percent(maxSurge, `${path}.maxSurge`),
  ];
  const unavailable = intOrPercentValue(maxUnavailable) !== 0;
  const surge = intOrPercentValue(maxSurge) !== 0;
  if (unavailable && surge) {
    const why = 'may not be set when maxUnavailable is non-zero';
    errors.push(invalidGo(`${path}.maxSurge`, goIntOrString(maxSurge), why));
  } else if (!unavailable && !surge) errors.push(required(`${path}.maxUnavailable`, 'cannot be 0 when maxSurge is 0'));
  return errors;
}

function validateUpdateStrategy({ updateStrategy = {} }: DaemonSetSpec): FieldError[] {
  const path = 'spec.updateStrategy';
  const { type, rollingUpdate } = updateStrategy;
  if (type === 'OnDelete') return [];
  if (type === 'RollingUpdate')
    return rollingUpdate ? validateRollingUpdate(rollingUpdate) : [required(`${path}.rollingUpdate`)];
  const shown = goSyntax('apps.DaemonSetUpdateStrategy', updateStrategy);
  return [unsupportedGo(path, shown, ['RollingUpdate', 'OnDelete'])];
}

/** `ValidateDaemonSet` */
export function validateDaemonSet({ spec }: DaemonSet): FieldError[] {
  return [
    ...validateLabelSelector(spec.selector, 'spec.selector'),
    ...validateTemplate(spec),
    ...validateNonnegativeField(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
    ...validateUpdateStrategy(spec),
    ...validateNonnegativeField(spec.revisionHistoryLimit ?? 0, 'spec.revisionHistoryLimit'),
  ];
}

/** `ValidateDaemonSetUpdate`; the selector stays what it was. */
export function validateDaemonSetUpdate(set: DaemonSet, old: DaemonSet): FieldError[] {
  const same = deepEqual(set.spec.selector, old.spec.selector);
  return [...validateDaemonSet(set), ...immutableSelector(same, set.spec.selector, 'spec.selector')];
}
