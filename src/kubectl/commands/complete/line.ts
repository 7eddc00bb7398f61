/** An unfinished command line: which command it is, and what the word at its end is to be. */

import type { Context } from '../../cli/command';
import { type Found, findCommand } from '../../cli/find';
import type { Flag } from '../../cli/flags/flag';
import { noOptDefault } from '../../cli/flags/flag';
import { FlagValues } from '../../cli/flags/flag-values';
import { rootCommand } from '../../cli/root-command';

/** What a shell asks to complete. */
export interface CompletionLine {
  found: Found;
  /** The flags before the word. */
  values: FlagValues;
  /** The arguments before the word. */
  args: string[];
  /** The word, or the value of `flag`. */
  word: string;
  /** The flag whose value the word is. */
  flag?: Flag;
  /** The word is the beginning of a flag. */
  isFlag: boolean;
}

/** Takes a command line apart. Throws when there is no such command, or a flag before the word is none. */
export async function readLine(ctx: Context, words: readonly string[]): Promise<CompletionLine> {
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  const found = await findCommand(rootCommand(ctx), ctx.commands, helpFlag, before);
  if (found.path.length === 1 && found.next !== undefined)
    throw new Error(`Unable to find a command for arguments: [${before.join(' ')}]`);
  const { flag, word, rest } = wordOf(found, last);
  const line = found.flags.normalise(rest);
  if (line.error) throw new Error(`Error while parsing flags from args [${rest.join(' ')}]: ${line.error.message}`);
  const values = new FlagValues(found.flags.all());
  for (const text of line.flags) {
    const equals = text.indexOf('=');
    values.set(text.slice(2, equals), text.slice(equals + 1));
  }
  const isFlag = flag === undefined && word.startsWith('-') && line.argsLenAtDash < 0;
  return { found, values, args: line.args, word, flag, isFlag };
}

function wordOf({ flags, args }: Found, last: string): { flag?: Flag; word: string; rest: string[] } {
  if (args.includes('--')) return { word: last, rest: args };
  const lookup = (name: string) =>
    name.startsWith('--') ? flags.lookup(name.slice(2)) : flags.lookupShorthand(name.slice(-1));
  const equals = last.indexOf('=');
  if (last.startsWith('-') && equals > 0)
    return { flag: lookup(last.slice(0, equals)), word: last.slice(equals + 1), rest: args };
  const previous = args.at(-1) ?? '';
  const flag = /^-./.test(previous) && !previous.includes('=') ? lookup(previous) : undefined;
  if (last.startsWith('-') || !flag || noOptDefault(flag) !== undefined) return { word: last, rest: args };
  return { flag, word: last, rest: args.slice(0, -1) };
}

function helpFlag(command: string): Flag {
  return { name: 'help', shorthand: 'h', type: 'bool', usage: `help for ${command}`, hidden: command !== 'kubectl' };
}
