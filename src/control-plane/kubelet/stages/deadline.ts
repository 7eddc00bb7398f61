import type { Pod } from '../../../kube/api/core/v1';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { terminatedStatus } from '../container-status';
import { LONG, type Stage, type StageContext, wholePod } from '../stage';

const MESSAGE = 'Pod was active on the node longer than the specified deadline';

/** `spec.activeDeadlineSeconds` are over. */
export const deadline: Stage = {
  name: 'deadline',
  subjects: (pod) =>
    wholePod(
      pod.spec.activeDeadlineSeconds !== undefined &&
        !!pod.status?.startTime &&
        !isTerminating(pod) &&
        !isFinished(pod),
    ),
  delay: (pod, _, ctx) => untilDeadline(pod, ctx.now()),
  periodic: (pod, _, ctx) => untilDeadline(pod, ctx.now()) > LONG,
  next(pod, _, ctx) {
    ctx.event(pod, 'Normal', 'DeadlineExceeded', MESSAGE);
    const running = (pod.status?.containerStatuses ?? []).filter((s) => s.state.running);
    for (const { name } of running) ctx.event(pod, 'Normal', 'Killing', `Stopping container ${name}`, { name });
    const containerStatuses = pod.status?.containerStatuses?.map((s) =>
      s.state.running ? terminatedStatus(s, { exitCode: killedWith(pod, s.name, ctx) }, ctx.now()) : s,
    );
    ctx.writeStatus(pod, { containerStatuses, reason: 'DeadlineExceeded', message: MESSAGE });
  },
};

/** Servers end well when they are asked to; a command as a container's first process does not listen. */
function killedWith(pod: Pod, name: string, ctx: StageContext): number {
  const container = pod.spec.containers.find((c) => c.name === name);
  return container && ctx.outcome(container, pod).exits ? 137 : 0;
}

function untilDeadline(pod: Pod, now: number): number {
  const end = Date.parse(pod.status?.startTime ?? '') + (pod.spec.activeDeadlineSeconds ?? 0) * 1000;
  return Math.max(0, end - now);
}
