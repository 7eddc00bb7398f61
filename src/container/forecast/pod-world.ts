/** The containers of a pod together in one world: they share volumes, a network and the time. */
import type { Container, Pod } from '../../kube/api/core/v1';
import { findImage } from '../images/find-image';
import { buildMachine } from '../machine/build';
import { restored, type SavedFiles } from '../machine/inode';
import type { Connection, Machine, Network } from '../machine/machine';
import { keptVolume, openVolume, shownVolume } from '../machine/pod-volumes';
import type { Volume } from '../machine/volume';
import type { ClusterView } from '../network/cluster-view';
import { userlandPrograms } from '../programs/table';
import { ContainerRun, type Exit } from './container-run';
import { viewAt } from './time-view';
import { World } from './world';

/** What was typed or piped into a container that reads its standard input. */
export interface SavedInput {
  at: number;
  text?: string;
  end?: true;
}

/** A container as it is to be run: since when, and what happened to it from outside. */
export interface RunPlan {
  container: Container;
  startedAt: number;
  /** It is there to end. */
  task?: boolean;
  /** What was written outside of volumes. */
  written?: SavedFiles;
  env?: Readonly<Record<string, string>>;
  input?: readonly SavedInput[];
  /** When it was ended from outside, or ended before. */
  until?: number;
  /** The image's environment as a profile gives it. */
  imageEnv?: Readonly<Record<string, string>>;
}

/** What a world is made from. */
export interface PodWorldOptions {
  pod: Pod;
  plans: readonly RunPlan[];
  cluster: ClusterView;
  /** What was saved of a volume that keeps what is written. */
  saved(volumeId: string): SavedFiles;
  /** Connects to other pods; the pod's own containers are found here. */
  connect(from: Machine, address: string, port: number, now: number): Connection;
  /** The most commands a script is followed for. */
  steps: number;
  /** What repeats without a trace up to here need not be gone through. */
  horizon: number;
  /** … but for so many rounds before it. */
  rounds: number;
  ended?(container: string, exit: Exit): void;
}

/** One pod in time. */
export class PodWorld {
  readonly world: World;
  readonly runs = new Map<string, ContainerRun>();
  /** Volumes that keep what is written, by what they are saved under. */
  readonly kept = new Map<string, Volume>();
  /** Something was asked of the network whose answer may be another later. */
  asked = false;

  constructor(private readonly options: PodWorldOptions) {
    const { pod, plans, cluster, horizon, rounds } = options;
    const startedAt = Math.min(...plans.map((plan) => plan.startedAt));
    this.world = new World(startedAt);
    const view = viewAt(
      cluster,
      () => this.world.now,
      () => {
        this.asked = true;
      },
    );
    const network: Network = { cluster: view, connect: (from, address, port) => this.connect(from, address, port) };
    for (const plan of plans) {
      const { container, imageEnv } = plan;
      const found = findImage(container.image ?? '');
      const image = imageEnv ? { ...found, env: imageEnv } : found;
      const { definition } = image;
      const without = new Set(definition.without);
      const programs = [...userlandPrograms(definition.userland), ...(definition.programs ?? [])];
      const machine = buildMachine(
        { pod, container, cluster: view, image },
        {
          network,
          now: () => this.world.now,
          startedAt: plan.startedAt,
          programs: [...new Set(programs)].filter((name) => !without.has(name)),
          written: plan.written ?? {},
          volumes: this.volumesFor(container, plan, startedAt, view),
          ...(plan.env ? { env: new Map(Object.entries(plan.env)) } : {}),
        },
      );
      machine.horizon = horizon;
      machine.rounds = rounds;
      const { ended } = options;
      const run = new ContainerRun(machine, this.world, {
        task: plan.task ?? false,
        steps: options.steps,
        ...(ended ? { ended: (exit: Exit) => ended(container.name, exit) } : {}),
      });
      this.runs.set(container.name, run);
    }
    // Building looked at the cluster, too: only what programs ask counts.
    this.asked = false;
    for (const plan of plans) this.begin(plan);
    this.shareProcesses();
  }

  private begin({ container, startedAt, input = [], until }: RunPlan): void {
    const run = this.runs.get(container.name);
    if (!run) return;
    run.start(startedAt);
    for (const { at, text, end } of input) {
      this.world.at(at, () => {
        if (text !== undefined) run.input.push(text);
        if (end) run.input.end();
      });
    }
    if (until !== undefined) this.world.at(until, () => this.world.kill(run));
  }

  /** The volumes a container mounts. Entries that were saved later come when their time has come. */
  private volumesFor(container: Container, plan: RunPlan, startedAt: number, view: ClusterView) {
    const { pod, saved } = this.options;
    const volumes = new Map<string, { volume: Volume; base: string; shown: boolean }>();
    for (const name of new Set((container.volumeMounts ?? []).map((mount) => mount.name))) {
      const spec = pod.spec.volumes?.find((volume) => volume.name === name);
      if (!spec) continue;
      const found = keptVolume(spec, pod, view);
      if (!found) {
        const setting = { pod, container, cluster: view, image: findImage(container.image ?? '') };
        volumes.set(name, { volume: shownVolume(spec, setting, plan.startedAt), base: '', shown: true });
        continue;
      }
      let volume = this.kept.get(found.id);
      if (!volume) {
        const entries = Object.entries(saved(found.id));
        volume = openVolume(found.id, Object.fromEntries(entries.filter(([, { at }]) => at <= startedAt)), startedAt);
        const opened = volume;
        for (const [path, entry] of entries.filter(([, { at }]) => at > startedAt).sort(([a], [b]) => (a < b ? -1 : 1)))
          this.world.at(entry.at, () => opened.put(path, restored(entry)));
        this.kept.set(found.id, volume);
      }
      volumes.set(name, { volume, base: found.base, shown: false });
    }
    return volumes;
  }

  private shareProcesses(): void {
    const { pod } = this.options;
    for (const [name, { machine }] of this.runs) {
      const ephemeral = pod.spec.ephemeralContainers?.find((container) => container.name === name);
      const target = ephemeral?.targetContainerName;
      const seen = [...this.runs].filter(
        ([other]) => other !== name && (pod.spec.shareProcessNamespace || other === target),
      );
      machine.neighbours = seen.map(([, run]) => run.machine);
    }
  }

  private connect(from: Machine, address: string, port: number): Connection {
    const { pod, connect } = this.options;
    this.asked = true;
    const own = address.startsWith('127.') || address === pod.status?.podIP;
    if (!own) return connect(from, address, port, this.world.now);
    return this.listenerAt(port) ?? { kind: 'refused' };
  }

  /** The server of the pod that listens at a port. */
  listenerAt(port: number): Extract<Connection, { kind: 'open' }> | undefined {
    for (const { machine } of this.runs.values()) {
      const listener = machine.listenerAt(port);
      if (!listener) continue;
      const { server, context } = listener;
      return { kind: 'open', peer: { server, context, machine, port, log: (line) => machine.log(line) } };
    }
    return undefined;
  }
}
