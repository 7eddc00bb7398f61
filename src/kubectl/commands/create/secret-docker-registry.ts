/** `kubectl create secret docker-registry`. */

import { encodeJSON } from '../../../go/json/json';
import { flag } from '../../cli/flags/declare';
import { addFromFiles, fromFileFlag } from './data-sources';
import { generatorCommand, requireName } from './generator';
import { appendHashFlag, SECRET, secretData, secretObject } from './secret';

export const secretDockerRegistry = generatorCommand({
  name: 'docker-registry',
  usage:
    'docker-registry NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] [--dry-run=server|client|none]',
  short: 'Make a secret to pull images with',
  long: `Creates a secret that lets nodes pull images from a registry that asks who you are.

Pods name it among their imagePullSecrets, or a service account does for them.`,
  examples: `# For a registry of your own
kubectl create secret docker-registry regcred --docker-server=registry.example --docker-username=me --docker-password=s3cret

# From the file docker login wrote
kubectl create secret docker-registry regcred --from-file=.dockerconfigjson=$HOME/.docker/config.json`,
  flags: {
    ...appendHashFlag(),
    ...fromFileFlag('secret'),
    'docker-email': flag.string('Mail address for the registry'),
    'docker-password': flag.string('Password for the registry'),
    'docker-server': flag.string('Address of the registry', { default: 'https://index.docker.io/v1/' }),
    'docker-username': flag.string('User name for the registry'),
  },
  ...SECRET,
  generate({ ctx, name, flags }) {
    requireName(name);
    const files = flags['from-file'];
    const needed = ['docker-username', 'docker-password', 'docker-server'] as const;
    if (files.length === 0 && needed.some((flag) => flags[flag] === ''))
      throw new Error(
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      );
    const { data, add } = secretData();
    if (files.length > 0) addFromFiles(ctx, files, add);
    else add('.dockerconfigjson', Buffer.from(dockerConfigJSON(flags)));
    return secretObject(name, 'kubernetes.io/dockerconfigjson', data, flags);
  },
});

/** `DockerConfigJSON` with one registry, as Go writes it. */
function dockerConfigJSON(
  flags: Record<'docker-username' | 'docker-password' | 'docker-email' | 'docker-server', string>,
): string {
  const username = flags['docker-username'];
  const password = flags['docker-password'];
  const email = flags['docker-email'];
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const entry = { username, password, ...(email ? { email } : {}), auth };
  return encodeJSON({ auths: { [flags['docker-server']]: entry } }, '', 'as-is');
}
