/** What runs, and what it waits for. */
import type { Machine } from '../machine/machine';

/** What a program waits for. Whoever runs it decides what that means: simulated time, or the time of a terminal. */
export type Wait =
  | { kind: 'sleep'; ms: number }
  /** Until something is as it should be, looked at whenever anything has happened. */
  | { kind: 'until'; check(): boolean }
  /** For a line, or for the end. */
  | { kind: 'input'; ready(): boolean }
  /** Another process beside this one. */
  | { kind: 'spawn'; task: Task; argv: readonly string[] }
  /** A program of just-bash: answered with what it wrote. */
  | { kind: 'library'; call: LibraryCall };

/** A call of a program that only just-bash has. */
export interface LibraryCall {
  argv: readonly string[];
  stdin: string;
  cwd: string;
  env: ReadonlyMap<string, string>;
  machine: Machine;
}

/** What a program of just-bash has come to. */
export interface LibraryAnswer {
  stdout: string;
  stderr: string;
  code: number;
}

/** Something that runs: it stops at what it waits for, and gives its exit status in the end. */
export type Task<T = number> = Generator<Wait, T, LibraryAnswer | undefined>;

/** A task that has ended before it began. */
// biome-ignore lint/correctness/useYield: what is done has nothing to wait for
export function* ended<T>(value: T): Task<T> {
  return value;
}
