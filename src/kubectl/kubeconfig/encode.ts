/** A `Kubeconfig` as the file holds it and `kubectl config view` prints it: `clientcmd.Write`. */
import { compareBytes } from '../../go/json/json';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { encodeYAML } from '../../go/yaml/encode';
import { ENTRY, FIELDS, type Section } from './fields';
import type { Kubeconfig } from './kubeconfig';

/** The object in the order of Go's fields; entries by name. */
export function kubeconfigObject(config: Kubeconfig): JsonObject {
  return {
    kind: 'Config',
    apiVersion: 'v1',
    preferences: config.preferences,
    clusters: entryList(config, 'clusters'),
    users: entryList(config, 'users'),
    contexts: entryList(config, 'contexts'),
    'current-context': config.currentContext,
    ...(config.extensions ? { extensions: config.extensions } : {}),
  };
}

/** The text of the file. */
export function encodeKubeconfig(config: Kubeconfig): string {
  return encodeYAML(kubeconfigObject(config));
}

/** The names of a section's entries in Go's order. */
export function sortedNames(config: Kubeconfig, section: Section): string[] {
  return [...config[section].keys()].sort(compareBytes);
}

function entryList(config: Kubeconfig, section: Section): JsonValue {
  const names = sortedNames(config, section);
  if (names.length === 0) return null;
  return names.map((name) => ({ name, [ENTRY[section].key]: body(config, section, name) }));
}

function body(config: Kubeconfig, section: Section, name: string): JsonObject {
  const { fields = {} } = config[section].get(name) ?? {};
  const object: JsonObject = {};
  for (const { name: field, type, always } of FIELDS[section]) {
    const value = fields[field];
    if (!isEmpty(value)) object[field] = value;
    else if (always && type === 'string') object[field] = '';
  }
  return object;
}

function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || value === false;
}
