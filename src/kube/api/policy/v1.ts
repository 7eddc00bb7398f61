/** The types of `policy/v1`, written by `npm run types`. */
import type { LabelSelector } from '../../labels/label-selector';
import type { IntOrString } from '../../meta/intstr';
import type { KubeObject } from '../../meta/meta';
import type { Condition, DeleteOptions } from '../meta/v1';

/** `policy/v1.Eviction`. */
export interface Eviction extends KubeObject {
  deleteOptions?: DeleteOptions;
}

/** `policy/v1.PodDisruptionBudget`. */
export interface PodDisruptionBudget extends KubeObject {
  spec: PodDisruptionBudgetSpec;
  status?: PodDisruptionBudgetStatus;
}

/** `policy/v1.PodDisruptionBudgetSpec`. */
export interface PodDisruptionBudgetSpec {
  minAvailable?: IntOrString;
  selector?: LabelSelector;
  maxUnavailable?: IntOrString;
  unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicyType;
}

/** `policy/v1.PodDisruptionBudgetStatus`. */
export interface PodDisruptionBudgetStatus {
  observedGeneration?: number;
  disruptedPods?: Record<string, string>;
  disruptionsAllowed: number;
  currentHealthy: number;
  desiredHealthy: number;
  expectedPods: number;
  conditions?: Condition[];
}

/** `v1.UnhealthyPodEvictionPolicyType`. */
export type UnhealthyPodEvictionPolicyType = 'AlwaysAllow' | 'IfHealthyBudget';
