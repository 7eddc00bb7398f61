/** The process's way in: arguments, environment and streams go to the root command, the exit code comes back. */
import { readFileSync } from 'node:fs';
import { checkErr } from './errors';
import type { Host } from './host';
import { execute } from './root';
import { processSink, type Sink, type Stdin, Streams } from './streams';

/** Runs the process's command line; the process ends with its exit code once nothing is left to do. */
export async function main(binary: Host['binary'], argv: readonly string[] = process.argv.slice(2)): Promise<void> {
  process.exitCode = await run(binary, argv).catch(unwritable);
}

/** The same without touching the process's exit code. Rejects when the output cannot be written. */
export function run(binary: Host['binary'], argv: readonly string[]): Promise<number> {
  return execute(argv, {
    binary,
    executable: process.argv[1] ?? binary,
    env: process.env,
    cwd: process.cwd(),
    streams: new Streams(untilClosed(processSink), () => process.stdout.isTTY === true || onTerminal()),
    stdin: processStdin(),
    openSession: async (request) => (await import('../cluster/session')).openSession(request),
  });
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
  processSink(2, text);
  return code;
}

function processStdin(): Stdin {
  let read = false;
  return {
    get isTTY() {
      return process.stdin.isTTY === true || onTerminal();
    },
    async readAll() {
      if (read) return '';
      read = true;
      return readAllOfStdin();
    },
  };
}

/** A descriptor that is not ready (a terminal in non-blocking mode) cannot be read at once; then the stream must do. */
async function readAllOfStdin(): Promise<string> {
  try {
    return readFileSync(0, 'utf8');
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code === 'EOF') return '';
    if ((err as NodeJS.ErrnoException).code !== 'EAGAIN') throw err;
  }
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) text += chunk;
  return text;
}
