/** `kubectl config view`. */
import { encodeJSON } from '../../../go/json/json';
import type { JsonObject } from '../../../go/json/value';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Command, Context, FlagValues } from '../../cli/command';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { kubeconfigObject } from '../../kubeconfig/encode';
import { copyKubeconfig } from '../../kubeconfig/kubeconfig';
import { printFlags } from '../../options/standard';
import { noPrinterError, OBJECT_FORMATS, objectPrinter } from '../../printers/object-printer';
import { flatten, minify, withoutSecrets } from './excerpt';

export const view: Command = {
  name: 'view',
  usage: 'view [flags]',
  short: 'Show the kubeconfig',
  long: `Shows the kubeconfig: all its files as one, or the file that is given.

Parts of it can be had with --output jsonpath={...}.`,
  examples: `# All of it
kubectl config view

# With secrets and certificates
kubectl config view --raw

# Only the current context, without references to files
kubectl config view --minify --flatten

# One value
kubectl config view -o jsonpath='{.contexts[?(@.name == "kubemu")].context.namespace}'`,
  flags: [
    ...printFlags([], 'yaml'),
    { name: 'flatten', type: 'bool', usage: 'Put the content of files in place of their paths' },
    { name: 'merge', type: 'bool', default: true, usage: 'Merge all kubeconfig files' },
    { name: 'minify', type: 'bool', usage: 'Leave out what the current context does not use' },
    { name: 'raw', type: 'bool', usage: 'Show secrets and certificates' },
  ],
  access: 'none',
  run(ctx, args, flags) {
    if (args.length > 0) throw ctx.usageError(`unexpected arguments: [${args.join(' ')}]`);
    const print = printer(ctx, flags);
    const access = new KubeconfigAccess(ctx);
    if (!flags.bool('merge') && !access.explicit) throw new Error('if merge==false a precise file must be specified');
    let config = copyKubeconfig(access.load());
    if (flags.bool('minify'))
      config = minify({ ...config, currentContext: ctx.globals.context ?? config.currentContext });
    if (flags.bool('flatten')) config = flatten(access, config);
    else if (!flags.bool('raw')) config = withoutSecrets(config);
    print(kubeconfigObject(config));
  },
};

function printer(ctx: Context, flags: FlagValues): (object: JsonObject) => void {
  const output = flags.string('output');
  const write = (text: string) => ctx.streams.out.write(text);
  if (output === 'json') return (object) => write(`${encodeJSON(object, '    ', 'as-is')}\n`);
  // a kubeconfig has no name
  if (output === 'name') return () => write('config/<unknown>\n');
  const print = objectPrinter({
    output,
    template: flags.string('template'),
    allowMissingKeys: flags.bool('allow-missing-template-keys'),
    typed: true,
    cwd: ctx.cwd,
  });
  if (!print) throw noPrinterError(output, OBJECT_FORMATS);
  return (object) => print(object as unknown as KubeObject, write);
}
