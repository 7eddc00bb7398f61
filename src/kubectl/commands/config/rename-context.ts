/** `kubectl config rename-context`. */
import { quote } from '../../../go/strconv/quote';
import type { Command } from '../../cli/command';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { copyKubeconfig, type Entry } from '../../kubeconfig/kubeconfig';
import { modifyKubeconfig } from '../../kubeconfig/modify';
import { unexpectedArgs } from './arguments';

export const renameContext: Command = {
  name: 'rename-context',
  usage: 'rename-context CONTEXT_NAME NEW_NAME',
  short: 'Give a context another name',
  long: 'Gives a context another name. If it is the current one, it stays so.',
  examples: `# Call a context by a new name
kubectl config rename-context old-name new-name`,
  access: 'none',
  run(ctx, args) {
    const [name = '', newName = ''] = args;
    if (args.length !== 2) throw unexpectedArgs(ctx, args);
    if (newName === '') throw new Error('You must specify a new non-empty context name');
    const access = new KubeconfigAccess(ctx);
    const config = copyKubeconfig(access.load());
    const file = access.defaultFile;
    const quoted = quote(name);
    if (!config.contexts.has(name)) throw new Error(`cannot rename the context ${quoted}, it's not in ${file}`);
    if (config.contexts.has(newName))
      throw new Error(`cannot rename the context ${quoted}, the context ${quote(newName)} already exists in ${file}`);
    config.contexts.set(newName, config.contexts.get(name) as Entry);
    config.contexts.delete(name);
    if (config.currentContext === name) config.currentContext = newName;
    modifyKubeconfig(access, config);
    ctx.streams.out.write(`Context ${quoted} renamed to ${quote(newName)}.\n`);
  },
};
