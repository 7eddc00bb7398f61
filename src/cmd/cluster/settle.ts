/** `kubemu cluster settle`. */
import { formatTime } from '../../apimachinery/meta';
import type { Command } from '../command';
import { ExitError } from '../errors';

export const settle: Command = {
  name: 'settle',
  usage: 'settle [--timeout DURATION]',
  short: 'Let time pass until nothing more happens',
  long: `Lets time pass until nothing is left to do but periodic work, such as another attempt to pull an image.

Virtual time jumps there; with the real clock the command waits.`,
  flags: [{ name: 'timeout', type: 'duration', default: '1h', usage: 'How much time of the cluster may pass' }],
  access: 'write',
  async run(ctx, _args, flags) {
    const { session } = ctx;
    const quiet = () => (session.cluster.queue.isQuiet() ? true : undefined);
    const settled = await session.waitUntil(quiet, flags.duration('timeout'));
    ctx.streams.out.write(`${formatTime(session.now())}\n`);
    if (!settled) throw new ExitError(1, 'error: the cluster has not settled in time');
  },
};
