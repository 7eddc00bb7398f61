/** `kubectl config delete-cluster`, `delete-context` and `delete-user`. */
import type { Command, Context } from '../../cli/command';
import { KubeconfigAccess } from '../../kubeconfig/access';
import type { Section } from '../../kubeconfig/fields';
import { copyKubeconfig } from '../../kubeconfig/kubeconfig';
import { modifyKubeconfig } from '../../kubeconfig/modify';

export const deleteCluster: Command = {
  name: 'delete-cluster',
  usage: 'delete-cluster NAME',
  short: 'Delete a cluster from the kubeconfig',
  examples: `# The cluster minikube
kubectl config delete-cluster minikube`,
  access: 'none',
  run: (ctx, args) => deleteOrHelp(ctx, args, 'clusters', 'cluster'),
};

export const deleteContext: Command = {
  name: 'delete-context',
  usage: 'delete-context NAME',
  short: 'Delete a context from the kubeconfig',
  examples: `# The context of the cluster minikube
kubectl config delete-context minikube`,
  access: 'none',
  run: (ctx, args) => deleteOrHelp(ctx, args, 'contexts', 'context'),
};

export const deleteUser: Command = {
  name: 'delete-user',
  usage: 'delete-user NAME',
  short: 'Delete a user from the kubeconfig',
  examples: `# The user minikube
kubectl config delete-user minikube`,
  access: 'none',
  run(ctx, args) {
    if (args.length !== 1) throw ctx.usageError('user to delete is required');
    deleteEntry(ctx, args[0] ?? '', 'users', 'user');
  },
};

/** Without exactly one name kubectl shows the help, and is content. */
function deleteOrHelp(ctx: Context, args: string[], section: Section, kind: string): void {
  if (args.length === 1) deleteEntry(ctx, args[0] ?? '', section, kind);
  else ctx.streams.out.write(ctx.help());
}

function deleteEntry(ctx: Context, name: string, section: Section, kind: string): void {
  const access = new KubeconfigAccess(ctx);
  const config = copyKubeconfig(access.load());
  const file = access.defaultFile;
  if (!config[section].has(name)) throw new Error(`cannot delete ${kind} ${name}, not in ${file}`);
  if (section === 'contexts' && config.currentContext === name)
    ctx.streams.err.write(
      'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
    );
  config[section].delete(name);
  modifyKubeconfig(access, config);
  ctx.streams.out.write(`deleted ${kind} ${name} from ${file}\n`);
}
