/** What a shell is to its parts: its variables and streams, and the ways back into it. */
import type { Machine } from '../machine/machine';
import type { Input } from '../programs/input';
import type { Task } from '../programs/task';
import { complaintPrefix, type Dialect } from './dialect';
import { type Budget, Exhausted, MOST_TEXT } from './limits';
import type { Node, Script, Word } from './syntax';

/** Where a program's output goes. */
export interface Sink {
  write(text: string): void;
  tty: boolean;
}

/** Standard input, output and error by their descriptors. */
export interface Streams {
  input: Input;
  out: Sink;
  err: Sink;
}

export interface Variable {
  value: string;
  exported: boolean;
  readonly?: boolean;
}

/** Leaves a loop, a function, a script. */
export class Jump extends Error {
  constructor(
    readonly kind: 'exit' | 'break' | 'continue' | 'return',
    readonly code: number,
    /** How many loops. */
    public levels = 1,
  ) {
    super(kind);
  }
}

/** Runs a program that is not the shell's own; undefined where there is none of that name. */
export type Launcher = (argv: readonly string[], shell: ShellCore, streams: Streams) => Task | undefined;

export interface ShellOptions {
  dialect: Dialect;
  /** What it was started as: `sh`. */
  name: string;
  machine: Machine;
  env: ReadonlyMap<string, string>;
  cwd: string;
  streams: Streams;
  budget: Budget;
  launch: Launcher;
  interactive?: boolean;
}

/** What a shell calls itself in `$$`. */
const MAIN_PROCESS = '1';

/** The state of a shell. `Shell` runs what is run in it. */
export abstract class ShellCore {
  readonly dialect: Dialect;
  readonly name: string;
  readonly machine: Machine;
  readonly budget: Budget;
  readonly launch: Launcher;
  readonly interactive: boolean;
  variables: Map<string, Variable>;
  functions = new Map<string, Node>();
  aliases = new Map<string, string>();
  traps = new Map<string, string>();
  options = new Set<string>();
  positional: string[] = [];
  streams: Streams;
  cwd: string;
  /** Counts up whenever a variable becomes another. */
  version = 0;
  status = 0;
  line = 1;
  pid = MAIN_PROCESS;
  jobs: { done: boolean; code: number }[] = [];
  /** Local variables of the functions being run, as they were before. */
  locals: Map<string, Variable | undefined>[] = [];
  protected depth = 0;
  /** Where the exit status does not end a script with `set -e`. */
  protected tested = 0;

  constructor(options: ShellOptions) {
    this.dialect = options.dialect;
    this.name = options.name;
    this.machine = options.machine;
    this.budget = options.budget;
    this.launch = options.launch;
    this.interactive = options.interactive ?? false;
    this.streams = options.streams;
    this.cwd = options.cwd;
    this.variables = new Map([...options.env].map(([name, value]) => [name, { value, exported: true }]));
    this.variables.set('PWD', { value: this.cwd, exported: this.variables.has('PWD') });
    if (!this.variables.has('IFS')) this.variables.set('IFS', { value: ' \t\n', exported: false });
  }

  get(name: string): string | undefined {
    return this.variables.get(name)?.value;
  }

  /** Sets a variable. Throws `Exhausted` for what no memory would hold. */
  set(name: string, value: string, exported?: boolean): void {
    const known = this.variables.get(name);
    if (value.length > MOST_TEXT) throw new Exhausted();
    if (known?.readonly) {
      this.complain(`${name}: is read only`);
      throw new Jump('exit', 2);
    }
    if (known?.value !== value) this.version++;
    this.variables.set(name, { value, exported: exported ?? known?.exported ?? this.options.has('allexport') });
  }

  /** What is exported. */
  environment(): Map<string, string> {
    const exported = [...this.variables].filter(([, variable]) => variable.exported);
    return new Map(exported.map(([name, { value }]) => [name, value]));
  }

  complain(text: string): void {
    this.streams.err.write(`${complaintPrefix(this.dialect, this.name, this.line, this.interactive)}${text}\n`);
  }

  /** A shell of its own with the same variables: what happens in it stays there. */
  abstract fork(streams?: Streams): ShellCore;
  /** Runs a script in this shell. Lets `Jump` through. */
  abstract source(text: string): Task;
  abstract run(script: Script): Task;
  /** The value of an arithmetic expression; its assignments are made. */
  abstract calculate(expression: Word): Task<number>;
  /** Runs a program; 127 when there is none. */
  abstract program(name: string, args: readonly string[]): Task;
  /** Runs the command of that name, be it a function, a builtin or a program. */
  abstract command(name: string, args: string[]): Task;
}
