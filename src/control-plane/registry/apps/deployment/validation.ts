/** Validation of Deployments: `pkg/apis/apps/validation`. */

import { deepEqual } from '../../../../go/json/deep';
import type { Deployment, DeploymentSpec, DeploymentStrategy } from '../../../../kube/api/apps/v1';
import { type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import {
  goIntOrString,
  immutableSelector,
  intOrPercentValue,
  unsupportedGo,
  validateAtMost100Percent,
  validatePositiveIntOrPercent,
  validateRequiredSelector,
} from '../../workload-validation';
import { validateReplicaSetTemplate } from '../replicaset/validation';

const STRATEGIES = ['Recreate', 'RollingUpdate'];

function validateRollingUpdate({ maxUnavailable, maxSurge }: NonNullable<DeploymentStrategy['rollingUpdate']>) {
  const path = 'spec.strategy.rollingUpdate';
  const at = `${path}.maxUnavailable`;
  const none = intOrPercentValue(maxUnavailable) === 0 && intOrPercentValue(maxSurge) === 0;
  const shown = goIntOrString(maxUnavailable);
  return [
    ...validatePositiveIntOrPercent(maxUnavailable, at),
    ...validatePositiveIntOrPercent(maxSurge, `${path}.maxSurge`),
    ...(none ? [invalidGo(at, shown, 'may not be 0 when `maxSurge` is 0')] : []),
    ...validateAtMost100Percent(maxUnavailable, at),
  ];
}

function validateStrategy({ strategy = {} }: DeploymentSpec): FieldError[] {
  const path = 'spec.strategy';
  const { type = '', rollingUpdate } = strategy;
  if (type === 'Recreate') {
    const why = "may not be specified when strategy `type` is 'Recreate'";
    return rollingUpdate ? [forbidden(`${path}.rollingUpdate`, why)] : [];
  }
  if (type === 'RollingUpdate') {
    if (!rollingUpdate) return [required(`${path}.rollingUpdate`, 'this should be defaulted and never be nil')];
    return validateRollingUpdate(rollingUpdate);
  }
  const shown = goSyntax('apps.DeploymentStrategy', strategy);
  return [unsupportedGo(path, shown, STRATEGIES)];
}

function validateDeadline({ progressDeadlineSeconds: deadline, minReadySeconds = 0 }: DeploymentSpec): FieldError[] {
  const path = 'spec.progressDeadlineSeconds';
  if (deadline === undefined) return [];
  const late = deadline <= minReadySeconds;
  return [
    ...validateNonnegativeField(deadline, path),
    ...(late ? [invalid(path, deadline, 'must be greater than minReadySeconds')] : []),
  ];
}

/** `ValidateDeployment` */
export function validateDeployment({ spec }: Deployment): FieldError[] {
  return [
    ...validateNonnegativeField(spec.replicas ?? 0, 'spec.replicas'),
    ...validateRequiredSelector(spec.selector, 'spec.selector', 'deployment'),
    ...validateReplicaSetTemplate(spec),
    ...validateStrategy(spec),
    ...validateNonnegativeField(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
    ...validateNonnegativeField(spec.revisionHistoryLimit ?? 0, 'spec.revisionHistoryLimit'),
    ...validateDeadline(spec),
  ];
}

/** `ValidateDeploymentUpdate`; the selector stays what it was. */
export function validateDeploymentUpdate(deployment: Deployment, old: Deployment): FieldError[] {
  const { selector } = deployment.spec;
  const same = deepEqual(selector, old.spec.selector);
  return [...validateDeployment(deployment), ...immutableSelector(same, selector, 'spec.selector')];
}
