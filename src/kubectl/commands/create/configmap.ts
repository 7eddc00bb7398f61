/** `kubectl create configmap`. */

import { isUtf8 } from 'node:buffer';
import { setField } from '../../../go/json/field';
import { quote } from '../../../go/strconv/quote';
import { hashedName } from '../../../kube/meta/name-hash';
import { isConfigMapKey } from '../../../kube/names/name-formats';
import { flag } from '../../cli/flags/declare';
import { type AddKey, addDataSources, dataSourceFlags, validateDataSources } from './data-sources';
import { generatorCommand, requireName } from './generator';

export const configMap = generatorCommand({
  name: 'configmap',
  aliases: ['cm'],
  usage: 'configmap NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  short: 'Make a config map from files, folders or values',
  long: `Creates a config map from files, folders or values given on the command line.

A file becomes a key named like the file, a folder one key for every file in it that has a valid name.`,
  examples: `# Every file of a folder
kubectl create configmap settings --from-file=config/

# Two files under other names
kubectl create configmap settings --from-file=main=a.txt --from-file=other=b.txt

# Values given here
kubectl create configmap settings --from-literal=color=blue --from-literal=size=3

# The lines of an env file
kubectl create configmap settings --from-env-file=vars.env`,
  flags: { 'append-hash': flag.bool('Put a hash of the content behind the name.'), ...dataSourceFlags('config map') },
  resource: { group: '', version: 'v1', resource: 'configmaps' },
  failure: 'failed to create configmap: ',
  generate({ ctx, name, flags }) {
    requireName(name);
    validateDataSources(flags);
    const content: Content = { data: {}, binaryData: {} };
    addDataSources(ctx, flags, 'config', adder(name, content));
    const named = flags['append-hash'] ? hashedName(name, hashedContent(name, content)) : name;
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: named }, ...content };
  },
});

interface Content {
  data: Record<string, string>;
  binaryData: Record<string, string>;
}

function adder(name: string, { data, binaryData }: Content): AddKey {
  return (key, value) => {
    const problems = isConfigMapKey(key);
    if (problems.length > 0)
      throw new Error(`${quote(key)} is not a valid key name for a ConfigMap: ${problems.join(',')}`);
    for (const [field, known] of Object.entries({ Data: data, BinaryData: binaryData }))
      if (Object.hasOwn(known, key))
        throw new Error(
          `cannot add key ${quote(key)}, another key by that name already exists in ${field} for ConfigMap ${quote(name)}`,
        );
    if (isUtf8(value)) setField(data, key, value.toString());
    else setField(binaryData, key, value.toString('base64'));
  };
}

function hashedContent(name: string, { data, binaryData }: Content) {
  const binary = Object.keys(binaryData).length > 0 ? { binaryData } : {};
  return { kind: 'ConfigMap', name, data, ...binary };
}
