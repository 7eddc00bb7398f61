/** One container's way from its start: its first process, what it writes, how it ends. */
import { quote } from '../../go/strconv/quote';
import { containerArgv } from '../machine/argv';
import type { Machine } from '../machine/machine';
import { Input } from '../programs/input';
import type { Task } from '../programs/task';
import { Jump, type ShellCore, type Streams } from '../shell/core';
import { findProgram, launch, type Unfound } from '../shell/launch';
import { Budget } from '../shell/limits';
import { firstShellOf } from '../shell/run-shell';
import { Log } from './log';
import { exceedsMemory } from './memory';
import type { Run, World } from './world';

/** How a container ended. */
export interface Exit {
  code: number;
  at: number;
  reason?: 'OOMKilled';
}

/** How containerd says that a command could not even be started. */
const RUNTIME_ERROR =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process';
const KILLED = 137;
/** A program that takes too much is ended that soon. */
const UNTIL_KILLED = 500;
/** What a script does when it gets TERM is followed that long. */
const MOST_LAST_WISH = 600_000;

/** What the runtime says of a command it cannot run: `exec: "x": executable file not found in $PATH`. */
export function execError(name: string, why: Unfound): string {
  const said: Record<Unfound, string> = {
    missing: 'executable file not found in $PATH',
    'no-such-file': `stat ${name}: no such file or directory`,
    folder: 'is a directory',
    forbidden: 'permission denied',
  };
  return `exec: ${quote(name)}: ${said[why]}`;
}

/** How a container is run. */
export interface RunOptions {
  /** It is there to end: it initialises its pod, or does a job. */
  task: boolean;
  /** The most commands its scripts are followed for, in all and without a pause. */
  steps: number;
  /** The container's process has ended. */
  ended?(exit: Exit): void;
}

/** A container from its start on. */
export class ContainerRun {
  readonly log = new Log();
  readonly input = new Input();
  exit: Exit | undefined;
  /** The command cannot be run at all. */
  startError: string | undefined;
  /** Told of everything that is written from now on. */
  attached: ((stream: 'stdout' | 'stderr', text: string) => void) | undefined;
  private readonly streams: Streams;

  constructor(
    readonly machine: Machine,
    private readonly world: World,
    private readonly options: RunOptions,
  ) {
    const { container } = machine.setting;
    const tty = container.tty === true;
    const sink = (stream: 'stdout' | 'stderr') => ({
      tty,
      write: (text: string) => {
        this.log.write(stream, text, this.world.now);
        this.attached?.(stream, text);
      },
    });
    this.streams = { input: this.input, out: sink('stdout'), err: sink(tty ? 'stdout' : 'stderr') };
    if (!container.stdin && !tty) this.input.end();
  }

  /** The words of its first process. */
  get argv(): string[] {
    const { container, image } = this.machine.setting;
    const { entrypoint = [], cmd = [] } = image.definition;
    const given = containerArgv(container, this.machine.env);
    if (container.command?.length) return given;
    return [...entrypoint, ...(given.length > 0 ? given : cmd)];
  }

  /** Starts the first process at a time. */
  start(at: number): void {
    const { machine, world, options, argv } = this;
    const { container } = machine.setting;
    const [name = ''] = argv;
    if (exceedsMemory(argv, container)) {
      world.at(at + UNTIL_KILLED, () => this.end({ code: KILLED, at: at + UNTIL_KILLED, reason: 'OOMKilled' }));
      return;
    }
    const budget = new Budget(options.steps, Math.min(options.steps, 20_000));
    const unknown = this.unknownProgram();
    const origin = { machine, env: machine.env, cwd: machine.workdir, streams: this.streams, budget };
    const task = launch(argv, { ...origin, ...(unknown ? { unknown } : {}) });
    if (!task) {
      const why = findProgram(machine, name, machine.env, machine.workdir);
      this.startError = `${RUNTIME_ERROR}: ${execError(name, typeof why === 'string' ? why : 'missing')}: unknown`;
      return;
    }
    machine.enter(argv.join(' '), 1);
    world.spawn(task, this, at, (code, time) => this.end({ code: code & 255, at: time }));
  }

  /** What the log holds now. */
  lines() {
    return this.log.all(this.world.now, this.exit !== undefined);
  }

  /** What a script does when it gets TERM; undefined where it does nothing about it. */
  trap(): string | undefined {
    return firstShellOf(this.machine)?.traps.get('TERM');
  }

  /** Does what a script wants done when it gets TERM; then the container has ended. */
  *runTrap(trap: string): Run {
    const shell = firstShellOf(this.machine);
    const { world } = this;
    if (!shell) return;
    world.kill(this);
    world.spawn(trapped(shell, trap), this, world.now, (code, at) => this.end({ code: code & 255, at }));
    yield* world.runUntil(world.now + MOST_LAST_WISH);
  }

  private end(exit: Exit): void {
    if (this.exit) return;
    this.exit = exit;
    this.world.kill(this);
    this.options.ended?.(exit);
  }

  /**
   * Images with more than a system's usual programs may have any other: it serves, or does what it is there for. Of a
   * plain busybox or Debian everything is known.
   */
  private unknownProgram(): ((argv: readonly string[]) => Task) | undefined {
    const { definition } = this.machine.setting.image;
    const { userland, servers, repositories } = definition;
    if (repositories.length > 0 && !servers && userland !== 'none') return undefined;
    const { task } = this.options;
    return function* () {
      if (!task) yield { kind: 'sleep', ms: Number.POSITIVE_INFINITY };
      return 0;
    };
  }
}

function* trapped(shell: ShellCore, trap: string): Task {
  try {
    yield* shell.source(trap);
    return shell.status;
  } catch (jump) {
    if (jump instanceof Jump) return jump.code;
    throw jump;
  }
}
