/** What kubemu's own commands work on: more than kubectl's may know of. */
import type { Context } from '../../kubectl/cli/command';
import { ClusterSession } from '../state/session';

/** The session of a command with its simulation. Throws where the command was not run by kubemu's own `main`. */
export function simulationOf({ session }: Context): ClusterSession {
  if (!(session instanceof ClusterSession)) throw new TypeError('no simulation is behind this session');
  return session;
}
