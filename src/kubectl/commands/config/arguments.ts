/** What `kubectl config` says of arguments it does not expect. */
import type { Context } from '../../cli/command';

/** Prints the help, and gives the error that follows it. */
export function unexpectedArgs(ctx: Context, args: readonly string[], words = 'Unexpected args'): Error {
  ctx.streams.out.write(ctx.help());
  return new Error(`${words}: [${args.join(' ')}]`);
}
