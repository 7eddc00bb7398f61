/** `kubemu env`. */

import path from 'node:path';
import { command } from '../../kubectl/cli/command';
import { flag } from '../../kubectl/cli/flags/declare';
import { stateFilePath } from '../../kubectl/kubeconfig/state-path';

export const env = command({
  name: 'env',
  usage: 'env',
  short: 'Print the shell settings that make kubectl this one',
  long: `Prints what a shell must be told so that kubectl and kubemu are found first.

With --virtual-time, sleep, date, timeout and watch go by the clock of the cluster, if that is virtual: a script with sleeps and loops runs at full speed, commands in its background take turns with it, and it prints the same every time.`,
  examples: `# In a shell or a script
eval "$(kubemu env)"

# A script whose sleeps and loops take no time, on a cluster with virtual time
eval "$(kubemu env --virtual-time)"`,
  flags: { 'virtual-time': flag.bool("Put sleep, date, timeout and watch on the PATH that go by the cluster's clock") },
  access: 'none',
  run(ctx, _args, flags) {
    const bin = path.dirname(ctx.executable);
    const virtual = flags['virtual-time'];
    const folders = virtual ? [path.join(bin, 'virtual-time'), bin] : [bin];
    ctx.streams.out.write(`export PATH=${folders.map(quoted).join(':')}:"$PATH"\n`);
    if (virtual || ctx.globals.stateFile)
      ctx.streams.out.write(`export KUBEMU_STATE=${quoted(stateFilePath(ctx.globals.stateFile, ctx.env, ctx.cwd))}\n`);
    // The processes of this shell wait for each other before time goes on.
    if (virtual) ctx.streams.out.write('export KUBEMU_TIME_ROOT=$$\n');
  },
});

/** A word of a shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
