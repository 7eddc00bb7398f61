import type { ContainerOutcome } from '../../../container/forecast/outcome';
import type { Pod } from '../../../kube/api/core/v1';
import { type ContainerEnd, lastWords, terminatedStatus } from '../container-status';
import { activeSlots, type Slot, slotOf, withContainer } from '../containers';
import { untilNextAttempt } from '../retry-times';
import { LONG, type Stage, type StageContext } from '../stage';
import { announceEnd } from './restart';

/** A container comes to the end of what it runs. */
export const exit: Stage = {
  name: 'exit',
  subjects: (pod, ctx) =>
    activeSlots(pod)
      .filter(({ status, container }) => status?.state.running && ctx.outcome(container, pod).exits)
      .map((slot) => slot.subject),
  delay: (pod, subject, ctx) => untilEnd(pod, slotOf(pod, subject), ctx),
  periodic: (pod, subject, ctx) => untilEnd(pod, slotOf(pod, subject), ctx) > LONG,
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (slot) end(pod, slot, outcomeOf(pod, slot, ctx), ctx);
  },
};

/** What runs for some time already may have come to its end by what was done to it since. */
function untilEnd(pod: Pod, slot: Slot | undefined, ctx: StageContext): number {
  const { afterMs } = outcomeOf(pod, slot, ctx);
  const passed = ctx.now() - Date.parse(slot?.status?.state?.running?.startedAt ?? '');
  // Times in a status have whole seconds.
  return passed < 1000 ? afterMs : Math.max(0, afterMs - passed);
}

/** A script looks again for a name it waits for; once the name is there, the script goes on. */
export const lookUp: Stage = {
  name: 'look-up',
  subjects: (pod, ctx) =>
    activeSlots(pod)
      .filter(({ status, container }) => status?.state.running && awaitsName(ctx.outcome(container, pod)))
      .map((slot) => slot.subject),
  delay(pod, subject, ctx) {
    const since = slotOf(pod, subject)?.status?.state.running?.startedAt ?? '';
    return untilNextAttempt(ctx.now() - Date.parse(since), LOOK_UP_PAUSES);
  },
  periodic: () => true,
  // Whether it is there shows when the pod is scheduled again, which follows.
  next() {},
};

/** Such loops sleep for a second or two; who waits longer is not looked after as closely. */
const LOOK_UP_PAUSES = [...Array(30).fill(2000), ...Array(30).fill(10_000), 60_000];

const awaitsName = (outcome: ContainerOutcome): boolean => !outcome.exits && outcome.awaitsName === true;

/** Writes that a main container ended; also how an attached shell reports that it was left. */
export function containerExited(pod: Pod, name: string, outcome: ContainerEnd, ctx: StageContext): void {
  const slot = slotOf(pod, name) ?? slotOf(pod, `ephemeral:${name}`);
  if (slot) end(pod, slot, outcome, ctx);
}

function end(pod: Pod, slot: Slot, outcome: ContainerEnd, ctx: StageContext): void {
  if (!slot.status?.state.running) return;
  const message = lastWords(slot.container, outcome);
  const ended = terminatedStatus(slot.status, { ...outcome, message }, ctx.now());
  // What initialises a pod has done what it was ready for.
  const ready = slot.list === 'initContainers' && outcome.exitCode === 0;
  const status = { ...ended, ready };
  ctx.writeStatus(pod, withContainer(pod, slot, status));
  announceEnd(pod, { ...slot, status }, ctx);
}

function outcomeOf(pod: Pod, slot: Slot | undefined, ctx: StageContext): ContainerEnd & { afterMs: number } {
  const outcome = slot && ctx.outcome(slot.container, pod);
  return outcome?.exits ? outcome : { exitCode: 0, afterMs: 0 };
}
