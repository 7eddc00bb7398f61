import type { Pod } from '../../../kube/api/core/v1';
import { announceImage, announcePulling, isPulled } from '../announce';
import { waitingStatus } from '../container-status';
import { activeSlots, isFresh, type Slot, slotOf, slotsOf, waitingReason, withContainer } from '../containers';
import { OBSTACLES, type Obstacle, obstacleOf } from '../obstacle';
import { nextPullSync, type PullSync } from '../pull-back-off';

import { mountProblems } from '../references';
import type { Stage, StageContext } from '../stage';
import { isFirst, podAddress } from './start';

/** How long it takes to find out that an image is not there. */
const PULL_TIME = 2000;
const LOOK_TIME = 1000;
/** Everything else is tried again at the pod worker's pace. */
const SYNC_PAUSE = 13_000;

const PULLED = ['ErrImagePull', 'ImagePullBackOff'];

/** A container that cannot be started, the first time and ever again. */
export const obstruct: Stage = {
  name: 'obstruct',
  subjects: (pod, ctx) =>
    waiting(pod, ctx).flatMap(({ slot }) => (PULLED.includes(waitingReason(slot) ?? '') ? [] : [slot.subject])),
  delay(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    return slot && isFresh(slot) ? firstDelay(pod, slot, ctx) : SYNC_PAUSE;
  },
  periodic(pod, subject) {
    const slot = slotOf(pod, subject);
    return !!slot && !isFresh(slot);
  },
  next(pod, subject, ctx) {
    const found = waiting(pod, ctx).find(({ slot }) => slot.subject === subject);
    if (!found) return;
    const { slot, obstacle } = found;
    announce(pod, slot, obstacle, ctx);
    write(pod, slot, obstacle, ctx);
    tell(pod, slot, obstacle, ctx);
    if (obstacle.reason === 'ErrImagePull') tellBackOff(pod, slot, ctx);
  },
};

/** After a refused pull the kubelet waits, and asks again, ever more seldom. */
export const pullBackOff: Stage = {
  name: 'pull-backoff',
  subjects: (pod, ctx) =>
    waiting(pod, ctx).flatMap(({ slot }) => (PULLED.includes(waitingReason(slot) ?? '') ? [slot.subject] : [])),
  delay: (pod, subject, ctx) => syncOf(pod, subject, ctx)?.delay ?? 0,
  periodic: (pod, subject) => waitingReasonOf(pod, subject) === 'ImagePullBackOff',
  next(pod, subject, ctx) {
    const found = waiting(pod, ctx).find(({ slot }) => slot.subject === subject);
    // One millisecond ago this look was still to come.
    const sync = found && nextPullSync(pod, found.slot, waitingFor(pod, found.slot, ctx) - 1);
    if (!found || !sync) return;
    const { slot, obstacle } = found;
    const message = sync.reason === 'ErrImagePull' ? obstacle.message : backOffMessage(slot);
    write(pod, slot, { reason: sync.reason, message }, ctx);
    if (sync.pulls) {
      announcePulling(pod, slot, ctx);
      tell(pod, slot, obstacle, ctx);
    } else tellBackOff(pod, slot, ctx);
  },
};

const waitingReasonOf = (pod: Pod, subject: string): string | undefined => {
  const slot = slotOf(pod, subject);
  return slot && waitingReason(slot);
};

function syncOf(pod: Pod, subject: string, ctx: StageContext): (PullSync & { delay: number }) | undefined {
  const slot = slotOf(pod, subject);
  if (!slot) return undefined;
  const elapsed = waitingFor(pod, slot, ctx);
  const sync = nextPullSync(pod, slot, elapsed);
  return { ...sync, delay: sync.at - elapsed };
}

/** How long ago the image was first found missing: after the pod, or the container before it, had begun. */
function waitingFor(pod: Pod, slot: Slot, ctx: StageContext): number {
  const ends = slotsOf(pod)
    .filter(({ list }) => list === 'initContainers' && slot.list !== 'ephemeralContainers')
    .map(({ status }) => Date.parse(status?.state.terminated?.finishedAt ?? ''))
    .filter((time) => !Number.isNaN(time));
  return ctx.now() - Math.max(Date.parse(pod.status?.startTime ?? ''), ...ends) - PULL_TIME;
}

function waiting(pod: Pod, ctx: StageContext): { slot: Slot; obstacle: Obstacle }[] {
  const candidates = activeSlots(pod).filter((slot) => isFresh(slot) || OBSTACLES.includes(waitingReason(slot) ?? ''));
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
  const told = isFresh(slot) && isFirst(pod, slot) && isPulled(slot, ctx);
  if (reason === 'ErrImagePull' && !told) announcePulling(pod, slot, ctx);
  if (reason === 'CreateContainerConfigError')
    announceImage(pod, slot, { pulling: told, ms: ctx.latencies.pull(pod) }, ctx);
}

function tell(pod: Pod, { container, list }: Slot, { events }: Obstacle, ctx: StageContext): void {
  for (const [type, reason, message] of events) ctx.event(pod, type, reason, message, { name: container.name, list });
}

const backOffMessage = ({ container }: Slot): string => `Back-off pulling image "${container.image}"`;

function tellBackOff(pod: Pod, slot: Slot, ctx: StageContext): void {
  const field = { name: slot.container.name, list: slot.list };
  ctx.event(pod, 'Normal', 'BackOff', backOffMessage(slot), field);
  ctx.event(pod, 'Warning', 'Failed', 'Error: ImagePullBackOff', field);
}

function write(
  pod: Pod,
  slot: Slot,
  { reason, message }: Pick<Obstacle, 'reason' | 'message'>,
  ctx: StageContext,
): void {
  const status = { ...(slot.status ?? waitingStatus(slot.container, reason)), state: { waiting: { message, reason } } };
  ctx.writeStatus(pod, { ...withContainer(pod, slot, status), ...podAddress(pod, ctx) });
}
