import type { Pod } from '../../../kube/api/core/v1';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { isOverdue, runningSlots } from '../containers';
import { LONG, type Stage, wholePod } from '../stage';
import { gracePeriodOf, stopped, timeToStop } from '../termination';

const MESSAGE = 'Pod was active on the node longer than the specified deadline';

/** `spec.activeDeadlineSeconds` are over: what still runs is told to end. */
export const deadline: Stage = {
  name: 'deadline',
  subjects: (pod) =>
    wholePod(
      pod.spec.activeDeadlineSeconds !== undefined &&
        !!pod.status?.startTime &&
        !isTerminating(pod) &&
        !isFinished(pod) &&
        !isOverdue(pod),
    ),
  delay: (pod, _, ctx) => untilDeadline(pod, ctx.now()),
  periodic: (pod, _, ctx) => untilDeadline(pod, ctx.now()) > LONG,
  next(pod, _, ctx) {
    ctx.event(pod, 'Normal', 'DeadlineExceeded', MESSAGE);
    for (const { container, list } of runningSlots(pod))
      ctx.event(pod, 'Normal', 'Killing', `Stopping container ${container.name}`, { name: container.name, list });
    ctx.writeStatus(pod, { reason: 'DeadlineExceeded', message: MESSAGE });
  },
};

/** The pod has failed once nothing of it runs any more. */
export const overdue: Stage = {
  name: 'overdue',
  subjects: (pod) => wholePod(isOverdue(pod) && !isTerminating(pod) && runningSlots(pod).length > 0),
  delay: (pod, _, ctx) => timeToStop(pod, runningSlots(pod), gracePeriodOf(pod), ctx),
  next: (pod, _, ctx) => ctx.writeStatus(pod, stopped(pod, runningSlots(pod), gracePeriodOf(pod), ctx)),
};

function untilDeadline(pod: Pod, now: number): number {
  const end = Date.parse(pod.status?.startTime ?? '') + (pod.spec.activeDeadlineSeconds ?? 0) * 1000;
  return Math.max(0, end - now);
}
