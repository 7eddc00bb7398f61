/** Whether there is a terminal to hand on: StreamOptions.SetupTTY. */
import type { Context } from '../../cli/command';

/** Whether the process gets a terminal; says so when one was wanted and standard input is none. */
export function setUpTerminal(
  ctx: Context,
  { stdin, tty, quiet }: { stdin: boolean; tty: boolean; quiet: boolean },
): boolean {
  if (!stdin || !tty) return false;
  if (ctx.stdin.isTTY) return true;
  if (!quiet) ctx.streams.err.write('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  return false;
}
