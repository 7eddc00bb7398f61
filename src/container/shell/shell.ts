/** Runs a command in a simulated container: `kubectl exec`, `kubectl run -it`, `kubectl attach`. */
import { quote } from '../../go/strconv/quote';
import { changedFiles, ownFiles } from './file-system';
import { Interpreter } from './interpreter';
import { LineReader } from './line-reader';
import { type ShellKind, shellKind } from './prompt';
import { quoteWords } from './quoting';
import { runSession } from './session';
import { shellErrors } from './shell-errors';
import { createSite, type SiteOptions } from './site';

export interface RunShellOptions extends SiteOptions {
  /** The command and its arguments. */
  argv: string[];
  /** Text as it arrives; absent when standard input is not connected. */
  stdin?: AsyncIterable<string>;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Prompts are shown, and both streams are one. */
  tty: boolean;
  /** Lets simulated time pass; without it `sleep` takes none. */
  sleep?(ms: number): Promise<void>;
  /** Called at the end with the files that changed: new content by path, `null` for what was removed. */
  saveFiles?(changes: Record<string, string | null>): void;
}

/** The container has no such program. The message is the container runtime's. */
export class CommandNotFoundError extends Error {
  constructor(readonly command: string) {
    super(`exec: ${quote(command)}: executable file not found in $PATH`);
  }
}

/** Programs that read their input when they are given no file. */
const FILTERS = /^(cat|tee|wc|sort|sed|awk|grep|head|tail|tr|cut|xargs|tar|od|base64|md5sum|sha256sum|uniq)$/;

/**
 * Runs the command to its end and gives its exit status. A shell without a script reads commands from its input; a
 * program gets the whole input once it has ended. Throws CommandNotFoundError.
 */
export async function runShell(options: RunShellOptions): Promise<number> {
  const { argv, tty, stdout, sleep, saveFiles } = options;
  const site = createSite(options);
  const stderr = tty ? stdout : options.stderr;
  const [name = '', ...args] = argv;
  const kind = shellKind(name, site);
  const interpreter = await Interpreter.create({ site, shell: argv.join(' '), tty, sleep });
  const reader = new LineReader(options.stdin);
  if (kind === undefined && !(await interpreter.has(name))) throw new CommandNotFoundError(name);
  const before = saveFiles && (await ownFiles(interpreter.fs));
  const script = kind && scriptOf(args);
  let code: number;
  if (kind && script === undefined && !args.some((arg) => !arg.startsWith('-'))) {
    code = await runSession({ interpreter, reader, site, kind, name, tty, stdout, stderr });
  } else {
    const line = script ?? quoteWords(kind ? ['sh', ...args] : argv);
    const input = readsInput(options, script) ? await reader.all() : '';
    const answer = await interpreter.run(line, input);
    stdout(answer.stdout);
    stderr(script === undefined ? answer.stderr : shellErrors(answer.stderr, kind as ShellKind, name, false));
    code = answer.code;
  }
  if (before) saveFiles?.(changedFiles(before, await ownFiles(interpreter.fs)));
  return code;
}

/** The script of `sh -c SCRIPT`. */
function scriptOf(args: string[]): string | undefined {
  const flag = args.findIndex((arg) => /^-[a-z]*c[a-z]*$/.test(arg));
  return flag < 0 ? undefined : args[flag + 1];
}

/** At a terminal, only what is known to read waits for what is typed; a pipe is always read to its end. */
function readsInput({ argv, tty, stdin }: RunShellOptions, script: string | undefined): boolean {
  if (!stdin) return false;
  if (!tty) return true;
  const [name = '', ...args] = argv;
  return script === undefined && FILTERS.test(name.split('/').pop() ?? '') && !args.some((arg) => !arg.startsWith('-'));
}
