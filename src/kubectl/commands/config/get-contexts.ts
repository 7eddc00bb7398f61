/** `kubectl config get-contexts`. */

import { compareBytes } from '../../../go/json/json';
import { KUBECTL_TABLE, TabWriter } from '../../../go/tabwriter/tabwriter';
import { command } from '../../cli/command';
import { Aggregate } from '../../cli/errors';
import { flag } from '../../cli/flags/declare';
import { KubeconfigAccess } from '../../kubeconfig/access';
import type { Kubeconfig } from '../../kubeconfig/kubeconfig';

export const getContexts = command({
  name: 'get-contexts',
  usage: 'get-contexts [(-o|--output=)name)]',
  short: 'List contexts of the kubeconfig',
  examples: `# All contexts
kubectl config get-contexts

# One of them
kubectl config get-contexts my-context`,
  flags: {
    'no-headers': flag.bool('Leave out the headers of the table.'),
    output: flag.string('Format of the output. One of: (name).', { shorthand: 'o' }),
  },
  access: 'none',
  run(ctx, args, flags) {
    const output = flags.output;
    if (output !== '' && output !== 'name')
      throw new Error(
        `--output ${output} is not available in kubectl config get-contexts; resetting to default output format`,
      );
    const config = new KubeconfigAccess(ctx).load();
    const names = (args.length > 0 ? args : [...config.contexts.keys()]).filter((name) => config.contexts.has(name));
    names.sort(compareBytes);
    if (output === 'name') ctx.streams.out.write(names.map((name) => `${name}\n`).join(''));
    else ctx.streams.out.write(table(config, names, flags['no-headers']));
    const missing = args.filter((name) => !config.contexts.has(name));
    if (missing.length > 0) throw new Aggregate(missing.map((name) => new Error(`context ${name} not found`)));
  },
});

function table(config: Kubeconfig, names: string[], noHeaders: boolean): string {
  const writer = new TabWriter(KUBECTL_TABLE);
  if (!noHeaders) writer.write('CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n');
  for (const name of names) {
    const { cluster = '', user = '', namespace = '' } = config.contexts.get(name)?.fields ?? {};
    const mark = config.currentContext === name ? '*' : ' ';
    writer.write(`${[mark, name, cluster, user, namespace].join('\t')}\n`);
  }
  return writer.flush();
}
