/** A shell that is typed into, or reads commands from a pipe. */
import { isIncomplete } from './continuation';
import type { Interpreter } from './interpreter';
import type { LineReader } from './line-reader';
import { prompt, type ShellKind } from './prompt';
import { shellErrors } from './shell-errors';
import type { Site } from './site';

/** One run of a shell. */
export interface SessionOptions {
  interpreter: Interpreter;
  reader: LineReader;
  site: Site;
  kind: ShellKind;
  /** What the shell was started as: `/bin/sh`. */
  name: string;
  tty: boolean;
  stdout(text: string): void;
  stderr(text: string): void;
}

/** Reads and runs lines until the end of the input or `exit`; gives the exit status. Without a terminal there is no prompt. */
export async function runSession(options: SessionOptions): Promise<number> {
  const { interpreter, reader, site, kind, tty, stdout } = options;
  let script = '';
  for (;;) {
    if (tty) stdout(script === '' ? prompt(kind, interpreter.env, interpreter.cwd, site) : '> ');
    const typed = await reader.next();
    if (typed === 'interrupt') {
      interpreter.status = 130;
      script = '';
      if (tty) stdout('\n');
    } else if (typed === 'end') {
      if (tty) stdout(kind === 'bash' ? 'exit\n' : '\n');
      if (script !== '') await runScript(options, script);
      return interpreter.status;
    } else {
      script += `${typed.line}\n`;
      const exit = await runLine(options, script);
      if (exit === 'more') continue;
      script = '';
      if (exit) return interpreter.status;
    }
  }
}

/** Runs what was typed, if it is whole. True when the shell was left. */
async function runLine(options: SessionOptions, script: string): Promise<boolean | 'more'> {
  if (script.trim() === '') return false;
  if (await isIncomplete(script.slice(0, -1))) return 'more';
  return runScript(options, script);
}

async function runScript(
  { interpreter, kind, name, tty, stdout, stderr }: SessionOptions,
  script: string,
): Promise<boolean> {
  const answer = await interpreter.run(script);
  stdout(answer.stdout);
  stderr(shellErrors(answer.stderr, kind, name, tty));
  if (answer.exited && tty && kind === 'bash') stdout('exit\n');
  return answer.exited;
}
