/** `kubectl config set-context`. */

import { quote } from '../../../go/strconv/quote';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { changed } from '../../cli/flags/flag-values';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { copyKubeconfig, type Entry } from '../../kubeconfig/kubeconfig';
import { modifyKubeconfig } from '../../kubeconfig/modify';
import { unexpectedArgs } from './arguments';

const FIELDS = ['cluster', 'user', 'namespace'] as const;

const FLAGS = {
  cluster: flag.string('Cluster of the context'),
  user: flag.string('User of the context'),
  namespace: flag.string('Namespace of the context'),
  current: flag.bool('Change the current context'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const setContext = command({
  name: 'set-context',
  usage: 'set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  short: 'Add a context to the kubeconfig, or change one',
  long: 'Adds a context to the kubeconfig, or changes what is named of one that is there.',
  examples: `# The namespace of the current context
kubectl config set-context --current --namespace=test`,
  flags: FLAGS,
  access: 'none',
  run(ctx, args, flags) {
    if (args.length > 1) throw unexpectedArgs(ctx, args);
    const given = contextName(args, flags);
    const access = new KubeconfigAccess(ctx);
    const config = copyKubeconfig(access.load());
    const name = given ?? config.currentContext;
    if (name === '') throw new Error('no current context is set');
    const existing = config.contexts.get(name);
    config.contexts.set(name, withChanges(existing, flags));
    modifyKubeconfig(access, config);
    tell(ctx, name, existing !== undefined);
  },
});

/** The name on the command line; undefined for the current context. */
function contextName([name = '']: string[], flags: Flags): string | undefined {
  const current = flags.current;
  if (name === '' && !current) throw new Error('you must specify a non-empty context name or --current');
  if (name !== '' && current) throw new Error('you cannot specify both a context name and --current');
  return current ? undefined : name;
}

function withChanges(existing: Entry | undefined, flags: Flags): Entry {
  const given = FIELDS.filter((name) => changed(flags, name)).map((name) => [name, flags[name]]);
  return { ...existing, fields: { ...existing?.fields, ...Object.fromEntries(given) } };
}

function tell(ctx: Context, name: string, existed: boolean): void {
  ctx.streams.out.write(`Context ${quote(name)} ${existed ? 'modified' : 'created'}.\n`);
}
