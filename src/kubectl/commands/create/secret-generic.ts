/** `kubectl create secret generic`. */
import { flag } from '../../cli/flags/declare';
import { addDataSources, dataSourceFlags, validateDataSources } from './data-sources';
import { generatorCommand, requireName } from './generator';
import { appendHashFlag, SECRET, secretData, secretObject } from './secret';

export const secretGeneric = generatorCommand({
  name: 'generic',
  usage:
    'generic NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  short: 'Make a secret from files, folders or values',
  long: `Creates a secret from files, folders or values given on the command line.

A file becomes a key named like the file, a folder one key for every file in it that has a valid name.`,
  examples: `# Values given here
kubectl create secret generic login --from-literal=user=admin --from-literal=password=s3cret

# Files under names of their own
kubectl create secret generic keys --from-file=private=id_rsa --from-file=public=id_rsa.pub

# The lines of an env file
kubectl create secret generic login --from-env-file=login.env`,
  flags: { ...appendHashFlag(), ...dataSourceFlags('secret'), type: flag.string('Type of the secret') },
  ...SECRET,
  generate({ ctx, name, flags }) {
    requireName(name);
    validateDataSources(flags);
    const { data, add } = secretData();
    addDataSources(ctx, flags, 'secret', add);
    return secretObject(name, flags.type, data, flags);
  },
});
