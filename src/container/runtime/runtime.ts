/**
 * The container runtime of all nodes: what the kubelet asks how containers live, and what `kubectl` looks into. All of it
 * follows from the objects of the cluster, the time, and the records of what was done from outside.
 */
import type { Container, ContainerStatus, Pod } from '../../kube/api/core/v1';
import type { Exit } from '../forecast/container-run';
import { PodWorld, type RunPlan, type SavedInput } from '../forecast/pod-world';
import { wasReady } from '../forecast/time-view';
import { type Run, runBlind } from '../forecast/world';
import { findImage } from '../images/find-image';
import { containerEnvironment, dependsOnObjects } from '../machine/environment';
import type { SavedFiles } from '../machine/inode';
import type { Connection, Machine } from '../machine/machine';
import type { Volume } from '../machine/volume';
import type { ClusterView } from '../network/cluster-view';
import { podAt, route } from '../network/route';
import { FORECAST_STEPS, LOG_ROUNDS, LOG_STEPS } from './limits';
import { containersOf, type PodContainer, runningSince } from './pod-containers';
import {
  containerRecord,
  keptLines,
  type Records,
  type SavedContainer,
  type SavedLine,
  type SavedMachine,
  withContainer,
} from './records';

/** What the runtime knows of the cluster it works for. */
export interface RuntimeOptions {
  cluster: ClusterView;
  records: Records;
  /** Simulated time, milliseconds since the epoch. */
  now(): number;
  /** What a profile sets in the environment of an image's containers. */
  imageEnv?(image: string): Readonly<Record<string, string>> | undefined;
}

/** A container as a world is to run it, and what to do with the world. */
export interface OpenOptions {
  /** Containers to run besides those that run; `startedAt` now where it is not said. */
  also?: readonly RunPlan[];
  /** Only these. */
  only?: readonly string[];
  steps?: number;
  rounds?: number;
  ended?(container: string, exit: Exit): void;
}

export class ContainerRuntime {
  /** Pods whose worlds are being built: who is asked meanwhile does not answer. */
  private readonly busy = new Set<string>();

  constructor(private readonly options: RuntimeOptions) {}

  now(): number {
    return this.options.now();
  }

  get cluster(): ClusterView {
    return this.options.cluster;
  }

  /** The world of a pod's running containers, at the moment the first of them started. */
  world(pod: Pod, { also = [], only, steps = LOG_STEPS, rounds = LOG_ROUNDS, ended }: OpenOptions = {}): PodWorld {
    const { cluster, records } = this.options;
    const record = records.machine(pod.metadata.uid ?? '');
    const named = new Set(also.map(({ container }) => container.name));
    const running = containersOf(pod).flatMap((one) => {
      const startedAt = runningSince(one.status);
      if (startedAt === undefined || named.has(one.container.name)) return [];
      return [this.plan(one, startedAt, record)];
    });
    const plans = [...running, ...also].filter(({ container }) => !only || only.includes(container.name));
    return new PodWorld({
      pod,
      plans,
      cluster,
      saved: (id) => this.savedFiles(id, record),
      connect: (from, address, port, now) => this.connect(pod, from, address, port, now),
      steps,
      rounds,
      horizon: this.now(),
      ...(ended ? { ended } : {}),
    });
  }

  /** How a container is to be run that started at a time. */
  plan({ container, status, task }: PodContainer, startedAt: number, record?: SavedMachine): RunPlan {
    const saved = containerRecord(record, container.name, status?.containerID ?? '');
    const imageEnv = this.options.imageEnv?.(container.image ?? '');
    return {
      container,
      startedAt,
      task,
      ...(saved?.written ? { written: saved.written } : {}),
      ...(saved?.env ? { env: saved.env } : {}),
      ...(saved?.input ? { input: saved.input } : {}),
      ...(imageEnv ? { imageEnv } : {}),
    };
  }

  /** The record of a pod. */
  record(pod: Pod): SavedMachine | undefined {
    return this.options.records.machine(pod.metadata.uid ?? '');
  }

  private savedFiles(id: string, record: SavedMachine | undefined): SavedFiles {
    if (!id.startsWith('pods/')) return this.options.records.volume(id)?.files ?? {};
    return record && Object.hasOwn(record.volumes, id) ? (record.volumes[id] ?? {}) : {};
  }

  /** Connects a container to another pod, or to one behind a service. */
  private connect(pod: Pod, from: Machine, address: string, port: number, now: number): Connection {
    const { cluster } = from.setting;
    const target = route(cluster, address, port);
    if (typeof target === 'string') return { kind: target };
    const peer = podAt(cluster, target.address);
    if (!peer) return { kind: 'silent' };
    if (target.address !== address && !wasReady(peer, now)) return { kind: 'refused' };
    if (peer.metadata.uid === pod.metadata.uid) {
      return { kind: 'refused' };
    }
    return this.listenerOf(peer, target.port, now);
  }

