/** `kubectl rollout`. */
import type { Command } from '../cli/command';
import { history } from './rollout/history';
import { pause, resume } from './rollout/pause';
import { restart } from './rollout/restart';
import { status } from './rollout/status';
import { undo } from './rollout/undo';

export const rollout: Command = {
  name: 'rollout',
  usage: 'rollout SUBCOMMAND',
  short: 'Follow and steer the rollout of a resource',
  long: `Follows and steers the rollout of deployments, daemon sets and stateful sets: how a change of their template reaches their pods.`,
  examples: `# Follow a rollout to its end
kubectl rollout status deployment/front

# Back to what was there before
kubectl rollout undo deployment/front

# New pods for all deployments with a label
kubectl rollout restart deployment --selector=app=front`,
  subcommands: [history, pause, restart, resume, status, undo],
  access: 'none',
  helpStream: 'out',
};
