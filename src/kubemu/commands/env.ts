/** `kubemu env`. */
import path from 'node:path';
import type { Command } from '../../kubectl/cli/command';

export const env: Command = {
  name: 'env',
  usage: 'env',
  short: 'Print the shell settings that make kubectl this one',
  long: `Prints what a shell must be told so that kubectl and kubemu are found first.`,
  examples: `# In a shell or a script
eval "$(kubemu env)"`,
  access: 'none',
  run(ctx) {
    const bin = path.dirname(ctx.executable);
    const quoted = `'${bin.replaceAll("'", `'\\''`)}'`;
    ctx.streams.out.write(`export PATH=${quoted}:"$PATH"\n`);
    if (ctx.globals.stateFile)
      ctx.streams.out.write(
        `export KUBEMU_STATE='${path.resolve(ctx.cwd, ctx.globals.stateFile).replaceAll("'", `'\\''`)}'\n`,
      );
  },
};
