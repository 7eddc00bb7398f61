/** What a program of a container is: one interface for all of them, whoever runs them. */
import type { Machine } from '../machine/machine';
import type { Input } from './input';
import type { Task } from './task';

/** One run of a program. */
export interface Call {
  /** As it was called: `/bin/ls`. */
  name: string;
  args: readonly string[];
  input: Input;
  out(text: string): void;
  err(text: string): void;
  machine: Machine;
  /** What is exported. */
  env: ReadonlyMap<string, string>;
  cwd: string;
  /** Standard output is a terminal. */
  tty: boolean;
  /** Runs another program with the same streams. */
  run(argv: readonly string[], change?: { env?: ReadonlyMap<string, string>; input?: Input }): Task;
}

/** Gives its exit status at once, or as something that takes its time. */
export type Program = (call: Call) => number | Task;
