/** `kubectl config set`. */

import { quote } from '../../../go/strconv/quote';
import { command } from '../../cli/command';
import { flag } from '../../cli/flags/declare';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { copyKubeconfig } from '../../kubeconfig/kubeconfig';
import { modifyKubeconfig } from '../../kubeconfig/modify';
import { unexpectedArgs } from './arguments';
import { setProperty } from './property';

export const set = command({
  name: 'set',
  usage: 'set PROPERTY_NAME PROPERTY_VALUE',
  short: 'Set a single value of the kubeconfig',
  long: `Sets a single value of the kubeconfig.

PROPERTY_NAME is a path with dots: names of fields and of entries. PROPERTY_VALUE is the new value; that of a field with binary data is base64, unless --set-raw-bytes is given.`,
  examples: `# The server of a cluster
kubectl config set clusters.my-cluster.server https://1.2.3.4

# The cluster of a context
kubectl config set contexts.my-context.cluster my-cluster`,
  flags: { 'set-raw-bytes': flag.bool('Take the value of a field with binary data as it is.') },
  access: 'none',
  run(ctx, args, flags) {
    const [name = '', value = ''] = args;
    if (args.length !== 2) throw unexpectedArgs(ctx, args);
    if (value === '') throw new Error('you cannot use set to unset a property');
    if (name === '') throw new Error('you must specify a property');
    const access = new KubeconfigAccess(ctx);
    const config = copyKubeconfig(access.load());
    setProperty(config, name, value, flags['set-raw-bytes']);
    modifyKubeconfig(access, config);
    ctx.streams.out.write(`Property ${quote(name)} set.\n`);
  },
});