  /** The server of a pod at a port, as it is at a time. */
  listenerOf(pod: Pod, port: number, now = this.now()): Connection {
    const uid = pod.metadata.uid ?? '';
    if (this.busy.has(uid) || this.busy.size > 4) return { kind: 'refused' };
    this.busy.add(uid);
    try {
      const opened = this.world(pod, { steps: FORECAST_STEPS, rounds: 2 });
      runBlind(opened.world.runUntil(now));
      const found = opened.listenerAt(port);
      if (!found) return { kind: 'refused' };
      const name = found.peer.machine.setting.container.name;
      return {
        kind: 'open',
        peer: {
          ...found.peer,
          log: ({ text }) => this.addToLog(pod, name, [[now, text]]),
        },
      };
    } finally {
      this.busy.delete(uid);
    }
  }

  /** Adds lines to the log of a running container. */
  addToLog(pod: Pod, name: string, lines: readonly SavedLine[]): void {
    this.change(pod, name, (before) => ({ ...before, logged: keptLines([...(before.logged ?? []), ...lines]) }));
  }

  /** Notes what was typed into a container. */
  addInput(pod: Pod, name: string, input: readonly SavedInput[]): void {
    this.change(pod, name, (before) => ({ ...before, input: [...(before.input ?? []), ...input] }));
  }

  private change(pod: Pod, name: string, change: (before: SavedContainer) => SavedContainer): void {
    const { records } = this.options;
    const uid = pod.metadata.uid ?? '';
    const found = containersOf(pod).find(({ container }) => container.name === name);
    records.putMachine(uid, withContainer(records.machine(uid), name, found?.status?.containerID ?? '', change));
  }

  /** Saves what was written in a world since `forget`: volumes, and the root file systems of some containers. */
  save(pod: Pod, world: PodWorld, roots: readonly string[]): void {
    const { records } = this.options;
    const uid = pod.metadata.uid ?? '';
    for (const [id, volume] of world.kept) {
      const changes = volume.takeChanges();
      if (Object.keys(changes).length === 0) continue;
      if (id.startsWith('pods/')) {
        const machine = records.machine(uid) ?? { containers: {}, volumes: {} };
        const volumes = { ...machine.volumes, [id]: merged(machine.volumes[id], changes) };
        records.putMachine(uid, { ...machine, volumes });
      } else records.putVolume(id, { files: merged(records.volume(id)?.files, changes) });
    }
    for (const name of roots) {
      const run = world.runs.get(name);
      if (!run) continue;
      const changes = run.machine.fs.root.takeChanges();
      if (Object.keys(changes).length === 0) continue;
      this.change(pod, name, (before) => ({ ...before, written: merged(before.written, changes) }));
    }
  }

  /** Forgets what scripts wrote by themselves: they will write it again whenever somebody looks. */
  forget(world: PodWorld): void {
    const volumes: Volume[] = [...world.kept.values()];
    for (const { machine } of world.runs.values()) volumes.push(machine.fs.root);
    for (const volume of volumes) volume.takeChanges();
  }

  /** The log of a container: of the instance that runs, or else of the one that ended last; or of the one before. */
  *log(pod: Pod, name: string, previous = false): Run<SavedLine[]> {
    const found = containersOf(pod).find(({ container }) => container.name === name);
    const { status } = found ?? {};
    const record = this.record(pod);
    const saved = record && Object.hasOwn(record.containers, name) ? record.containers[name] : undefined;
    const endedLog = (id: string | undefined) => saved?.ended?.find((one) => one.id === id)?.log;
    if (previous) return endedLog(status?.lastState.terminated?.containerID) ?? [];
    const startedAt = runningSince(status);
    if (!found || startedAt === undefined) {
      const id = status?.state.terminated?.containerID ?? status?.lastState.terminated?.containerID;
      return endedLog(id) ?? [];
    }
    const opened = this.world(pod);
    yield* opened.world.runUntil(this.now());
    return this.linesOf(pod, opened, name);
  }

  /** What a container of a world has written, with what its server was asked from outside. */
  linesOf(pod: Pod, world: PodWorld, name: string): SavedLine[] {
    const { status } = containersOf(pod).find(({ container }) => container.name === name) ?? {};
    const written = (world.runs.get(name)?.lines() ?? []).map(({ time, text }): SavedLine => [time, text]);
    const logged = containerRecord(this.record(pod), name, status?.containerID ?? '')?.logged ?? [];
    return logged.length === 0 ? written : [...written, ...logged].sort(([a], [b]) => a - b);
  }

