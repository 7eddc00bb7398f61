/** `sh` as a program: a script on its command line, in a file, or on standard input. */
import { FileError } from '../machine/file-error';
import { resolvePath } from '../machine/file-system';
import type { Machine } from '../machine/machine';
import type { Task } from '../programs/task';
import { Jump, type Launcher, type Streams } from './core';
import { cannotOpen, type Dialect, syntaxComplaint } from './dialect';
import type { Budget } from './limits';
import { parseScript } from './parser';
import { prompt } from './prompt';
import { Shell } from './shell';
import { ShellSyntaxError } from './syntax';

export interface RunShellOptions {
  machine: Machine;
  env: ReadonlyMap<string, string>;
  cwd: string;
  streams: Streams;
  budget: Budget;
  launch: Launcher;
}

/** The shell container's first process was, for whoever wants to know its traps. */
const shells = new WeakMap<Machine, Shell>();

/** The first shell that was started in a machine. */
export const firstShellOf = (machine: Machine): Shell | undefined => shells.get(machine);

/** Runs a shell with its arguments. */
export function* runShell(name: string, args: readonly string[], dialect: Dialect, options: RunShellOptions): Task {
  const { machine, cwd } = options;
  let at = 0;
  const flags = new Set<string>();
  for (; /^[-+][a-zA-Z]+$/.test(args[at] ?? ''); at++) {
    if (args[at] === '-o') at++;
    else for (const letter of (args[at] ?? '').slice(1)) flags.add(letter);
  }
  for (; /^--./.test(args[at] ?? ''); at++);
  const shown = flags.has('c') ? (args[at + 1] ?? name) : name;
  const shell = new Shell({ ...options, dialect, name: shown });
  if (!shells.has(machine)) shells.set(machine, shell);
  for (const [letter, option] of [
    ['e', 'errexit'],
    ['u', 'nounset'],
    ['x', 'xtrace'],
  ] as const)
    if (flags.has(letter)) shell.options.add(option);
  if (flags.has('c')) {
    const script = args[at];
    if (script === undefined) {
      options.streams.err.write(
        `${name}: ${dialect === 'dash' ? '0: ' : ''}-c${dialect === 'ash' ? ' requires an argument' : ': option requires an argument'}\n`,
      );
      return 2;
    }
    shell.positional = args.slice(at + 2);
    return yield* shell.main(script);
  }
  const file = args[at];
  if (file !== undefined && !flags.has('s')) {
    shell.positional = args.slice(at + 1);
    try {
      return yield* shell.main(machine.fs.readFile(resolvePath(cwd, file)));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const reason =
        dialect === 'bash'
          ? `${file}: ${error.message}`
          : cannotOpen(dialect, dialect === 'ash' ? `'${file}'` : file, error, false);
      options.streams.err.write(
        `${name}: ${dialect === 'dash' ? '0: ' : ''}${dialect === 'ash' ? reason.replace('no such file', 'No such file or directory') : reason}\n`,
      );
      return dialect === 'bash' ? 127 : 2;
    }
  }
  return yield* typedCommands(shell, name, flags.has('i'));
}

/** Reads commands until the input ends or the shell is left. At a terminal there are prompts. */
function* typedCommands(first: Shell, name: string, wanted: boolean): Task {
  const { streams, dialect } = first;
  const tty = streams.out.tty;
  const shell = tty || wanted ? interactive(first, name) : first;
  let script = '';
  for (;;) {
    if (tty) streams.out.write(script === '' ? prompt(shell) : '> ');
    const line = yield* streams.input.line();
    if (line === INTERRUPT) {
      shell.status = 130;
      script = '';
      streams.out.write('\n');
      continue;
    }
    script += line ?? '';
    if (script.trim() === '' && line !== undefined) {
      script = '';
      shell.line++;
      continue;
    }
    if (line !== undefined && isIncomplete(script)) continue;
    if (line === undefined && tty) streams.out.write(dialect === 'bash' ? 'exit\n' : '\n');
    const text = script;
    script = '';
    try {
      if (text.trim() !== '') yield* runTyped(shell, text);
    } catch (jump) {
      if (!(jump instanceof Jump)) throw jump;
      if (tty && dialect === 'bash' && jump.kind === 'exit') streams.out.write('exit\n');
      return yield* shell.leave(jump.code);
    }
    shell.line += text.split('\n').length - 1;
    if (line === undefined) return yield* shell.leave(shell.status);
  }
}

/** What a terminal sends for Ctrl-C. */
const INTERRUPT = '\u0003\n';

function interactive({ dialect, machine, cwd, streams, budget, launch, variables }: Shell, name: string): Shell {
  const shell = new Shell({
    dialect,
    name: dialect === 'bash' ? 'bash' : name,
    machine,
    env: new Map(),
    cwd,
    streams,
    budget,
    launch,
    interactive: true,
  });
  shell.variables = variables;
  return shell;
}

function* runTyped(shell: Shell, text: string): Task {
  try {
    const script = parseScript(text);
    for (const item of script.items) shell.status = yield* shell.run({ items: [item] });
    return shell.status;
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    shell.complain(syntaxComplaint(shell.dialect, error));
    shell.status = 2;
    return 2;
  }
}

function isIncomplete(script: string): boolean {
  try {
    parseScript(script);
    return /(^|[^\\])(\\\\)*\\\n$/.test(script);
  } catch (error) {
    return error instanceof ShellSyntaxError && error.incomplete;
  }
}
