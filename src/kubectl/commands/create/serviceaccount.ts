/** `kubectl create serviceaccount`. */
import { generatorCommand, requireName } from './generator';

export const serviceAccount = generatorCommand({
  name: 'serviceaccount',
  aliases: ['sa'],
  usage: 'serviceaccount NAME [--dry-run=server|client|none]',
  short: 'Make a service account',
  long: 'Creates a service account: who the processes of a pod are.',
  examples: `# A service account named builder
kubectl create serviceaccount builder`,
  resource: { group: '', version: 'v1', resource: 'serviceaccounts' },
  failure: 'failed to create serviceaccount: ',
  generate({ name }) {
    requireName(name);
    return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } };
  },
});
