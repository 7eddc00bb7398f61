import { ignoresTermination } from '../../../container/forecast/outcome';
import type { Pod } from '../../../kube/api/core/v1';
import { terminatedStatus } from '../container-status';
import { activeSlots, type Slot, slotOf, withContainer } from '../containers';
import { type ProbeKind, type ProbeSchedule, runningFor, scheduleOf } from '../probe-schedule';
import { LONG, type Stage, type StageContext } from '../stage';

const GENERAL_GRACE = 30;

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
      probed(pod, kind)
        .filter(({ slot, schedule }) => applies(slot) && !isGivenUp(kind, schedule, runningFor(slot, ctx.now())))
        .map(({ slot }) => slot.subject),
    delay(pod, subject, ctx) {
      const found = probedAs(pod, kind, subject);
      if (!found) return 0;
      const ms = runningFor(found.slot, ctx.now());
      return found.schedule.after(ms) - ms;
    },
    periodic: () => true,
    next(pod, subject, ctx) {
      const found = probedAs(pod, kind, subject);
      const ms = found ? runningFor(found.slot, ctx.now()) : 0;
      if (!found?.schedule.isProbe(ms)) return;
      const { container } = found.slot;
      const output = found.schedule.failure(ms);
      if (output !== undefined)
        ctx.event(pod, 'Warning', 'Unhealthy', `${title} probe failed: ${output}`, { name: container.name });
      react(pod, found, ms, ctx);
    },
  };
}

/** A container that does not live, or does not start, is told to end. */
function giveUp(what: string): Reaction {
  return (pod, { slot: { container }, schedule }, ms, ctx) => {
    const message = `Container ${container.name} failed ${what} probe, will be restarted`;
    if (schedule.end === ms) ctx.event(pod, 'Normal', 'Killing', message, { name: container.name });
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
      .filter((slot) => !slot.init && killingOf(pod, slot, ctx))
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
    const end = scheduleOf(pod, slot, kind)?.end;
    if (end === undefined || end > ms) continue;
    const grace = container[kind]?.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds;
    const stubborn = ignoresTermination(container);
    const within = (grace ?? GENERAL_GRACE) * 1000;
    return {
      at: end + (stubborn ? within : Math.min(within, ctx.latencies.stop(pod)[0])),
      exitCode: stubborn ? 137 : 0,
    };
  }
  return undefined;
}

function isGivenUp(kind: ProbeKind, schedule: ProbeSchedule, ms: number): boolean {
  const end = FATAL.includes(kind) ? schedule.end : undefined;
  return end !== undefined && end < ms;
}

function probed(pod: Pod, kind: ProbeKind): Probed[] {
  return activeSlots(pod).flatMap((slot) => {
    const schedule = slot.init ? undefined : scheduleOf(pod, slot, kind);
    return schedule ? [{ slot, schedule }] : [];
  });
}

function probedAs(pod: Pod, kind: ProbeKind, subject: string): Probed | undefined {
  return probed(pod, kind).find(({ slot }) => slot.subject === subject);
}
