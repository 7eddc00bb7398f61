/** The process's way in: arguments, environment and streams go to the root command, the exit code comes back. */
import path from 'node:path';
import { version } from '../../package.json';
import { KUBERNETES_VERSION } from '../kube/versions/version';
import { checkErr } from '../kubectl/cli/errors';
import type { Host } from '../kubectl/cli/host';
import { execute } from '../kubectl/cli/root';
import { processStdin } from '../kubectl/cli/stdin';
import { processSink, type Sink, Streams } from '../kubectl/cli/streams';
import { stateFilePath } from '../kubectl/kubeconfig/state-path';
import { commandsOf } from './commands/commands';
import type { ClockProgram } from './turns/programs';
import type { Turns } from './turns/turns';

/** Runs the process's command line; the process ends with its exit code once nothing is left to do. */
export async function main(
  binary: Host['binary'] | ClockProgram,
  argv: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const turns = await turnsOfScript();
  turns?.enter();
  const ending =
    binary === 'kubectl' || binary === 'kubemu' ? run(binary, argv, turns) : clockProgram(binary, argv, turns);
  process.exitCode = await ending.catch(unwritable);
  turns?.leave();
}

/** The place of this process among the others of a script in virtual time; undefined outside of one. */
async function turnsOfScript(): Promise<Turns | undefined> {
  if (!process.env.KUBEMU_TIME_ROOT) return undefined;
  const { turnsOf } = await import('./turns/turns');
  return turnsOf(process.env, stateFilePath(undefined, process.env, workingFolder()));
}

async function clockProgram(name: ClockProgram, argv: readonly string[], turns?: Turns): Promise<number> {
  const { runClockProgram } = await import('./turns/programs');
  const { openSession } = await import('./state/session');
  const { env } = process;
  const streams = { flush() {}, discard() {} };
  const session = openSession(
    {
      path: ['kubemu', name],
      globals: { verbosity: 0, warningsAsErrors: false },
      env,
      cwd: workingFolder(),
      access: 'write',
      streams,
    },
    { turns },
  );
  const clock = {
    now: () => session.now(),
    isVirtual: () => session.isVirtual,
    sleep: (ms: number, arrival?: Promise<void>) => session.sleep(ms, arrival),
    commit: () => session.commit(),
  };
  const folder = path.dirname(process.argv[1] ?? '');
  try {
    return await runClockProgram(name, argv, clock, { env, folder, write: processSink });
  } finally {
    session.close();
  }
}

/** The same without touching the process's exit code. Rejects when the output cannot be written. */
export async function run(binary: Host['binary'], argv: readonly string[], turns?: Turns): Promise<number> {
  const streams = new Streams(untilClosed(processSink), () => process.stdout.isTTY === true || onTerminal());
  if (binary === 'kubemu' && argv.length === 1 && argv[0] === '--version') {
    streams.out.write(`kubemu ${version} (Kubernetes ${KUBERNETES_VERSION})\n`);
    streams.flush();
    return 0;
  }
  return execute(argv, {
    binary,
    version,
    executable: process.argv[1] ?? binary,
    env: process.env,
    cwd: workingFolder(),
    streams,
    stdin: processStdin(onTerminal),
    openSession: async (request) => (await import('./state/session')).openSession(request, { turns }),
    commands: commandsOf(binary),
  });
}

/** The Node API, which few processes use. */
export const library = () => import('./api');

/** Somebody may have removed the folder one is in: then nothing is found in it, and all else works. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? '/';
  }
}

/** Whoever plays a terminal's part through pipes says so in the environment. */
const onTerminal = () => process.env.KUBEMU_TERMINAL === '1';

/** When nobody reads the output any more, the process ends as if SIGPIPE had ended it: that stops a watch, too. */
function untilClosed(sink: Sink): Sink {
  return (fd, text) => {
    try {
      sink(fd, text);
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code === 'EPIPE') process.exit(141);
      throw err;
    }
  };
}

function unwritable(err: unknown): number {
  const { text, code } = checkErr(err);
  try {
    processSink(2, text);
  } catch {
    // There is nobody left to tell.
  }
  return code;
}
