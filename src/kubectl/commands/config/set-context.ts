/** `kubectl config set-context`. */
import { quote } from '../../../go/strconv/quote';
import type { Command, Context, FlagValues } from '../../cli/command';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { copyKubeconfig, type Entry } from '../../kubeconfig/kubeconfig';
import { modifyKubeconfig } from '../../kubeconfig/modify';
import { unexpectedArgs } from './arguments';

const FIELDS = ['cluster', 'user', 'namespace'] as const;

export const setContext: Command = {
  name: 'set-context',
  usage: 'set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  short: 'Add a context to the kubeconfig, or change one',
  long: 'Adds a context to the kubeconfig, or changes what is named of one that is there.',
  examples: `# The namespace of the current context
kubectl config set-context --current --namespace=test`,
  flags: [
    { name: 'cluster', type: 'string', usage: 'Cluster of the context' },
    { name: 'user', type: 'string', usage: 'User of the context' },
    { name: 'namespace', type: 'string', usage: 'Namespace of the context' },
    { name: 'current', type: 'bool', usage: 'Change the current context' },
  ],
  access: 'none',
  run(ctx, args, flags) {
    if (args.length > 1) throw unexpectedArgs(ctx, args);
    const given = contextName(args, flags);
    const access = new KubeconfigAccess(ctx);
    const config = copyKubeconfig(access.load());
    const name = given ?? config.currentContext;
    if (name === '') throw new Error('no current context is set');
    const existing = config.contexts.get(name);
    config.contexts.set(name, changed(existing, flags));
    modifyKubeconfig(access, config);
    tell(ctx, name, existing !== undefined);
  },
};

/** The name on the command line; undefined for the current context. */
function contextName([name = '']: string[], flags: FlagValues): string | undefined {
  const current = flags.bool('current');
  if (name === '' && !current) throw new Error('you must specify a non-empty context name or --current');
  if (name !== '' && current) throw new Error('you cannot specify both a context name and --current');
  return current ? undefined : name;
}

function changed(existing: Entry | undefined, flags: FlagValues): Entry {
  const given = FIELDS.filter((name) => flags.changed(name)).map((name) => [name, flags.string(name)]);
  return { ...existing, fields: { ...existing?.fields, ...Object.fromEntries(given) } };
}

function tell(ctx: Context, name: string, existed: boolean): void {
  ctx.streams.out.write(`Context ${quote(name)} ${existed ? 'modified' : 'created'}.\n`);
}
