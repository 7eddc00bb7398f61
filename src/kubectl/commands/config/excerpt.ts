/** What `kubectl config view` leaves out of a kubeconfig, or puts in: MinifyConfig, FlattenConfig and ShortenConfig. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KubeconfigAccess } from '../../kubeconfig/access';
import type { Section } from '../../kubeconfig/fields';
import type { Entry, Kubeconfig } from '../../kubeconfig/kubeconfig';

/** Only the current context and what it names. Throws when something of that is not there. */
export function minify(config: Kubeconfig): Kubeconfig {
  const { currentContext: name } = config;
  if (name === '') throw new Error('current-context must exist in order to minify');
  const contexts = only(config, 'contexts', name, 'context');
  const { cluster, user } = contexts.get(name)?.fields ?? {};
  return {
    ...config,
    contexts,
    clusters: only(config, 'clusters', (cluster as string | undefined) ?? '', 'cluster'),
    users: only(config, 'users', (user as string | undefined) ?? '', 'user'),
  };
}

function only(config: Kubeconfig, section: Section, name: string, kind: string): Map<string, Entry> {
  if (name === '') return new Map();
  const entry = config[section].get(name);
  if (!entry) throw new Error(`cannot locate ${kind} ${name}`);
  return new Map([[name, entry]]);
}

const FILES: [Section, string][] = [
  ['users', 'client-certificate'],
  ['users', 'client-key'],
  ['clusters', 'certificate-authority'],
];

/** The content of files in place of their paths. Throws when one cannot be read. */
export function flatten(access: KubeconfigAccess, config: Kubeconfig): Kubeconfig {
  for (const [section, name] of FILES)
    for (const [key, entry] of config[section]) config[section].set(key, embedded(access, entry, name));
  return config;
}

function embedded(access: KubeconfigAccess, entry: Entry, name: string): Entry {
  const { [name]: file, ...fields } = entry.fields;
  if (!file) return entry;
  if (fields[`${name}-data`]) throw new Error('cannot have values for both path and contents');
  const folder = path.dirname(access.resolve(entry.origin ?? access.defaultFile));
  const target = path.resolve(folder, file as string);
  return { ...entry, fields: { ...fields, [`${name}-data`]: content(target).toString('base64') } };
}

function content(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`open ${file}: no such file or directory`);
  }
}

const SECRETS: [Section, string, string][] = [
  ['users', 'client-certificate-data', 'DATA+OMITTED'],
  ['users', 'client-key-data', 'DATA+OMITTED'],
  ['users', 'token', 'REDACTED'],
  ['users', 'password', 'REDACTED'],
  ['clusters', 'certificate-authority-data', 'DATA+OMITTED'],
];

/** Placeholders for secrets and certificates. */
export function withoutSecrets(config: Kubeconfig): Kubeconfig {
  for (const [section, name, shown] of SECRETS)
    for (const [key, entry] of config[section])
      if (entry.fields[name]) config[section].set(key, { ...entry, fields: { ...entry.fields, [name]: shown } });
  return config;
}
