/** The processes of a pod in simulated time: everything its containers do, from their start up to a moment. */
import type { LibraryAnswer, LibraryCall, Task, Wait } from '../programs/task';
import { Exhausted } from '../shell/limits';

/** A process on its way. */
interface Process {
  task: Task;
  owner: object;
  /** When it goes on; never for what waits for something else. */
  wakeAt: number;
  check?: () => boolean;
  /** What it waits for is input. */
  reads?: boolean;
  /** Told its exit status; undefined when it had to be stopped. */
  ended?(code: number, at: number): void;
  /** Somebody waits for its end: it is killed where it takes more than anything may. */
  awaited?: boolean;
}

/** Something that happens at a time, whatever the processes do. */
interface Happening {
  at: number;
  happen(): void;
}

/** Runs something that may need programs of just-bash: they are asked for, and answered with what they wrote. */
export type Run<T = void> = Generator<LibraryCall, T, LibraryAnswer | undefined>;

/** The status of what SIGKILL ends: 128 and its number. */
const KILLED = 137;

/** More processes than this are a fork bomb. */
const MOST_PROCESSES = 200;

/** Clock and scheduler. Between two events no time passes for those who look. */
export class World {
  private processes: Process[] = [];
  private happenings: Happening[] = [];

  /** Whose process is running right now. */
  running: object | undefined;

  constructor(public now: number) {}

  /** Starts a process at a time that is not over yet. `owner` is what can be ended as a whole. */
  spawn(task: Task, owner: object, at: number, ended?: Process['ended'], awaited = false): void {
    if (this.processes.length >= MOST_PROCESSES) throw new Exhausted();
    this.processes.push({ task, owner, wakeAt: at, awaited, ...(ended ? { ended } : {}) });
  }

  /** Has something happen at a time. */
  at(at: number, happen: () => void): void {
    this.happenings.push({ at, happen });
    this.happenings.sort((a, b) => a.at - b.at);
  }

  /** Ends all processes of an owner. */
  kill(owner: object): void {
    this.processes = this.processes.filter((process) => process.owner !== owner);
  }

  /** When the processes of an owner go on by themselves; infinite when they wait for something else. */
  wakesAt(owner: object): number {
    const own = this.processes.filter((process) => process.owner === owner);
    return Math.min(...own.map(({ wakeAt }) => wakeAt), Number.POSITIVE_INFINITY);
  }

  /** Cuts short what the processes of an owner sleep for. */
  wake(owner: object): void {
    for (const process of this.processes) if (process.owner === owner && !process.check) process.wakeAt = this.now;
  }

  /** Whether one of the processes of an owner waits for input. */
  reads(owner: object): boolean {
    return this.processes.some((process) => process.owner === owner && process.reads);
  }

  /** When something happens next; infinite when everybody waits for ever. */
  nextEvent(): number {
    const sleeping = Math.min(...this.processes.map(({ wakeAt }) => wakeAt), Number.POSITIVE_INFINITY);
    return Math.min(sleeping, this.happenings[0]?.at ?? Number.POSITIVE_INFINITY);
  }

  /** Lets time pass up to a moment. `step` is called after everything that has happened. */
  *runUntil(until: number, step?: () => void): Run {
    for (;;) {
      const awake = this.processes.find(({ check }) => check?.());
      if (awake) {
        awake.check = undefined;
        awake.reads = false;
        yield* this.advance(awake);
        step?.();
        continue;
      }
      const next = this.nextEvent();
      if (next > until) break;
      this.now = Math.max(this.now, next);
      // What was saved of a moment holds what processes did in it: they go first.
      const process = this.processes.find(({ wakeAt }) => wakeAt <= next);
      if (process) yield* this.advance(process);
      else this.happenings.shift()?.happen();
      step?.();
    }
    this.now = Math.max(this.now, until);
  }

  /** Runs a process up to what it waits for next. */
  private *advance(process: Process): Run {
    let answer: LibraryAnswer | undefined;
    this.running = process.owner;
    try {
      for (;;) {
        const { done, value } = process.task.next(answer);
        answer = undefined;
        if (done) {
          this.processes.splice(this.processes.indexOf(process), 1);
          process.ended?.(value, this.now);
          return;
        }
        if (value.kind === 'library') {
          answer = yield value.call;
          continue;
        }
        if (!this.waits(process, value)) continue;
        return;
      }
    } catch (error) {
      if (!(error instanceof Exhausted) && !(error instanceof RangeError)) throw error;
      // What takes more than anything may is left where it is: it goes on, but nobody sees it.
      process.wakeAt = Number.POSITIVE_INFINITY;
      if (process.awaited) {
        this.processes.splice(this.processes.indexOf(process), 1);
        process.ended?.(KILLED, this.now);
      }
    } finally {
      this.running = undefined;
    }
  }

  /** Notes what a process waits for; false where it need not wait. */
  private waits(process: Process, wait: Exclude<Wait, { kind: 'library' }>): boolean {
    switch (wait.kind) {
      case 'sleep':
        process.wakeAt = this.now + wait.ms;
        return wait.ms > 0;
      case 'until':
        if (wait.check()) return false;
        process.wakeAt = Number.POSITIVE_INFINITY;
        process.check = wait.check;
        return true;
      case 'input':
        if (wait.ready()) return false;
        process.wakeAt = Number.POSITIVE_INFINITY;
        process.check = wait.ready;
        process.reads = true;
        return true;
      case 'spawn':
        this.spawn(wait.task, process.owner, this.now);
        return false;
    }
  }
}

/** Runs to the end without just-bash: its programs are taken to succeed and to say nothing. */
export function runBlind<T>(run: Run<T>): T {
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}
