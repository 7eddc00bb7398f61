/** `kubectl __complete`: what a shell's completion script asks, in the protocol of cobra v1.7. */
import type { Command, Context } from '../cli/command';
import { entries } from '../cli/find';
import { argumentsOf } from './complete/arguments';
import { type Completions, choices, Directive, directiveText, NOTHING } from './complete/directive';
import { CompletionFactory } from './complete/factory';
import { flagNames, flagValues, requiredFlags } from './complete/flags';
import { type CompletionLine, readLine } from './complete/line';

export const complete: Command = completeCommand('__complete', true);
export const completeNoDesc: Command = completeCommand('__completeNoDesc', false);

function completeCommand(name: string, described: boolean): Command {
  return {
    name,
    usage: `${name} [command-line]`,
    short: 'Print the completions of an unfinished command line',
    hidden: true,
    rawArgs: true,
    access: 'none',
    async run(ctx, args) {
      const { words, directive } = await completions(ctx, args);
      for (const word of words)
        ctx.streams.out.write(`${oneLine(described ? word : (word.split('\t', 1)[0] ?? ''))}\n`);
      ctx.streams.out.write(`:${directive}\n`);
      ctx.streams.err.write(`Completion ended with directive: ${directiveText(directive)}\n`);
    },
  };
}

/** A description may have lines; the protocol has one for each completion. */
function oneLine(word: string): string {
  return (word.split('\n', 1)[0] ?? '').trim();
}

async function completions(ctx: Context, words: string[]): Promise<Completions> {
  let site: CompletionFactory | undefined;
  try {
    const line = await readLine(ctx, words[0] === 'help' && words.length > 1 ? words.slice(1) : words);
    if (words[0] === 'help' && words.length > 1) return choices(subcommandNames(line), line.word);
    site = await CompletionFactory.open(ctx, line.found.path, line.values);
    return completionsOf(site, line);
  } catch (err) {
    ctx.streams.err.write(`[Debug] [Error] ${(err as Error).message}\n`);
    return NOTHING;
  } finally {
    site?.close();
  }
}

function completionsOf(site: CompletionFactory, line: CompletionLine): Completions {
  if (line.values.all().help) return { words: [], directive: Directive.NoFileComp };
  if (line.flag) return flagValues(site, line);
  if (line.isFlag) return flagNames(line);
  const subcommands = subcommandNames(line);
  const required = requiredFlags(line.found.flags.all(), line.values, line.word);
  if (line.found.groups.length > 0 && (subcommands.length > 0 || !line.found.command.run))
    return { words: [...subcommands, ...required], directive: Directive.NoFileComp };
  const { words, directive } = argumentsOf(site, line);
  return { words: [...required, ...words], directive };
}

function subcommandNames({ found, values, args, word }: CompletionLine): string[] {
  const ownFlags = found.path.length > 1 ? Object.keys(found.command.flags ?? {}) : [];
  if (args.length > 0 || ownFlags.some((name) => values.changed(name))) return [];
  return entries(found.groups)
    .filter(({ name, hidden }) => name.startsWith(word) && (!hidden || name === 'help'))
    .map(({ name, short }) => `${name}\t${short}`)
    .sort();
}
