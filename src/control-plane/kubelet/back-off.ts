/** How long a container that has ended waits before it is started again: `doBackOff` and the pace of the pod workers. */
import type { ContainerStatus, Pod } from '../../kube/api/core/v1';
import { spread } from '../clock/random';
import type { Slot } from './containers';

const FIRST_BACKOFF = 10_000;
const LONGEST_BACKOFF = 300_000;
/** A container that ran for so long has no past. */
const FORGIVEN_AFTER = 2 * LONGEST_BACKOFF;

/** A worker that failed looks again after 10 s and up to half as much again: `backOffOnTransientErrorPeriod`. */
const SYNC_PERIOD = 10_000;
const SYNC_JITTER = 5000;
/** What has failed for so long is looked at less often: nobody counts by then. */
const EAGER_FOR = 600_000;
const LATER_PERIOD = 150_000;

/** 10 s, 20 s, 40 s, ... up to 5 min; nothing before the first restart. */
export function restartBackOff(status: ContainerStatus | undefined): number {
  if (!status || status.restartCount === 0) return 0;
  const { terminated } = status.state.terminated ? status.state : status.lastState;
  const ran = Date.parse(terminated?.finishedAt ?? '') - Date.parse(terminated?.startedAt ?? '');
  if (ran >= FORGIVEN_AFTER && status.state.terminated && Date.parse(terminated?.startedAt ?? '') > 0) return 0;
  return Math.min(FIRST_BACKOFF * 2 ** (status.restartCount - 1), LONGEST_BACKOFF);
}

/** When a pod's worker looks again, in milliseconds after what failed; endless, ever later. */
export function* syncTimes(pod: Pod, { subject, status }: Slot): Generator<number, never> {
  const name = `${pod.metadata.uid}/${subject}/${status?.restartCount ?? 0}`;
  for (let at = 0, i = 0; ; i++) {
    at += at < EAGER_FOR ? SYNC_PERIOD + spread(`${name}/${i}`, SYNC_JITTER) : LATER_PERIOD;
    yield at;
  }
}

/** The first of the times a worker looks at that the condition holds for. */
export function firstSync(pod: Pod, slot: Slot, holds: (at: number) => boolean): number {
  for (const at of syncTimes(pod, slot)) if (holds(at)) return at;
  return Number.POSITIVE_INFINITY;
}

/** Milliseconds since the container last ended. */
export function endedFor({ status }: Slot, now: number): number {
  const { terminated } = status?.state.terminated ? status.state : (status?.lastState ?? {});
  return now - Date.parse(terminated?.finishedAt ?? '');
}
