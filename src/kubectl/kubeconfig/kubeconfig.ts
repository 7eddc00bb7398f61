/** A kubeconfig in memory: `clientcmdapi.Config`. */
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { Section } from './fields';

/** A cluster, user or context. */
export interface Entry {
  /** Only the fields that are set. */
  fields: JsonObject;
  /** The file it was read from, as the file was named; a change goes back there. */
  origin?: string;
}

export interface Kubeconfig extends Record<Section, Map<string, Entry>> {
  currentContext: string;
  preferences: JsonObject;
  extensions?: JsonValue;
}

/** A kubeconfig with nothing in it. */
export function emptyKubeconfig(): Kubeconfig {
  return { clusters: new Map(), users: new Map(), contexts: new Map(), currentContext: '', preferences: {} };
}

/** Name of the cluster, the user and the context one has without any kubeconfig. */
export const BUILT_IN = 'kubemu';

/** What holds without a file: one context, for the cluster of the state file. `origin` is the file a change makes. */
export function builtInKubeconfig(origin: string): Kubeconfig {
  const entry = (fields: JsonObject): Map<string, Entry> => new Map([[BUILT_IN, { fields, origin }]]);
  return {
    clusters: entry({ server: 'https://127.0.0.1:6443' }),
    users: entry({}),
    contexts: entry({ cluster: BUILT_IN, user: BUILT_IN }),
    currentContext: BUILT_IN,
    preferences: {},
  };
}

/** A copy that can be changed without changing this one. */
export function copyKubeconfig(config: Kubeconfig): Kubeconfig {
  const copied = (entries: Map<string, Entry>) =>
    new Map([...entries].map(([name, { fields, ...rest }]) => [name, { ...rest, fields: { ...fields } }]));
  return {
    ...config,
    clusters: copied(config.clusters),
    users: copied(config.users),
    contexts: copied(config.contexts),
    preferences: { ...config.preferences },
  };
}
