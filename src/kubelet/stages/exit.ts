import type { Pod } from '../../api/core/pod';
import { type ContainerEnd, terminatedStatus } from '../container-status';
import { activeSlots, type Slot, slotOf, withContainer } from '../containers';
import { LONG, type Stage, type StageContext } from '../stage';

/** A container comes to the end of what it runs. */
export const exit: Stage = {
  name: 'exit',
  subjects: (pod, ctx) =>
    activeSlots(pod)
      .filter(({ status, container }) => status?.state.running && ctx.outcome(container).exits)
      .map((slot) => slot.subject),
  delay: (pod, subject, ctx) => outcomeOf(slotOf(pod, subject), ctx).afterMs,
  periodic: (pod, subject, ctx) => outcomeOf(slotOf(pod, subject), ctx).afterMs > LONG,
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    if (slot) end(pod, slot, outcomeOf(slot, ctx), ctx);
  },
};

/** Writes that a main container ended; also how an attached shell reports that it was left. */
export function containerExited(pod: Pod, name: string, outcome: ContainerEnd, ctx: StageContext): void {
  const slot = slotOf(pod, name);
  if (slot) end(pod, slot, outcome, ctx);
}

function end(pod: Pod, slot: Slot, outcome: ContainerEnd, ctx: StageContext): void {
  if (!slot.status?.state.running) return;
  const ended = terminatedStatus(slot.status, outcome, ctx.now());
  // What initialises a pod has done what it was ready for.
  const ready = slot.init && outcome.exitCode === 0;
  ctx.writeStatus(pod, withContainer(pod, slot, { ...ended, ready }));
}

function outcomeOf(slot: Slot | undefined, ctx: StageContext): ContainerEnd & { afterMs: number } {
  const outcome = slot && ctx.outcome(slot.container);
  return outcome?.exits ? outcome : { exitCode: 0, afterMs: 0 };
}
