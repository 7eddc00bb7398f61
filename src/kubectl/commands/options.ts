/** `kubectl options`: the flags every command accepts. */
import type { Command } from '../cli/command';
import { namedFlags } from '../cli/flags/declare';
import { globalFlags } from '../cli/flags/global';
import { flagUsages, visible } from '../cli/help';

export const options: Command = {
  name: 'options',
  usage: 'options',
  short: 'List the flags every command accepts',
  access: 'none',
  flagErrorHint: "Run 'kubectl options' without flags.",
  run(ctx) {
    const flags = visible(namedFlags(globalFlags(ctx.binary, ctx.env.HOME ?? '')));
    ctx.streams.out.write(`The following options can be passed to any command:\n\n${flagUsages(flags)}\n\n`);
  },
};
