/** `kubemu cluster settle`. */

import { QUIET, RESTLESS_FOR } from '../../../control-plane/clock/rest';
import { formatTime } from '../../../kube/meta/meta';
import { command } from '../../../kubectl/cli/command';
import { ExitError } from '../../../kubectl/cli/errors';
import { flag } from '../../../kubectl/cli/flags/declare';
import type { ClusterSession } from '../../state/session';
import { simulationOf } from '../simulation';

export const settle = command({
  name: 'settle',
  usage: 'settle [--timeout DURATION]',
  short: 'Let time pass until nothing more happens',
  long: `Lets time pass until nothing is left to do but periodic work, such as another attempt to pull an image, and nothing new has begun for four seconds.

Virtual time jumps there; with the real clock the command waits.`,
  flags: { timeout: flag.duration('How much time of the cluster may pass', { default: '1h' }) },
  access: 'write',
  async run(ctx, _args, flags) {
    const session = simulationOf(ctx);
    const settled = await comeToRest(session, session.now() + flags.timeout);
    ctx.streams.out.write(`${formatTime(session.now())}\n`);
    if (!settled) throw new ExitError(1, 'error: the cluster has not settled in time');
  },
});

/** Whether the cluster came to rest before `deadline`. */
async function comeToRest(session: ClusterSession, deadline: number): Promise<boolean> {
  const idle = () => (session.cluster.queue.isQuiet() ? true : undefined);
  let patience = Number.POSITIVE_INFINITY;
  while (await session.waitUntil(idle, deadline - session.now())) {
    if (session.now() >= patience) return true;
    patience = Math.min(patience, session.now() + RESTLESS_FOR);
    const busy = () => (idle() ? undefined : true);
    const rest = Math.min(QUIET, deadline - session.now());
    if (!(await session.waitUntil(busy, rest))) return true;
  }
  return false;
}
