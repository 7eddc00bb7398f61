/** What a Job makes of its pods: who has ended and how, and who was counted. */
import type { Job } from '../../../kube/api/batch/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { isFinished, isPodReady, isTerminating } from '../../client/pod-conditions';

/** Keeps a pod until its Job has counted it. */
export const TRACKING_FINALIZER = 'batch.kubernetes.io/job-tracking';

export const isTracked = (pod: Pod): boolean => pod.metadata.finalizers?.includes(TRACKING_FINALIZER) ?? false;

export const isActive = (pod: Pod): boolean => !isFinished(pod) && !isTerminating(pod);

/** A pod that is deleted before it ended counts as failed: it may never get to say how it ended. */
export function isFailed(pod: Pod): boolean {
  return pod.status?.phase === 'Failed' || (isTerminating(pod) && pod.status?.phase !== 'Succeeded');
}

export const isIndexed = ({ spec }: Job): boolean => spec.completionMode === 'Indexed';

export const isSuspended = ({ spec }: Job): boolean => spec.suspend ?? false;

/** Whether the Job has come to its end, one way or the other. */
export function isJobFinished({ status }: Job): boolean {
  return (status?.conditions ?? []).some((c) => (c.type === 'Complete' || c.type === 'Failed') && c.status === 'True');
}

export const countReady = (pods: readonly Pod[]): number => pods.filter(isPodReady).length;

/** The pod without its tracking finalizer. */
export function untracked(pod: Pod): Pod {
  const finalizers = pod.metadata.finalizers?.filter((f) => f !== TRACKING_FINALIZER) ?? [];
  return { ...pod, metadata: { ...pod.metadata, finalizers: finalizers.length > 0 ? finalizers : undefined } };
}

/** When a pod ended, as its containers tell: `getFinishedTime`. */
export function finishTime({ status, metadata }: Pod): number {
  const times = (status?.containerStatuses ?? []).map((s) => Date.parse(s.state.terminated?.finishedAt ?? ''));
  const known = times.filter((time) => !Number.isNaN(time));
  const ready = Date.parse(status?.conditions?.find((c) => c.type === 'Ready')?.lastTransitionTime ?? '');
  if (known.length > 0) return Math.max(...known);
  return Number.isNaN(ready) ? Date.parse(metadata.deletionTimestamp ?? metadata.creationTimestamp ?? '') : ready;
}
