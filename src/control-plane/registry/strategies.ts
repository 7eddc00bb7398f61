/** Which strategy each resource has: one index a group. */
import { admissionRegistrationStrategies } from './admissionregistration';
import { apiExtensionsStrategies } from './apiextensions';
import { apiRegistrationStrategies } from './apiregistration';
import { appsStrategies } from './apps';
import { authenticationStrategies } from './authentication';
import { authorizationStrategies } from './authorization';
import { autoscalingStrategies } from './autoscaling';
import { batchStrategies } from './batch';
import { certificatesStrategies } from './certificates';
import { coordinationStrategies } from './coordination';
import { coreStrategies } from './core';
import { discoveryStrategies } from './discovery';
import { flowControlStrategies } from './flowcontrol';
import { networkingStrategies } from './networking';
import { nodeStrategies } from './node';
import { policyStrategies } from './policy';
import { rbacStrategies } from './rbac';
import { schedulingStrategies } from './scheduling';
import { storageStrategies } from './storage';
import type { Strategy } from './strategy';

const strategies: Record<string, Strategy> = {
  ...admissionRegistrationStrategies,
  ...apiExtensionsStrategies,
  ...apiRegistrationStrategies,
  ...appsStrategies,
  ...authenticationStrategies,
  ...authorizationStrategies,
  ...autoscalingStrategies,
  ...batchStrategies,
  ...certificatesStrategies,
  ...coordinationStrategies,
  ...coreStrategies,
  ...discoveryStrategies,
  ...flowControlStrategies,
  ...networkingStrategies,
  ...nodeStrategies,
  ...policyStrategies,
  ...rbacStrategies,
  ...schedulingStrategies,
  ...storageStrategies,
};

/** A kind nobody wrote a strategy for is stored and shown as it is. */
const NO_STRATEGY: Strategy = {};

/** The strategy of `pods` or `statefulsets.apps`. */
export function strategyFor(key: string): Strategy {
  return strategies[key] ?? NO_STRATEGY;
}
