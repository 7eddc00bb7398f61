import type { Pod } from '../../api/core/pod';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { terminatedStatus } from '../container-status';
import type { Stage } from '../stage';

const runs = (pod: Pod) => pod.status?.containerStatuses?.some((s) => s.state.running) ?? false;

/** A pod marked for deletion has its containers killed. */
export const stop: Stage = {
  name: 'stop',
  subjects: (pod) => (isTerminating(pod) && runs(pod) ? [''] : []),
  delay: (pod, _, ctx) => Math.min(ctx.latencies.stop(pod)[0], (pod.metadata.deletionGracePeriodSeconds ?? 30) * 1000),
  next(pod, _, ctx) {
    const statuses = (pod.status?.containerStatuses ?? []).map((s) =>
      s.state.running ? terminatedStatus(s, { exitCode: 0 }, ctx.now()) : s,
    );
    ctx.writeStatus(pod, { containerStatuses: statuses });
  },
};

/** Nothing runs any more: the kubelet lets the pod go. */
export const release: Stage = {
  name: 'release',
  subjects: (pod) => (isTerminating(pod) && pod.spec.nodeName && !runs(pod) && !marked(pod) ? [''] : []),
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
  subjects: (pod) => (isTerminating(pod) && !runs(pod) && marked(pod) && !pod.metadata.finalizers?.length ? [''] : []),
  delay: (pod, _, ctx) => (isFinished(pod) ? 0 : ctx.latencies.stop(pod)[2]),
  next(pod, _, ctx) {
    const { namespace, name, uid } = pod.metadata;
    ctx.client.kind('pods').delete(namespace, name, { gracePeriodSeconds: 0, preconditions: { uid } });
  },
};

const marked = (pod: Pod) => pod.metadata.deletionGracePeriodSeconds === 0;
