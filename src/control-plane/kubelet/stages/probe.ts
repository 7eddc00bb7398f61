import type { Pod } from '../../../kube/api/core/v1';
import { terminatedStatus } from '../container-status';
import { activeSlots, isSidecar, type Slot, slotOf, withContainer } from '../containers';
import { type ProbeKind, type ProbeSchedule, runningFor, scheduleOf } from '../probe-schedule';
import { type ContainerField, LONG, type Stage, type StageContext } from '../stage';
import { gracePeriodOf, terminationOf } from '../termination';

/** A container and its probes of one kind. */
interface Probed {
  slot: Slot;
  schedule: ProbeSchedule;
}

/** What follows from a probe. */
type Reaction = (pod: Pod, probed: Probed, ms: number, ctx: StageContext) => void;

/** Says each time that a probe fails, and does what is to be done about it. */
function probing(kind: ProbeKind, applies: (slot: Slot) => boolean, react: Reaction): Stage {
  const name = kind.replace('Probe', '');
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return {
    name: `probe-${name}`,
    subjects: (pod, ctx) =>
      probed(pod, kind, ctx)
        .filter(({ slot, schedule }) => applies(slot) && !isGivenUp(kind, schedule, runningFor(slot, ctx.now())))
        .map(({ slot }) => slot.subject),
    delay(pod, subject, ctx) {
      const found = probedAs(pod, kind, subject, ctx);
      if (!found) return 0;
      const ms = runningFor(found.slot, ctx.now());
      return found.schedule.after(ms) - ms;
    },
    periodic: () => true,
    next(pod, subject, ctx) {
      const found = probedAs(pod, kind, subject, ctx);
      const ms = found ? runningFor(found.slot, ctx.now()) : 0;
      if (!found?.schedule.isProbe(ms)) return;
      const output = found.schedule.failure(ms);
      if (output !== undefined)
        ctx.event(pod, 'Warning', 'Unhealthy', `${title} probe failed: ${output}`, fieldOf(found.slot));
      react(pod, found, ms, ctx);
    },
  };
}

/** A container that does not live, or does not start, is told to end. */
function giveUp(what: string): Reaction {
  return (pod, { slot, schedule }, ms, ctx) => {
    const message = `Container ${slot.container.name} failed ${what} probe, will be restarted`;
    if (schedule.end === ms) ctx.event(pod, 'Normal', 'Killing', message, fieldOf(slot));
  };
}

export const liveness = probing('livenessProbe', ({ status }) => !!status?.started, giveUp('liveness'));

export const startup = probing(
  'startupProbe',
  ({ status }) => !status?.started,
  (pod, probed, ms, ctx) => {
    const { slot, schedule } = probed;
    giveUp('startup')(pod, probed, ms, ctx);
    if (!slot.status || !schedule.hasSucceeded(ms)) return;
    const ready = !slot.container.readinessProbe;
    ctx.writeStatus(pod, withContainer(pod, slot, { ...slot.status, started: true, ready }));
  },
);

export const readiness = probing(
  'readinessProbe',
  ({ status }) => !!status?.started,
  (pod, { slot, schedule }, ms, ctx) => {
    if (!slot.status) return;
    const ready = slot.status.ready ? !schedule.hasFailed(ms) : schedule.hasSucceeded(ms);
    if (ready !== slot.status.ready) ctx.writeStatus(pod, withContainer(pod, slot, { ...slot.status, ready }));
  },
);

const FATAL: ProbeKind[] = ['livenessProbe', 'startupProbe'];

/** The container that was told to end has done so, or has had all the time it was given. */
export const killed: Stage = {
  name: 'probe-killed',
  subjects: (pod, ctx) =>
    activeSlots(pod)
      .filter((slot) => isProbed(slot) && killingOf(pod, slot, ctx))
      .map(({ subject }) => subject),
  delay: (pod, subject, ctx) => untilKilled(pod, subject, ctx),
  periodic: (pod, subject, ctx) => untilKilled(pod, subject, ctx) > LONG,
  next(pod, subject, ctx) {
    const slot = slotOf(pod, subject);
    const killing = slot && killingOf(pod, slot, ctx);
    if (!slot?.status || !killing || untilKilled(pod, subject, ctx) > 0) return;
    const end = { exitCode: killing.exitCode };
    ctx.writeStatus(pod, withContainer(pod, slot, terminatedStatus(slot.status, end, ctx.now())));
  },
};

function untilKilled(pod: Pod, subject: string, ctx: StageContext): number {
  const slot = slotOf(pod, subject);
  const at = slot && killingOf(pod, slot, ctx)?.at;
  return slot && at !== undefined ? Math.max(0, at - runningFor(slot, ctx.now())) : 0;
}

/** When a container that has been given up will have ended, and how; undefined for all others. */
function killingOf(pod: Pod, slot: Slot, ctx: StageContext): { at: number; exitCode: number } | undefined {
  const { container } = slot;
  const ms = runningFor(slot, ctx.now());
  for (const kind of FATAL) {
    if (!container[kind] || (kind === 'startupProbe') === !!slot.status?.started) continue;
    const end = scheduleOf(pod, slot, kind, ctx)?.end;
    if (end === undefined || end > ms) continue;
    const grace = container[kind]?.terminationGracePeriodSeconds;
    const { afterMs, exitCode } = terminationOf(
      pod,
      slot,
      grace === undefined ? gracePeriodOf(pod) : grace * 1000,
      ctx,
    );
    return { at: end + afterMs, exitCode };
  }
  return undefined;
}

/** Main containers and sidecars are probed. */
const isProbed = (slot: Slot): boolean => slot.list === 'containers' || isSidecar(slot);

const fieldOf = ({ container, list }: Slot): ContainerField => ({ name: container.name, list });

function isGivenUp(kind: ProbeKind, schedule: ProbeSchedule, ms: number): boolean {
  const end = FATAL.includes(kind) ? schedule.end : undefined;
  return end !== undefined && end < ms;
}

function probed(pod: Pod, kind: ProbeKind, ctx: StageContext): Probed[] {
  return activeSlots(pod).flatMap((slot) => {
    const schedule = isProbed(slot) ? scheduleOf(pod, slot, kind, ctx) : undefined;
    return schedule ? [{ slot, schedule }] : [];
  });
}

function probedAs(pod: Pod, kind: ProbeKind, subject: string, ctx: StageContext): Probed | undefined {
  return probed(pod, kind, ctx).find(({ slot }) => slot.subject === subject);
}
