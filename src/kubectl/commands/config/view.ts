/** `kubectl config view`. */

import { encodeJSON } from '../../../go/json/json';
import type { JsonObject } from '../../../go/json/value';
import type { KubeObject } from '../../../kube/meta/meta';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { kubeconfigObject } from '../../kubeconfig/encode';
import { copyKubeconfig } from '../../kubeconfig/kubeconfig';
import { printFlags } from '../../options/standard';
import { noPrinterError, OBJECT_FORMATS, objectPrinter } from '../../printers/object-printer';
import { flatten, minify, withoutSecrets } from './excerpt';

const FLAGS = {
  ...printFlags([], 'yaml'),
  flatten: flag.bool('Put the content of files in place of their paths'),
  merge: flag.bool('Merge all kubeconfig files', { default: true }),
  minify: flag.bool('Leave out what the current context does not use'),
  raw: flag.bool('Show secrets and certificates'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const view = command({
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
  flags: FLAGS,
  access: 'none',
  run(ctx, args, flags) {
    if (args.length > 0) throw ctx.usageError(`unexpected arguments: [${args.join(' ')}]`);
    const print = printer(ctx, flags);
    const access = new KubeconfigAccess(ctx);
    if (!flags.merge && !access.explicit) throw new Error('if merge==false a precise file must be specified');
    let config = copyKubeconfig(access.load());
    if (flags.minify) config = minify({ ...config, currentContext: ctx.globals.context ?? config.currentContext });
    if (flags.flatten) config = flatten(access, config);
    else if (!flags.raw) config = withoutSecrets(config);
    print(kubeconfigObject(config));
  },
});

function printer(ctx: Context, flags: Flags): (object: JsonObject) => void {
  const output = flags.output;
  const write = (text: string) => ctx.streams.out.write(text);
  if (output === 'json') return (object) => write(`${encodeJSON(object, '    ', 'as-is')}\n`);
  // a kubeconfig has no name
  if (output === 'name') return () => write('config/<unknown>\n');
  const print = objectPrinter({
    output,
    template: flags.template,
    allowMissingKeys: flags['allow-missing-template-keys'],
    typed: true,
    cwd: ctx.cwd,
  });
  if (!print) throw noPrinterError(output, OBJECT_FORMATS);
  return (object) => print(object as unknown as KubeObject, write);
}
