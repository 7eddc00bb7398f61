/** `kubectl config unset`. */
import { quote } from '../../../go/strconv/quote';
import type { Command } from '../../cli/command';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { copyKubeconfig } from '../../kubeconfig/kubeconfig';
import { modifyKubeconfig } from '../../kubeconfig/modify';
import { unexpectedArgs } from './arguments';
import { unsetProperty } from './property';

export const unset: Command = {
  name: 'unset',
  usage: 'unset PROPERTY_NAME',
  short: 'Take a single value out of the kubeconfig',
  long: `Takes a single value out of the kubeconfig.

PROPERTY_NAME is a path with dots: names of fields and of entries.`,
  examples: `# The current context
kubectl config unset current-context

# The namespace of a context
kubectl config unset contexts.my-context.namespace`,
  access: 'none',
  run(ctx, args) {
    const [name = ''] = args;
    if (args.length !== 1) throw unexpectedArgs(ctx, args);
    const access = new KubeconfigAccess(ctx);
    const config = copyKubeconfig(access.load());
    if (name === '') throw new Error('you must specify a property');
    unsetProperty(config, name);
    modifyKubeconfig(access, config);
    ctx.streams.out.write(`Property ${quote(name)} unset.\n`);
  },
};
