/** `kubectl create quota`. */

import { canonical } from '../../../kube/quantity/quantity';
import { flag } from '../../cli/flags/declare';
import { generatorCommand, requireName } from './generator';

export const quota = generatorCommand({
  name: 'quota',
  aliases: ['resourcequota'],
  usage: 'quota NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]',
  short: 'Make a resource quota',
  long: 'Creates a resource quota: how much a namespace may hold, for all its objects or those of some scopes.',
  examples: `# At most five pods that ask for two CPUs together
kubectl create quota small --hard=pods=5,requests.cpu=2

# For pods that ask for nothing
kubectl create quota best-effort --hard=pods=10 --scopes=BestEffort`,
  flags: {
    hard: flag.string('Limits as resource=quantity, with commas between them.'),
    scopes: flag.string('Scopes, with commas between them; an object must be in all of them.'),
  },
  resource: { group: '', version: 'v1', resource: 'resourcequotas' },
  failure: 'failed to create quota: ',
  generate({ name, flags }) {
    requireName(name);
    const hard = parseHard(flags.hard);
    const scopes = parseScopes(flags.scopes);
    return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name }, spec: { hard, scopes } };
  },
});

function parseHard(spec: string): Record<string, string> {
  if (spec === '') return {};
  return Object.fromEntries(
    spec.split(',').map((statement) => {
      const [resource = '', quantity, ...more] = statement.split('=');
      if (quantity === undefined || more.length > 0)
        throw new Error(`Invalid argument syntax ${statement}, expected <resource>=<value>`);
      return [resource, canonical(quantity)];
    }),
  );
}

function parseScopes(spec: string): string[] {
  if (spec === '') return [];
  const scopes = spec.split(',');
  if (scopes.includes('')) throw new Error('invalid resource quota scope ""');
  return scopes;
}
