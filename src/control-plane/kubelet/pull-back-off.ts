/** What becomes of an image that cannot be pulled: attempts, and the kubelet's words in between, at the pace of its worker. */
import type { Pod } from '../../kube/api/core/v1';
import { syncTimes } from './back-off';
import type { Slot } from './containers';

const FIRST_BACKOFF = 10_000;
const LONGEST_BACKOFF = 300_000;
/** By then the pauses have become the same: what follows repeats itself with each of the longest back-offs. */
const STEADY_AFTER = 1_800_000;

/** A look of the worker: what the status says from then on, and whether the image is asked for again. */
export interface PullSync {
  /** Milliseconds after the first attempt failed. */
  at: number;
  /** What came of the look before. */
  reason: 'ErrImagePull' | 'ImagePullBackOff';
  pulls: boolean;
}

/**
 * The first look after `elapsed`: each writes what the one before has found, and then asks the registry again if the
 * back-off of 10, 20, 40, ... 300 s since the last attempt is over.
 */
export function nextPullSync(pod: Pod, slot: Slot, elapsed: number): PullSync {
  const past = Math.max(0, Math.floor((elapsed - STEADY_AFTER) / LONGEST_BACKOFF)) * LONGEST_BACKOFF;
  let pulled = 0;
  let wait = FIRST_BACKOFF;
  // The attempt at the start was followed at once by a look that came too early for another.
  let found: PullSync['reason'] = 'ImagePullBackOff';
  for (const at of syncTimes(pod, slot)) {
    const reason = found;
    const pulls = at - pulled >= wait;
    if (pulls) {
      pulled = at;
      wait = Math.min(wait * 2, LONGEST_BACKOFF);
    }
    found = pulls ? 'ErrImagePull' : 'ImagePullBackOff';
    if (at > elapsed - past) return { at: at + past, reason, pulls };
  }
  throw new Error('unreachable: a worker never stops looking');
}
