/** `kubectl config use-context`. */
import { quote } from '../../../go/strconv/quote';
import type { Command } from '../../cli/command';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { modifyKubeconfig } from '../../kubeconfig/modify';
import { unexpectedArgs } from './arguments';

export const useContext: Command = {
  name: 'use-context',
  aliases: ['use'],
  usage: 'use-context CONTEXT_NAME',
  short: 'Make a context the current one',
  examples: `# Work with the context minikube from here on
kubectl config use-context minikube`,
  access: 'none',
  run(ctx, args) {
    const [name = ''] = args;
    if (args.length !== 1) throw unexpectedArgs(ctx, args);
    const access = new KubeconfigAccess(ctx);
    const config = access.load();
    if (name === '') throw new Error('empty context names are not allowed');
    if (!config.contexts.has(name)) throw new Error(`no context exists with the name: ${quote(name)}`);
    modifyKubeconfig(access, { ...config, currentContext: name });
    ctx.streams.out.write(`Switched to context ${quote(name)}.\n`);
  },
};
