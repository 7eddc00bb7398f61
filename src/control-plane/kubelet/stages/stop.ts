import type { Container, ContainerStatus, Pod } from '../../../kube/api/core/v1';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { terminatedStatus } from '../container-status';
import { type Stage, type StageContext, wholePod } from '../stage';

const isRunning = (status: ContainerStatus): boolean => !!status.state.running;

/** Whether anything in the pod still runs. */
const runs = ({ status }: Pod): boolean =>
  !!status?.containerStatuses?.some(isRunning) || !!status?.initContainerStatuses?.some(isRunning);

/** A pod marked for deletion has its containers killed, after what they want done before, within the grace period. */
export const stop: Stage = {
  name: 'stop',
  subjects: (pod) => wholePod(isTerminating(pod) && runs(pod)),
  delay: (pod, _, ctx) =>
    Math.min(
      preStopTime(pod, ctx) + ctx.latencies.stop(pod)[0],
      (pod.metadata.deletionGracePeriodSeconds ?? 30) * 1000,
    ),
  next(pod, _, ctx) {
    const stopped = (s: ContainerStatus) => (isRunning(s) ? terminatedStatus(s, { exitCode: 0 }, ctx.now()) : s);
    const { containerStatuses, initContainerStatuses: init } = pod.status ?? {};
    ctx.writeStatus(pod, {
      containerStatuses: containerStatuses?.map(stopped),
      ...(init ? { initContainerStatuses: init.map(stopped) } : {}),
    });
  },
};

/** Nothing runs any more: the kubelet lets the pod go. */
export const release: Stage = {
  name: 'release',
  subjects: (pod) => wholePod(isTerminating(pod) && !!pod.spec.nodeName && !runs(pod) && !marked(pod)),
  delay: (pod, _, ctx) => (pod.status?.startTime ? ctx.latencies.stop(pod)[1] : 0),
  next(pod, _, ctx) {
    const { namespace, name, uid } = pod.metadata;
    const markOnly = ctx.latencies.stop(pod)[2] > 0;
    ctx.client.kind('pods').delete(namespace, name, { gracePeriodSeconds: 0, preconditions: { uid }, markOnly });
  },
};

/** A deletion has two phases, and the second may come later. */
export const remove: Stage = {
  name: 'remove',
  subjects: (pod) => wholePod(isTerminating(pod) && !runs(pod) && marked(pod) && !pod.metadata.finalizers?.length),
  delay: (pod, _, ctx) => (isFinished(pod) ? 0 : ctx.latencies.stop(pod)[2]),
  next(pod, _, ctx) {
    const { namespace, name, uid } = pod.metadata;
    ctx.client.kind('pods').delete(namespace, name, { gracePeriodSeconds: 0, preconditions: { uid } });
  },
};

const marked = (pod: Pod) => pod.metadata.deletionGracePeriodSeconds === 0;

/** How long the slowest hook of a running container takes. */
function preStopTime(pod: Pod, ctx: StageContext): number {
  const hooks = pod.spec.containers.map((container) => hookTime(container, ctx));
  return Math.max(0, ...hooks);
}

function hookTime({ image, lifecycle }: Container, ctx: StageContext): number {
  const command = lifecycle?.preStop?.exec?.command;
  if (!command) return 0;
  const outcome = ctx.outcome({ name: 'pre-stop', image, command });
  return outcome.exits ? outcome.afterMs : Number.POSITIVE_INFINITY;
}
