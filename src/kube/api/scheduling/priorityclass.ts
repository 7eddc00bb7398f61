import type { KubeObject } from '../../meta/meta';

/** `scheduling.k8s.io/v1` PriorityClass. */
export interface PriorityClass extends KubeObject {
  value: number;
  globalDefault?: boolean;
  description?: string;
  preemptionPolicy?: string;
}
