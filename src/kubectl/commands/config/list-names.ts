/** `kubectl config get-clusters` and `get-users`. */
import type { Command, Context } from '../../cli/command';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { sortedNames } from '../../kubeconfig/encode';
import type { Section } from '../../kubeconfig/fields';

export const getClusters: Command = {
  name: 'get-clusters',
  usage: 'get-clusters',
  short: 'List the clusters of the kubeconfig',
  examples: `# The clusters kubectl knows
kubectl config get-clusters`,
  access: 'none',
  run: (ctx) => printNames(ctx, 'clusters'),
};

export const getUsers: Command = {
  name: 'get-users',
  usage: 'get-users',
  short: 'List the users of the kubeconfig',
  examples: `# The users kubectl knows
kubectl config get-users`,
  access: 'none',
  run: (ctx) => printNames(ctx, 'users'),
};

function printNames(ctx: Context, section: Section): void {
  const names = sortedNames(new KubeconfigAccess(ctx).load(), section);
  ctx.streams.out.write(['NAME', ...names].map((name) => `${name}\n`).join(''));
}
