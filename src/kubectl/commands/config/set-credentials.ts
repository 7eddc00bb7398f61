/** `kubectl config set-credentials`. */

import { quote } from '../../../go/strconv/quote';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { changed } from '../../cli/flags/flag-values';
import { KubeconfigAccess } from '../../kubeconfig/access';
import { copyKubeconfig, type Entry } from '../../kubeconfig/kubeconfig';
import { modifyKubeconfig } from '../../kubeconfig/modify';
import { unexpectedArgs } from './arguments';
import { checkEmbedded, withFile } from './certificate-file';
import { checkPairs, pluginFlags, withAuthProvider, withExec } from './credential-plugins';

const FILES = ['client-certificate', 'client-key'] as const;

const FLAGS = {
  'client-certificate': flag.string('File with the certificate of the user'),
  'client-key': flag.string('File with the key of the user'),
  'embed-certs': flag.bool('Keep the content of the files in the kubeconfig'),
  token: flag.string('Bearer token of the user'),
  username: flag.string('Name for basic authentication'),
  password: flag.string('Password for basic authentication'),
  ...pluginFlags(),
};

type Flags = ValuesOf<typeof FLAGS>;

export const setCredentials = command({
  name: 'set-credentials',
  usage:
    'set-credentials NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token] [--username=basic_user] [--password=basic_password] [--auth-provider=provider_name] [--auth-provider-arg=key=value] [--exec-command=exec_command] [--exec-api-version=exec_api_version] [--exec-arg=arg] [--exec-env=key=value]',
  short: 'Add a user to the kubeconfig, or change one',
  long: `Adds a user to the kubeconfig, or changes what is named of one that is there.

A token and a user name with a password exclude each other.`,
  examples: `# A user with a token
kubectl config set-credentials ann --token=bearer_token

# A user with a name and a password
kubectl config set-credentials ann --username=ann --password=secret`,
  flags: FLAGS,
  access: 'none',
  run(ctx, args, flags) {
    const [name = ''] = args;
    if (args.length !== 1) throw unexpectedArgs(ctx, args, 'unexpected args');
    try {
      checkPairs(flags);
    } catch (err) {
      ctx.streams.out.write(ctx.help());
      throw new Error(`error: ${(err as Error).message}`);
    }
    if (name === '') throw new Error('you must specify a non-empty user name');
    checkMethods(flags);
    checkEmbedded(ctx, flags, FILES);
    const access = new KubeconfigAccess(ctx);
    const config = copyKubeconfig(access.load());
    const existing = config.users.get(name) ?? { fields: {} };
    config.users.set(name, { ...existing, fields: changedFields(ctx, flags, access, existing) });
    modifyKubeconfig(access, config);
    ctx.streams.out.write(`User ${quote(name)} set.\n`);
  },
});

function checkMethods(flags: Flags): void {
  if (flags.token && (flags.username || flags.password))
    throw new Error(
      'you cannot specify more than one authentication method at the same time: --token, --username/--password',
    );
}

function changedFields(ctx: Context, flags: Flags, access: KubeconfigAccess, entry: Entry): Entry['fields'] {
  let { fields } = entry;
  for (const name of FILES) fields = withFile(ctx, flags, access, { ...entry, fields }, name);
  for (const name of ['token', 'username', 'password'] as const)
    if (changed(flags, name)) fields = { ...fields, [name]: flags[name] };
  // one way of authentication takes the place of the other
  if (flags.token) fields = { ...fields, username: '', password: '' };
  else if (flags.username || flags.password) fields = { ...fields, token: '' };
  return withExec(flags, withAuthProvider(flags, fields));
}
