/** A container as a small machine: files, environment, processes. */
import type { Server, ServerContext, ServerLine } from '../images/definition';
import { type ClusterView, hostname } from '../network/cluster-view';
import type { FileSystem, User } from './file-system';
import type { Setting } from './setting';

/** A process as `ps` shows it. */
export interface Process {
  pid: number;
  user: string;
  command: string;
  startedAt: number;
}

/** A server that runs in a container. */
export interface Listener {
  server: Server;
  context: ServerContext;
  /** From when on it listens. */
  since: number;
}

/** How an attempt to connect ends. */
export type Connection = { kind: 'refused' } | { kind: 'silent' } | { kind: 'open'; peer: Peer };

/** A server at the other end. */
export interface Peer {
  server: Server;
  context: ServerContext;
  machine: Machine;
  port: number;
  /** Adds to what the server has logged. */
  log(line: ServerLine): void;
}

/** The network of the cluster as a container sees it. */
export interface Network {
  cluster: ClusterView;
  /** Connects from a container to an address and port. */
  connect(from: Machine, address: string, port: number): Connection;
}

/** What a machine is made of. */
export interface MachineParts {
  setting: Setting;
  fs: FileSystem;
  env: Map<string, string>;
  user: User;
  network: Network;
  startedAt: number;
  now(): number;
  /** Names of the programs there are. */
  programs: ReadonlySet<string>;
}

/** One container while it runs. */
export class Machine {
  readonly setting: Setting;
  readonly fs: FileSystem;
  readonly env: Map<string, string>;
  readonly user: User;
  readonly network: Network;
  readonly startedAt: number;
  readonly programs: ReadonlySet<string>;
  readonly processes: Process[] = [];
  readonly listeners: Listener[] = [];
  /** The containers whose processes are seen here too: those of a pod that shares them, a debugger's target. */
  neighbours: readonly Machine[] = [];
  /** Takes what a server logs after it has started. */
  log: (line: ServerLine) => void = () => {};
  /** Up to when the time of this container is looked at: what repeats until then without a trace need not be gone through. */
  horizon = 0;
  /** So many rounds of such a loop before that moment are gone through all the same. */
  rounds = 0;
  private nextPid = 1;

  constructor(private readonly parts: MachineParts) {
    this.setting = parts.setting;
    this.fs = parts.fs;
    this.env = parts.env;
    this.user = parts.user;
    this.network = parts.network;
    this.startedAt = parts.startedAt;
    this.programs = parts.programs;
  }

  /** Simulated time, milliseconds since the epoch. */
  now(): number {
    return this.parts.now();
  }

  get hostname(): string {
    const { pod } = this.setting;
    return pod.spec.hostNetwork ? (pod.spec.nodeName ?? '') : hostname(pod);
  }

  get podIP(): string {
    return this.setting.pod.status?.podIP ?? '';
  }

  /** Whether programs speak as busybox does. */
  get isBusybox(): boolean {
    const { userland } = this.setting.image.definition;
    return userland === 'busybox' || userland === 'alpine';
  }

  /** The folder a program starts in. */
  get workdir(): string {
    return this.setting.container.workingDir || this.setting.image.definition.workdir || '/';
  }

  /** The name of the user, or the number where `/etc/passwd` knows none. */
  get userName(): string {
    return this.accountOf(this.user.uid)?.[0] ?? String(this.user.uid);
  }

  /** The fields of a line of `/etc/passwd`. */
  accountOf(uid: number): string[] | undefined {
    const passwd = this.fs.exists('/etc/passwd') ? this.fs.readFile('/etc/passwd') : '';
    return passwd
      .split('\n')
      .map((line) => line.split(':'))
      .find((fields) => fields[2] === String(uid));
  }

  /** Enters a process; `leave` takes it out again. */
  enter(command: string, pid = this.nextPid): Process {
    this.nextPid = Math.max(this.nextPid, pid + 1);
    const process = { pid, user: this.userName, command, startedAt: this.now() };
    this.processes.push(process);
    return process;
  }

  leave(process: Process): void {
    const at = this.processes.indexOf(process);
    if (at >= 0) this.processes.splice(at, 1);
  }

  /** Starts a server: it listens from when it is ready. */
  serve(server: Server, argv: readonly string[], startedAt = this.now()): Listener {
    const context = this.serverContext(argv, startedAt);
    const listener = { server, context, since: startedAt + (server.readyAfterMs?.(context) ?? 0) };
    this.listeners.push(listener);
    return listener;
  }

  /** The server that listens at a port. */
  listenerAt(port: number): Listener | undefined {
    const now = this.now();
    return this.listeners.find(({ server, context, since }) => since <= now && server.ports(context).includes(port));
  }

  private serverContext(argv: readonly string[], startedAt: number): ServerContext {
    const { fs, env, setting } = this;
    const now = () => this.now();
    return {
      argv,
      env,
      tag: setting.image.tag,
      hostname: this.hostname,
      podIP: this.podIP,
      namespace: setting.pod.metadata.namespace ?? '',
      startedAt,
      get now() {
        return now();
      },
      read: (path) => (fs.stat(path)?.kind === 'file' ? fs.readFile(path) : undefined),
      list: (path) => (fs.isFolder(path) ? fs.readdir(path) : undefined),
      write: (path, content) => {
        fs.mkdir(path.slice(0, path.lastIndexOf('/')) || '/', { parents: true });
        fs.writeFile(path, content);
      },
    };
  }
}
