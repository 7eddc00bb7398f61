/** A process in a running container that somebody talks with: `kubectl exec`, `kubectl attach`. */
import type { Pod } from '../../kube/api/core/v1';
import { type ContainerRun, execError } from '../forecast/container-run';
import type { PodWorld } from '../forecast/pod-world';
import type { Run } from '../forecast/world';
import { Input } from '../programs/input';
import { findProgram, freshBudget, launch } from '../shell/launch';
import type { ContainerRuntime } from './runtime';

/** The container runs, but has no such program. The message is the container runtime's. */
export class ExecError extends Error {}

/** Where its output goes. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
  /** Both are one, and a terminal. */
  tty: boolean;
}

/** What somebody who talks with a container does with a process of it. */
export interface ContainerProcess {
  readonly input: Input;
  /** The exit status once it has ended. */
  readonly exit: number | undefined;
  /** Lets the container's time come to a moment. */
  advance(now: number): Run;
  /** Whether it waits for its input. */
  readonly reads: boolean;
  /** When it goes on by itself; infinite while it waits for something else. */
  readonly wakesAt: number;
  /** When anything happens in its pod. */
  readonly nextEvent: number;
  /** Ctrl-C. */
  interrupt(): void;
  /** Keeps what was written since it began. */
  save(): void;
}

/** Starts a command in a running container. Throws ExecError. */
export function* execIn(
  runtime: ContainerRuntime,
  pod: Pod,
  name: string,
  argv: readonly string[],
  { out, err, tty }: Output,
): Run<ContainerProcess> {
  const opened = runtime.world(pod);
  const { world } = opened;
  yield* world.runUntil(runtime.now());
  runtime.forget(opened);
  const run = opened.runs.get(name);
  if (!run) throw new ExecError(`container ${name} is not running`);
  const { machine } = run;
  const env = new Map(machine.env);
  if (tty) env.set('TERM', 'xterm');
  const input = new Input();
  const streams = { input, out: { write: out, tty }, err: { write: tty ? out : err, tty } };
  const origin = { machine, env, cwd: machine.workdir, streams, budget: freshBudget() };
  const task = launch(argv, origin);
  if (!task) {
    const [program = ''] = argv;
    const found = findProgram(machine, program, env, machine.workdir);
    throw new ExecError(execError(program, typeof found === 'string' ? found : 'missing'));
  }
  let exit: number | undefined;
  const entry = machine.enter(argv.join(' '));
  const ended = (code: number) => {
    exit = code & 255;
    machine.leave(entry);
  };
  world.spawn(task, streams, world.now, ended, true);
  return new Talk(
    opened,
    streams,
    input,
    () => exit,
    () => runtime.save(pod, opened, [name]),
  );
}

/** Joins the first process of a running container; `seen` is told what it writes from then on, or from its start. */
export function* attachTo(
  runtime: ContainerRuntime,
  pod: Pod,
  name: string,
  { out, err }: Output,
  fromStart: boolean,
): Run<ContainerProcess> {
  const opened = runtime.world(pod);
  const run: ContainerRun | undefined = opened.runs.get(name);
  if (!run) throw new ExecError(`container ${name} is not running`);
  const listen = () => {
    run.attached = (stream, text) => (stream === 'stdout' ? out(text) : err(text));
  };
  if (fromStart) listen();
  yield* opened.world.runUntil(runtime.now());
  listen();
  return new Talk(
    opened,
    run,
    run.input,
    () => run.exit?.code,
    () => undefined,
  );
}

class Talk implements ContainerProcess {
  constructor(
    private readonly opened: PodWorld,
    private readonly owner: object,
    readonly input: Input,
    private readonly exitOf: () => number | undefined,
    readonly save: () => void,
  ) {}

  get exit(): number | undefined {
    return this.exitOf();
  }

  advance(now: number): Run {
    return this.opened.world.runUntil(now);
  }

  get reads(): boolean {
    return this.opened.world.reads(this.owner);
  }

  get wakesAt(): number {
    return this.opened.world.wakesAt(this.owner);
  }

  get nextEvent(): number {
    return this.opened.world.nextEvent();
  }

  interrupt(): void {
    this.opened.world.wake(this.owner);
  }
}
