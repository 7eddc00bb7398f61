/** `kubectl create secret docker-registry`. */
import { encodeJSON } from '../../../go/json/json';
import type { FlagValues } from '../../cli/command';
import { addFromFiles, fromFileFlag } from './data-sources';
import { type Generator, requireName } from './generator';
import { appendHashFlag, SECRET, secretData, secretObject } from './secret';

export const secretDockerRegistry: Generator = {
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
  flags: [
    appendHashFlag(),
    fromFileFlag('secret'),
    { name: 'docker-email', type: 'string', usage: 'Mail address for the registry' },
    { name: 'docker-password', type: 'string', usage: 'Password for the registry' },
    {
      name: 'docker-server',
      type: 'string',
      default: 'https://index.docker.io/v1/',
      usage: 'Address of the registry',
    },
    { name: 'docker-username', type: 'string', usage: 'User name for the registry' },
  ],
  ...SECRET,
  generate({ ctx, name, flags }) {
    requireName(name);
    const files = flags.strings('from-file');
    const needed = ['docker-username', 'docker-password', 'docker-server'];
    if (files.length === 0 && needed.some((flag) => flags.string(flag) === ''))
      throw new Error(
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      );
    const { data, add } = secretData();
    if (files.length > 0) addFromFiles(ctx, files, add);
    else add('.dockerconfigjson', Buffer.from(dockerConfigJSON(flags)));
    return secretObject(name, 'kubernetes.io/dockerconfigjson', data, flags);
  },
};

/** `DockerConfigJSON` with one registry, as Go writes it. */
function dockerConfigJSON(flags: FlagValues): string {
  const username = flags.string('docker-username');
  const password = flags.string('docker-password');
  const email = flags.string('docker-email');
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const entry = { username, password, ...(email ? { email } : {}), auth };
  return encodeJSON({ auths: { [flags.string('docker-server')]: entry } }, '', 'as-is');
}
