/** What a group of commands does when none of its subcommands is named: cmdutil.DefaultSubCommandRun. */
import type { Command, Context } from './command';
import { ExitError } from './errors';

/** Prints the group's help and ends with code 1; arguments are refused as an unknown command. */
export function defaultSubCommandRun(command: Command, ctx: Context, args: readonly string[]): never {
  if (args.length > 0) throw unknownSubcommand(ctx, args);
  ctx.streams[command.helpStream ?? 'err'].write(ctx.help());
  throw new ExitError(1);
}

/** `unknown command "x"`, as a group says it of whatever it cannot find below itself. */
function unknownSubcommand(ctx: Context, args: readonly string[]): Error {
  return ctx.usageError(`unknown command "${args.join(' ')}"`);
}
