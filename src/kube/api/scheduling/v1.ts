/** The types of `scheduling/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';

/** `v1.PreemptionPolicy`. */
export type PreemptionPolicy = 'Never' | 'PreemptLowerPriority';

/** `scheduling/v1.PriorityClass`. */
export interface PriorityClass extends KubeObject {
  value: number;
  globalDefault?: boolean;
  description?: string;
  preemptionPolicy?: PreemptionPolicy;
}
