/** `kubemu cluster profiles`. */
import type { Command } from '../../../kubectl/cli/command';
import { BUILT_IN, DEFAULT_PROFILE } from '../../profiles/built-in';

export const profiles: Command = {
  name: 'profiles',
  usage: 'profiles',
  short: 'List the profiles that have a name',
  long: 'Lists the profiles that `kubemu cluster reset --profile NAME` knows; `*` marks the one of a cluster nobody described.',
  access: 'none',
  run(ctx, args) {
    if (args.length > 0) throw ctx.usageError(`unexpected arguments: ${args.join(' ')}`);
    const width = Math.max(...[...BUILT_IN.keys()].map((name) => name.length));
    for (const [name, { short }] of BUILT_IN)
      ctx.streams.out.write(`${name === DEFAULT_PROFILE ? '*' : ' '} ${name.padEnd(width)}   ${short}\n`);
  },
};
