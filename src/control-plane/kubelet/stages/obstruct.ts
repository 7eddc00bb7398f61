import type { Pod } from '../../../kube/api/core/v1';
import { announceImageAgain, announcePulled, announcePulling } from '../announce';
import { activeSlots, isFresh, type Slot, slotOf, waitingReason, withContainer } from '../containers';
import { type Obstacle, obstacleOf } from '../obstacle';
import { mountProblems } from '../references';
import { untilNextAttempt } from '../retry-times';
import type { Stage, StageContext } from '../stage';
import { podAddress } from './start';

/** How long it takes to find out that an image is not there. */
const PULL_TIME = 2000;
const LOOK_TIME = 1000;
/** A refused pull shows for a while before the kubelet says that it waits. */
const BACKOFF_AFTER = 12_000;
/** When images are asked for again, from the pod's start. */
const PULL_PAUSES = [2000, 25_000, 28_000, 42_000, 82_000, 162_000, 302_000];
/** Everything else is tried again at the pod worker's pace. */
const SYNC_PAUSE = 13_000;

const RETRIED = ['ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'CreateContainerConfigError'];

/** A container that cannot be started, the first time and ever again. */
export const obstruct: Stage = {
  name: 'obstruct',
  subjects: (pod, ctx) => waiting(pod, ctx).map(({ slot }) => slot.subject),
  delay(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (slot && isFresh(slot)) return firstDelay(pod, slot, ctx);
    const elapsed = ctx.now() - Date.parse(pod.status?.startTime ?? '');
    return slot && waitingReason(slot) === 'ImagePullBackOff' ? untilNextAttempt(elapsed, PULL_PAUSES) : SYNC_PAUSE;
  },
  periodic(pod, subject) {
    const slot = slotOf(pod, subject);
    return !!slot && !isFresh(slot);
  },
  next(pod, subject, ctx) {
    const found = waiting(pod, ctx).find(({ slot }) => slot.subject === subject);
    if (!found) return;
    const { slot, obstacle } = found;
    const field = { name: slot.container.name, init: slot.init };
    announce(pod, slot, obstacle, ctx);
    write(pod, slot, obstacle, ctx);
    for (const [type, reason, message] of obstacle.events) ctx.event(pod, type, reason, message, field);
  },
};

/** After a refused pull the kubelet waits. */
export const pullBackOff: Stage = {
  name: 'pull-backoff',
  subjects: (pod) =>
    activeSlots(pod)
      .filter((slot) => waitingReason(slot) === 'ErrImagePull')
      .map((slot) => slot.subject),
  delay: () => BACKOFF_AFTER,
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (!slot) return;
    const message = `Back-off pulling image "${slot.container.image}"`;
    const field = { name: slot.container.name, init: slot.init };
    write(pod, slot, { reason: 'ImagePullBackOff', message }, ctx);
    ctx.event(pod, 'Normal', 'BackOff', message, field);
    ctx.event(pod, 'Warning', 'Failed', 'Error: ImagePullBackOff', field);
  },
};

function waiting(pod: Pod, ctx: StageContext): { slot: Slot; obstacle: Obstacle }[] {
  const candidates = activeSlots(pod).filter((slot) => isFresh(slot) || RETRIED.includes(waitingReason(slot) ?? ''));
  if (candidates.length === 0) return [];
  const blocked = candidates.flatMap((slot) => {
    const obstacle = obstacleOf(pod, slot, ctx);
    return obstacle ? [{ slot, obstacle }] : [];
  });
  return blocked.length > 0 && mountProblems(pod, ctx.client).length === 0 ? blocked : [];
}

function firstDelay(pod: Pod, slot: Slot, ctx: StageContext): number {
  const reason = obstacleOf(pod, slot, ctx)?.reason;
  if (reason === 'ErrImagePull') return PULL_TIME;
  return reason === 'CreateContainerConfigError' ? ctx.latencies.start(pod) : LOOK_TIME;
}

/** What was done about the image before it came to this. */
function announce(pod: Pod, slot: Slot, { reason }: Obstacle, ctx: StageContext): void {
  const again = !isFresh(slot);
  if (reason === 'ErrImagePull' && again) announcePulling(pod, slot, ctx);
  if (reason !== 'CreateContainerConfigError') return;
  if (again) announceImageAgain(pod, slot, ctx);
  else announcePulled(pod, slot, ctx.latencies.pull(pod), ctx);
}

function write(
  pod: Pod,
  slot: Slot,
  { reason, message }: Pick<Obstacle, 'reason' | 'message'>,
  ctx: StageContext,
): void {
  if (!slot.status) return;
  const status = { ...slot.status, state: { waiting: { message, reason } } };
  ctx.writeStatus(pod, { ...withContainer(pod, slot, status), ...podAddress(pod, ctx) });
}