  /** Follows the lives of pods: keeps what could not be told any more afterwards. */
  observe(type: 'ADDED' | 'MODIFIED' | 'DELETED', pod: Pod, old: Pod | undefined): void {
    if (type === 'DELETED') {
      if (old && containersOf(old).some(({ status }) => status?.state.running)) this.settle(old, []);
      this.options.records.putMachine(pod.metadata.uid ?? '', undefined);
      return;
    }
    for (const one of containersOf(pod)) {
      const { container, status } = one;
      const before = old && containersOf(old).find((other) => other.container.name === container.name)?.status;
      if (!status || status === before) continue;
      const since = runningSince(before);
      if (since !== undefined && !(status.state.running && status.containerID === before?.containerID)) {
        if (old) this.settle(old, [{ name: container.name, id: before?.containerID ?? '' }], pod);
      } else if (status.state.terminated?.containerID && isNewEnd(status, before)) {
        this.endedAtOnce(pod, one, status);
      }
      if (status.state.running && status.containerID !== before?.containerID) this.started(pod, container, status);
    }
  }

  /** Keeps the environment of a container that could be another later, and does what it wants done after its start. */
  private started(pod: Pod, container: Container, { containerID = '' }: ContainerStatus): void {
    const { records, cluster } = this.options;
    const uid = pod.metadata.uid ?? '';
    if (dependsOnObjects(container)) {
      const image = { ...findImage(container.image ?? ''), env: this.options.imageEnv?.(container.image ?? '') ?? {} };
      const env = Object.fromEntries(containerEnvironment({ pod, container, cluster, image }));
      records.putMachine(
        uid,
        withContainer(records.machine(uid), container.name, containerID, (before) => ({ ...before, env })),
      );
    }
  }

  /** A container that ran when `pod` was read has ended: its log and what it wrote to volumes are kept. */
  private settle(pod: Pod, ended: readonly { name: string; id: string }[], now?: Pod): void {
    const opened = this.world(pod);
    runBlind(opened.world.runUntil(this.now()));
    for (const { name, id } of ended) {
      const natural = opened.runs.get(name)?.exit !== undefined;
      const trap = natural ? undefined : opened.runs.get(name)?.trap();
      if (trap) runBlind(opened.runs.get(name)?.runTrap(trap) ?? nothing());
      this.keepLog(pod, name, id, this.linesOf(pod, opened, name));
    }
    this.save(now ?? pod, opened, []);
  }

  /** An instance that was there and gone between two looks. */
  private endedAtOnce(pod: Pod, one: PodContainer, status: ContainerStatus): void {
    const { startedAt, finishedAt, containerID = '' } = status.state.terminated ?? {};
    const from = Date.parse(startedAt ?? '');
    if (!(from > 0)) return;
    const plan = this.plan(one, from, this.record(pod));
    const opened = this.world(pod, { also: [plan] });
    runBlind(opened.world.runUntil(Math.max(this.now(), Date.parse(finishedAt ?? ''))));
    this.keepLog(pod, one.container.name, containerID, this.linesOf(pod, opened, one.container.name));
    this.save(pod, opened, []);
  }

  private keepLog(pod: Pod, name: string, id: string, lines: readonly SavedLine[]): void {
    if (id === '') return;
    const { records } = this.options;
    const uid = pod.metadata.uid ?? '';
    const record = records.machine(uid);
    const known = record && Object.hasOwn(record.containers, name) ? record.containers[name] : undefined;
    const ended = [...(known?.ended ?? []).filter((one) => one.id !== id), { id, log: keptLines(lines) }].slice(-2);
    if (lines.length === 0 && !known) return;
    records.putMachine(
      uid,
      withContainer(record, name, id, () => ({ id, ended })),
    );
  }

  /** Drops what was kept of volumes that are no more. */
  volumeRemoved(id: string): void {
    if (this.options.records.volume(id)) this.options.records.putVolume(id, undefined);
  }
}

const isNewEnd = (status: ContainerStatus, before: ContainerStatus | undefined): boolean => {
  const id = status.state.terminated?.containerID;
  return id !== before?.state.terminated?.containerID && id !== before?.containerID;
};

function merged(before: SavedFiles | undefined, changes: SavedFiles): SavedFiles {
  const all: SavedFiles = { ...before, ...changes };
  // What lies in a folder that is gone needs no mention of its own.
  for (const [path, { gone }] of Object.entries(all)) {
    if (!gone) continue;
    for (const other of Object.keys(all)) if (other.startsWith(`${path}/`) && all[other]?.gone) delete all[other];
  }
  return all;
}

function* nothing(): Run {}
