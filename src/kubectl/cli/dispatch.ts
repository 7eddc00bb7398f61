/** Hands a command line in normal form to commander, which sets the flags and calls the command. */
import { Command as CommanderCommand, Option } from 'commander';
import type { FlagSet, NormalisedArgs } from './flags/flag-set';
import type { FlagValues } from './flags/flag-values';

/**
 * Builds the branch of the command tree that leads along `path`, declares the flags on its last command and parses
 * `line` with it: every flag's value goes to `values` in the order of the line, then `action` gets the arguments.
 * Rejects with what a flag's value or the action throws.
 */
export async function dispatch(
  path: readonly string[],
  flags: FlagSet,
  values: FlagValues,
  line: NormalisedArgs,
  action: (args: string[]) => Promise<void>,
): Promise<void> {
  const program = bare(new CommanderCommand(path[0]));
  let leaf = program;
  for (const name of path.slice(1)) leaf = bare(leaf.command(name));
  for (const flag of flags.all()) {
    const option = new Option(`--${flag.name} <value>`).argParser((text) => values.set(flag.name, text));
    // commander would read `--no-headers` as the opposite of a flag `--headers`; for pflag it is just a name
    option.negate = false;
    leaf.addOption(option);
  }
  leaf.argument('[args...]').action((args: string[]) => action(args));
  await program.parseAsync([...path.slice(1), ...line.flags, '--', ...line.args], { from: 'user' });
}

/** Help and exits are ours, in kubectl's words. */
function bare(command: CommanderCommand): CommanderCommand {
  return command.helpOption(false).helpCommand(false).exitOverride();
}
