/** Runs kubectl command lines inside the test's process, as a user would in a folder with a fresh cluster. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execute } from '../../../src/kubectl/cli/root';
import type { SessionFactory } from '../../../src/kubectl/cli/session';
import { type Stdin, Streams } from '../../../src/kubectl/cli/streams';
import { commandsOf } from '../../../src/kubemu/commands/commands';

/** What a command line printed and how it ended. */
export interface Outcome {
  stdout: string;
  stderr: string;
  code: number;
}

/** What surrounds a command line under test. */
export interface RunOptions {
  binary?: 'kubectl' | 'kubemu';
  stdin?: string;
  /** Standard input is a terminal at which this is typed. */
  typed?: string;
  /** Any other standard input. */
  input?: Stdin;
  env?: Record<string, string>;
  /** Files to write into the working folder first, by name. */
  files?: Record<string, string>;
  cwd?: string;
  openSession?: SessionFactory;
}

/** Runs `args` as `kubectl args...`. The state file is `$KUBEMU_STATE`, in the working folder when not given, a new cluster `bare`. */
export async function runKubectl(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const cwd = options.cwd ?? temporaryFolder();
  writeFiles(cwd, options.files ?? {});
  const texts = { 1: '', 2: '' };
  const streams = new Streams((fd, text) => {
    texts[fd] += text;
  });
  try {
    const code = await execute(args, {
      binary: options.binary ?? 'kubectl',
      version: '0.0.0',
      executable: `/bin/${options.binary ?? 'kubectl'}`,
      env: { HOME: cwd, KUBEMU_STATE: path.join(cwd, 'state.json'), KUBEMU_PROFILE: 'bare', ...options.env },
      cwd,
      streams,
      stdin: options.input ?? stdinOf(options.stdin, options.typed),
      openSession: options.openSession ?? realSession,
      commands: commandsOf(options.binary ?? 'kubectl'),
    });
    return { stdout: texts[1], stderr: texts[2], code };
  } finally {
    if (!options.cwd) rmSync(cwd, { recursive: true, force: true });
  }
}

/** Loaded when it is needed: most tests of the command line need no cluster. */
const realSession: SessionFactory = async (request) =>
  (await import('../../../src/kubemu/state/session')).openSession(request);

/** A folder that lives through several command lines of one test. `remove` deletes it. */
export function workspace(files: Record<string, string> = {}): {
  cwd: string;
  run(line: string | readonly string[], options?: RunOptions): Promise<Outcome>;
  remove(): void;
} {
  const cwd = temporaryFolder();
  writeFiles(cwd, files);
  return {
    cwd,
    run: (line, options) => runKubectl(typeof line === 'string' ? splitLine(line) : line, { ...options, cwd }),
    remove: () => rmSync(cwd, { recursive: true, force: true }),
  };
}

/** Words of a command line; quotes keep blanks together, as in a shell. */
export function splitLine(line: string): string[] {
  return [...line.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'kubemu-'));
}

/** Writes files by name into a folder. */
export function writeFiles(cwd: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  }
}

function stdinOf(text: string | undefined, typed = '') {
  let left = text ?? typed;
  const rest = () => {
    const all = left;
    left = '';
    return all;
  };
  return {
    isTTY: text === undefined,
    readAll: async () => rest(),
    open: () => ({ next: async () => rest() || undefined, close() {} }),
  };
}
