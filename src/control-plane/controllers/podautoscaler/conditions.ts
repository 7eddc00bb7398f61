/** Conditions and events of a HorizontalPodAutoscaler. */
import type { HorizontalPodAutoscaler } from '../../../kube/api/autoscaling/v2';
import { formatTime } from '../../../kube/meta/meta';

type Condition = NonNullable<NonNullable<HorizontalPodAutoscaler['status']>['conditions']>[number];

/** The conditions of one sync, kept in the order in which they first came. */
export class Conditions {
  readonly list: Condition[];

  constructor(
    known: readonly Condition[],
    private readonly now: number,
  ) {
    this.list = [...known];
  }

  /** Sets a condition; the time of its last transition changes with its status only. */
  set(
    type: 'AbleToScale' | 'ScalingActive' | 'ScalingLimited',
    status: 'True' | 'False',
    reason: string,
    message: string,
  ): void {
    const at = this.list.findIndex((c) => c.type === type);
    const known = this.list[at];
    const lastTransitionTime = known?.status === status ? known.lastTransitionTime : formatTime(this.now);
    const condition = { type, status, lastTransitionTime, reason, message };
    if (known) this.list[at] = condition;
    else this.list.push(condition);
  }
}
