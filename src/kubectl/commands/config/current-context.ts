/** `kubectl config current-context`. */
import type { Command } from '../../cli/command';
import { KubeconfigAccess } from '../../kubeconfig/access';

export const currentContext: Command = {
  name: 'current-context',
  usage: 'current-context [flags]',
  short: 'Print the name of the current context',
  examples: `# The current context
kubectl config current-context`,
  access: 'none',
  run(ctx) {
    const { currentContext: name } = new KubeconfigAccess(ctx).load();
    if (!name) throw new Error('current-context is not set');
    ctx.streams.out.write(`${name}\n`);
  },
};
