/** The credential plugins of a kubeconfig's user: `auth-provider` and `exec`. */

import { fieldOf } from '../../../go/json/field';
import type { JsonObject } from '../../../go/json/value';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { changed } from '../../cli/flags/flag-values';
import type { Entry } from '../../kubeconfig/kubeconfig';
import { parsePairs } from '../../options/pairs';

type Fields = Entry['fields'];

/** The flags about plugins. */
export function pluginFlags() {
  return {
    'auth-provider': flag.string('Authentication provider of the user'),
    'auth-provider-arg': flag.stringSlice("'key=value' arguments of the authentication provider"),
    'exec-command': flag.string('Program that gives credentials'),
    'exec-api-version': flag.string('API version that program speaks'),
    'exec-arg': flag.stringSlice('Arguments of that program'),
    'exec-env': flag.stringArray("'key=value' of the environment of that program"),
  };
}

type PluginFlags = ValuesOf<ReturnType<typeof pluginFlags>>;

/** The fields with what `--auth-provider` and `--auth-provider-arg` say. */
export function withAuthProvider(flags: PluginFlags, fields: Fields): Fields {
  const existing = fields['auth-provider'] as { name?: string; config?: JsonObject } | undefined;
  const name = flags['auth-provider'];
  const provider = changed(flags, 'auth-provider') && existing?.name !== name ? { name } : existing;
  if (!provider) return fields;
  const { added, removed } = parsePairs(flags['auth-provider-arg'], 'auth-provider-arg', true);
  const config = { ...(provider as { config?: JsonObject }).config, ...added };
  for (const key of removed) delete config[key];
  return { ...fields, 'auth-provider': { ...provider, config } };
}

interface Exec extends JsonObject {
  command: string;
  args: string[] | null;
  env: { name: string; value: string }[] | null;
  apiVersion?: string;
}

/** The fields with what `--exec-command` and its companions say. */
export function withExec(flags: PluginFlags, fields: Fields): Fields {
  const existing = fields.exec as Exec | undefined;
  const command = changed(flags, 'exec-command') ? { command: flags['exec-command'], args: null } : undefined;
  if (!existing && !command) return fields;
  const exec: Exec = { provideClusterInfo: false, env: null, ...existing, ...command } as Exec;
  if (changed(flags, 'exec-api-version')) exec.apiVersion = flags['exec-api-version'];
  if (flags['exec-arg'].length > 0) exec.args = flags['exec-arg'];
  if (flags['exec-env'].length > 0) exec.env = changedEnv(flags, exec.env ?? []);
  const { command: program, args, env, apiVersion, ...rest } = exec;
  return { ...fields, exec: { command: program, args, env, ...(apiVersion ? { apiVersion } : {}), ...rest } };
}

function changedEnv(flags: PluginFlags, env: { name: string; value: string }[]): Exec['env'] {
  const { added, removed } = parsePairs(flags['exec-env'], 'exec-env', true);
  const kept = env
    .filter(({ name }) => !removed.includes(name))
    .map(({ name, value }) => ({ name, value: fieldOf(added, name) ?? value }));
  const names = new Set(kept.map(({ name }) => name));
  const more = Object.entries(added).filter(([name]) => !names.has(name));
  return [...kept, ...more.map(([name, value]) => ({ name, value }))];
}

/** Throws for pairs that are none. */
export function checkPairs(flags: PluginFlags): void {
  for (const name of ['auth-provider-arg', 'exec-env'] as const) parsePairs(flags[name], name, true);
}
