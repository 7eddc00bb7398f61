/** `kubectl create namespace`. */
import { generatorCommand, requireName } from './generator';

export const namespace = generatorCommand({
  name: 'namespace',
  aliases: ['ns'],
  usage: 'namespace NAME [--dry-run=server|client|none]',
  short: 'Make a namespace',
  long: 'Creates a namespace.',
  examples: `# A namespace named team-a
kubectl create namespace team-a`,
  resource: { group: '', version: 'v1', resource: 'namespaces' },
  clusterScoped: true,
  generate({ name }) {
    requireName(name);
    return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  },
});
