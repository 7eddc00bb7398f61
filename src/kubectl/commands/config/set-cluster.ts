/** `kubectl config set-cluster`. */

import { quote } from '../../../go/strconv/quote';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { changed } from '../../cli/flags/flag-values';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { copyKubeconfig, type Entry } from '../../kubeconfig/kubeconfig';
import { modifyKubeconfig } from '../../kubeconfig/modify';
import { unexpectedArgs } from './arguments';
import { checkEmbedded, withFile } from './certificate-file';

const FLAGS = {
  server: flag.string('Address of the server'),
  'tls-server-name': flag.string("Name to expect in the server's certificate"),
  'insecure-skip-tls-verify': flag.bool('Accept any certificate'),
  'certificate-authority': flag.string('File with the certificate of the authority to trust'),
  'embed-certs': flag.bool('Keep the content of the file in the kubeconfig'),
  'proxy-url': flag.string('Proxy on the way to the server'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const setCluster = command({
  name: 'set-cluster',
  usage:
    'set-cluster NAME [--server=server] [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]',
  short: 'Add a cluster to the kubeconfig, or change one',
  long: 'Adds a cluster to the kubeconfig, or changes what is named of one that is there.',
  examples: `# Only the server
kubectl config set-cluster e2e --server=https://1.2.3.4

# A certificate kept in the kubeconfig itself
kubectl config set-cluster e2e --embed-certs --certificate-authority=ca.crt`,
  flags: FLAGS,
  access: 'none',
  run(ctx, args, flags) {
    const [name = ''] = args;
    if (args.length !== 1) throw unexpectedArgs(ctx, args);
    if (name === '') throw new Error('you must specify a non-empty cluster name');
    if (flags['insecure-skip-tls-verify'] && flags['certificate-authority'] !== '')
      throw new Error('you cannot specify a certificate authority and insecure mode at the same time');
    checkEmbedded(ctx, flags, ['certificate-authority']);
    const access = new KubeconfigAccess(ctx);
    const config = copyKubeconfig(access.load());
    const existing = config.clusters.get(name) ?? { fields: {} };
    config.clusters.set(name, { ...existing, fields: changedFields(ctx, flags, access, existing) });
    modifyKubeconfig(access, config);
    ctx.streams.out.write(`Cluster ${quote(name)} set.\n`);
  },
});

function changedFields(ctx: Context, flags: Flags, access: KubeconfigAccess, entry: Entry): Entry['fields'] {
  const insecure = flags['insecure-skip-tls-verify'];
  // whoever says nothing of it gets a verified connection, whatever there was before
  let fields: Entry['fields'] = { ...entry.fields, 'insecure-skip-tls-verify': insecure };
  if (changed(flags, 'server')) fields = { ...fields, server: flags.server, 'tls-server-name': '' };
  for (const name of ['tls-server-name', 'proxy-url'] as const)
    if (changed(flags, name)) fields = { ...fields, [name]: flags[name] };
  if (insecure) fields = { ...fields, 'certificate-authority': '', 'certificate-authority-data': '' };
  return withFile(ctx, flags, access, { ...entry, fields }, 'certificate-authority');
}
