import type { Pod } from '../../../kube/api/core/v1';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { runningSlots } from '../containers';
import { type Stage, wholePod } from '../stage';
import { gracePeriodOf, stopped, timeToStop } from '../termination';

/** Whether anything in the pod still runs. */
const runs = (pod: Pod): boolean => runningSlots(pod).length > 0;

/** A pod marked for deletion has its containers killed, after what they want done before, within the grace period. */
export const stop: Stage = {
  name: 'stop',
  subjects: (pod) => wholePod(isTerminating(pod) && runs(pod)),
  delay: (pod, _, ctx) => timeToStop(pod, runningSlots(pod), graceOf(pod), ctx),
  next: (pod, _, ctx) => ctx.writeStatus(pod, stopped(pod, runningSlots(pod), graceOf(pod), ctx)),
};

function graceOf(pod: Pod): number {
  const seconds = pod.metadata.deletionGracePeriodSeconds;
  return seconds === undefined ? gracePeriodOf(pod) : seconds * 1000;
}

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
