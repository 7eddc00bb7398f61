/** `kubemu cluster advance`. */

import { parseGoDuration } from '../../../go/time/duration';
import { formatTime } from '../../../kube/meta/meta';
import type { Command } from '../../../kubectl/cli/command';
import { simulationOf } from '../simulation';

export const advance: Command = {
  name: 'advance',
  usage: 'advance DURATION',
  short: 'Let virtual time pass',
  long: 'Lets virtual time pass, and everything happen that falls due in it.',
  examples: `# Half a minute
kubemu cluster advance 30s`,
  access: 'write',
  run(ctx, args) {
    if (args.length !== 1) throw ctx.usageError(`exactly one DURATION is required, got ${args.length}`);
    const duration = parseGoDuration(args[0] ?? '');
    if (duration < 0) throw ctx.usageError('time does not go back');
    const { cluster } = simulationOf(ctx);
    if (!cluster.clock.isVirtual)
      throw new Error("only virtual time can be advanced; start with 'kubemu cluster reset --clock virtual'");
    cluster.runDue();
    cluster.advanceTo(cluster.now() + duration);
    ctx.streams.out.write(`${formatTime(cluster.now())}\n`);
  },
};
