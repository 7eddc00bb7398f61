/** When a container is probed, and what comes of it: `prober/worker.go` with all outcomes known beforehand. */

import type { Failing } from '../../container/forecast/outcome';
import { probeFailures } from '../../container/runtime/probes';
import type { ContainerRuntime } from '../../container/runtime/runtime';
import type { Container, Pod, Probe } from '../../kube/api/core/v1';
import type { ControllerContext } from '../client/controller';
import type { Slot } from './containers';

export type ProbeKind = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/** The kubelet begins a moment after the container. */
const FIRST_PROBE = 1000;
/** Outcomes that change more often than this are not followed further. */
const MOST_PROBES = 10_000;

/** The probes of one kind of a running container, in milliseconds from its start. */
export class ProbeSchedule {
  private readonly period: number;
  private readonly first: number;
  private readonly found = new Map<'end' | 'success', number | undefined>();

  constructor(
    private readonly probe: Probe,
    private readonly failing: readonly Failing[],
    notBefore = 0,
  ) {
    this.period = (probe.periodSeconds ?? 10) * 1000;
    const earliest = Math.max((probe.initialDelaySeconds ?? 0) * 1000, notBefore);
    this.first = Math.ceil(earliest / this.period) * this.period + FIRST_PROBE;
  }

  /** The first probe after a time. */
  after(ms: number): number {
    return ms < this.first ? this.first : this.first + (Math.floor((ms - this.first) / this.period) + 1) * this.period;
  }

  isProbe(ms: number): boolean {
    return ms >= this.first && (ms - this.first) % this.period === 0;
  }

  /** What a failing probe says; undefined when it succeeds. */
  failure(ms: number): string | undefined {
    return this.failing.find(({ from, until }) => from <= ms && ms < until)?.output;
  }

  /** Whether the probe at a time is at least the so-manieth in a row to fail. */
  hasFailed(ms: number): boolean {
    return this.inARow(ms, this.probe.failureThreshold ?? 3, (at) => this.failure(at) !== undefined);
  }

  hasSucceeded(ms: number): boolean {
    return this.inARow(ms, this.probe.successThreshold ?? 1, (at) => this.failure(at) === undefined);
  }

  /** When the container is given up: undefined if that is never. */
  get end(): number | undefined {
    return this.find('end', (ms) => this.hasFailed(ms));
  }

  /** When it has first succeeded. */
  get success(): number | undefined {
    return this.find('success', (ms) => this.hasSucceeded(ms));
  }

  private inARow(ms: number, count: number, holds: (ms: number) => boolean): boolean {
    for (let i = 0; i < count; i++) {
      const at = ms - i * this.period;
      if (at < this.first || !holds(at)) return false;
    }
    return true;
  }

  private find(what: 'end' | 'success', holds: (ms: number) => boolean): number | undefined {
    if (!this.found.has(what)) this.found.set(what, this.search(holds));
    return this.found.get(what);
  }

  private search(holds: (ms: number) => boolean): number | undefined {
    const changes = this.failing.flatMap(({ from, until }) => [from, until]).filter(Number.isFinite);
    const { failureThreshold = 3, successThreshold = 1 } = this.probe;
    const changing = Math.max(0, ...changes) - this.first;
    const most = Math.ceil(Math.max(0, changing) / this.period) + failureThreshold + successThreshold;
    for (let i = 0; i <= Math.min(most, MOST_PROBES); i++) {
      const at = this.first + i * this.period;
      if (holds(at)) return at;
    }
    return undefined;
  }
}

/** The schedule of a probe that will not always succeed; undefined for all others. */
export function scheduleOf(
  pod: Pod,
  { container, status }: Slot,
  kind: ProbeKind,
  { containers }: Pick<ControllerContext, 'containers'>,
): ProbeSchedule | undefined {
  const probe = container[kind];
  if (!probe || !status?.state.running) return undefined;
  const about: About = { address: pod.status?.podIP, id: status.containerID, record: containers.record(pod) };
  const found = known.get(probe);
  if (found && isSame(found.about, about)) return found.schedule;
  const schedule = newSchedule(pod, container, kind, probe, containers);
  known.set(probe, { about, schedule });
  return schedule;
}

/** What an answer depends on besides the probe: where it is asked, of which instance, and what was changed in it. */
interface About {
  address: string | undefined;
  id: string | undefined;
  record: unknown;
}

const isSame = (a: About, b: About): boolean => a.address === b.address && a.id === b.id && a.record === b.record;

/** Probes of stored pods never change, and are asked about again and again. */
const known = new WeakMap<Probe, { about: About; schedule: ProbeSchedule | undefined }>();

function newSchedule(
  pod: Pod,
  container: Container,
  kind: ProbeKind,
  probe: Probe,
  containers: ContainerRuntime,
): ProbeSchedule | undefined {
  const failing = probeFailures(containers, pod, container, probe);
  if (failing.length === 0) return undefined;
  const { startupProbe } = container;
  if (kind === 'startupProbe' || !startupProbe) return new ProbeSchedule(probe, failing);
  const { success } = new ProbeSchedule(startupProbe, probeFailures(containers, pod, container, startupProbe));
  return success === undefined ? undefined : new ProbeSchedule(probe, failing, success);
}

/** Milliseconds since the container started. */
export function runningFor({ status }: Slot, now: number): number {
  return now - Date.parse(status?.state.running?.startedAt ?? '');
}
