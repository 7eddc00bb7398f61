/** Runs a command line in a container: finds the program, and gives it its streams. */
import { FileError } from '../machine/file-error';
import { resolvePath } from '../machine/file-system';
import type { Machine } from '../machine/machine';
import type { Call } from '../programs/program';
import { serve } from '../programs/serve';
import { isLibraryProgram, ownProgram } from '../programs/table';
import type { Task } from '../programs/task';
import { ended } from '../programs/task';
import type { Streams } from './core';
import type { Dialect } from './dialect';
import { Budget } from './limits';
import { runShell } from './run-shell';

/** Where a command line runs. */
export interface Origin {
  machine: Machine;
  env: ReadonlyMap<string, string>;
  cwd: string;
  streams: Streams;
  budget: Budget;
  /** What becomes of a program nobody knows in an image whose programs are not all known. */
  unknown?: (argv: readonly string[]) => Task;
}

/** Why a command cannot be run, as the runtime says it. */
export type Unfound = 'missing' | 'no-such-file' | 'folder' | 'forbidden';

/** A program by its path. */
export interface Found {
  path: string;
  /** `ls`: what it is known as. */
  name: string;
  /** What the file says, where it is a script. */
  content: string;
}

/** The longest a plain program may go on. */
const MOST_STEPS = 100_000;

/** A budget for something that is run once, such as by `kubectl exec`. */
export const freshBudget = (): Budget => new Budget(MOST_STEPS * 10, MOST_STEPS);

/** Finds a program by its path, or by its name in `PATH`. */
export function findProgram(
  machine: Machine,
  name: string,
  env: ReadonlyMap<string, string>,
  cwd: string,
): Found | Unfound {
  const { fs } = machine;
  const candidates = name.includes('/')
    ? [resolvePath(cwd, name)]
    : (env.get('PATH') ?? '').split(':').map((folder) => `${folder}/${name}`);
  for (const path of candidates) {
    const inode = fs.stat(path);
    if (inode?.kind === 'file' && (inode.mode & 0o111) !== 0) {
      const real = fs.realPath(path);
      return { path, name: real.slice(real.lastIndexOf('/') + 1), content: inode.content };
    }
    if (inode && name.includes('/')) return inode.kind === 'folder' ? 'folder' : 'forbidden';
  }
  return name.includes('/') ? 'no-such-file' : 'missing';
}

/** The shell a program is; busybox images have no other than ash. */
function dialectOf(name: string, machine: Machine): Dialect | undefined {
  if (!/^(sh|ash|dash|bash)$/.test(name)) return undefined;
  if (name === 'bash') return 'bash';
  return machine.isBusybox ? 'ash' : 'dash';
}

/** Arguments that ask a server about itself. */
const ABOUT = /^(-v|-V|-t|-T|-h|-s|--version|--help)$/;

/** Starts a command line; undefined where there is no such program. */
export function launch(argv: readonly string[], origin: Origin): Task | undefined {
  const [name = '', ...args] = argv;
  const { machine } = origin;
  const found = findProgram(machine, name, origin.env, origin.cwd);
  if (typeof found === 'string') return origin.unknown?.(argv);
  return guarded(name, origin, start(name, args, found, origin));
}

function start(name: string, args: readonly string[], found: Found, origin: Origin): Task {
  const { machine } = origin;
  const { definition } = machine.setting.image;
  const dialect = dialectOf(found.name, machine);
  if (dialect) return runShell(name, args, dialect, { ...origin, launch: shellLauncher(origin) });
  // The shell has it, and nobody else need know how it is done.
  if (found.name === 'test' || found.name === '[') {
    const line = ['-c', `${found.name} "$@"`, name, ...args];
    return runShell('sh', line, machine.isBusybox ? 'ash' : 'dash', { ...origin, launch: shellLauncher(origin) });
  }
  if (found.content !== '') return script(name, args, found, origin);
  const call = callOf(name, args, origin);
  const server = definition.servers?.[found.name] ?? definition.servers?.[found.path];
  const own = ownProgram(found.name);
  if (server && !(own && ABOUT.test(args[0] ?? ''))) return serve(call, server);
  if (own) {
    const result = own(call);
    return typeof result === 'number' ? ended(result) : result;
  }
  if (isLibraryProgram(found.name)) return libraryProgram(call);
  if (definition.wraps && (found.path === definition.entrypoint?.[0] || name === definition.entrypoint?.[0])) {
    const [first] = args;
    // Options alone are meant for the server.
    return call.run(first?.startsWith('-') ? [...(definition.cmd ?? []).slice(0, 1), ...args] : args);
  }
  return origin.unknown?.([name, ...args]) ?? ended(0);
}

function shellLauncher(origin: Origin) {
  return (argv: readonly string[], shell: { environment(): Map<string, string>; cwd: string }, streams: Streams) =>
    launch(argv, { ...origin, env: shell.environment(), cwd: shell.cwd, streams });
}

/** A file with a script in it: what stands behind `#!` runs it, else the shell. */
function script(name: string, args: readonly string[], { content, path }: Found, origin: Origin): Task {
  const [, interpreter = '/bin/sh'] = /^#!\s*(.*)/.exec(content) ?? [];
  const words = interpreter.trim().split(/\s+/);
  const program = words[0]?.endsWith('/env') ? words.slice(1) : words;
  if (program[0]?.split('/').pop() === undefined) return ended(0);
  const task = launch([...program, path, ...args], origin);
  return task ?? refused(name, origin);
}

function refused(name: string, { streams }: Origin): Task {
  streams.err.write(`${name}: not found\n`);
  return ended(127);
}

function callOf(name: string, args: readonly string[], origin: Origin): Call {
  const { machine, env, cwd, streams } = origin;
  return {
    name,
    args,
    machine,
    env,
    cwd,
    input: streams.input,
    tty: streams.out.tty,
    out: (text) => streams.out.write(text),
    err: (text) => streams.err.write(text),
    run: (argv, change = {}) => {
      const next = { ...origin, env: change.env ?? env, streams: { ...streams, input: change.input ?? streams.input } };
      return launch(argv, next) ?? missing(name, argv, origin);
    },
  };
}

/** What `env` and its like say of a program that is not there. */
function missing(name: string, [wanted = '']: readonly string[], { machine, streams }: Origin): Task {
  const program = name.slice(name.lastIndexOf('/') + 1);
  streams.err.write(
    machine.isBusybox
      ? `${program}: can't execute '${wanted}': No such file or directory\n`
      : `${program}: '${wanted}': No such file or directory\n`,
  );
  return ended(127);
}

function* libraryProgram(call: Call): Task {
  const { machine, cwd, env } = call;
  const reads = call.input.ended;
  const stdin = reads ? call.input.take() : yield* call.input.all();
  const answer = yield {
    kind: 'library',
    call: { argv: [call.name, ...call.args], stdin, cwd, env, machine },
  };
  if (!answer) return 0;
  call.out(answer.stdout);
  call.err(answer.stderr);
  return answer.code;
}

/** A disk that is full ends a program that writes to it. The process is there as long as the program runs. */
function* guarded(name: string, origin: Origin, task: Task): Task {
  origin.budget.step();
  try {
    return yield* task;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    origin.streams.err.write(`${name.slice(name.lastIndexOf('/') + 1)}: write error: ${error.message}\n`);
    return 1;
  }
}
