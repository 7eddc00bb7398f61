/** The credential plugins of a kubeconfig's user: `auth-provider` and `exec`. */
import { fieldOf } from '../../../go/json/field';
import type { JsonObject } from '../../../go/json/value';
import type { FlagValues } from '../../cli/command';
import type { Entry } from '../../kubeconfig/kubeconfig';
import { parsePairs } from '../../options/pairs';

type Fields = Entry['fields'];

/** The fields with what `--auth-provider` and `--auth-provider-arg` say. */
export function withAuthProvider(flags: FlagValues, fields: Fields): Fields {
  const existing = fields['auth-provider'] as { name?: string; config?: JsonObject } | undefined;
  const name = flags.string('auth-provider');
  const provider = flags.changed('auth-provider') && existing?.name !== name ? { name } : existing;
  if (!provider) return fields;
  const { added, removed } = parsePairs(flags.strings('auth-provider-arg'), 'auth-provider-arg', true);
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
export function withExec(flags: FlagValues, fields: Fields): Fields {
  const existing = fields.exec as Exec | undefined;
  const command = flags.changed('exec-command') ? { command: flags.string('exec-command'), args: null } : undefined;
  if (!existing && !command) return fields;
  const exec: Exec = { provideClusterInfo: false, env: null, ...existing, ...command } as Exec;
  if (flags.changed('exec-api-version')) exec.apiVersion = flags.string('exec-api-version');
  if (flags.strings('exec-arg').length > 0) exec.args = flags.strings('exec-arg');
  if (flags.strings('exec-env').length > 0) exec.env = changedEnv(flags, exec.env ?? []);
  const { command: program, args, env, apiVersion, ...rest } = exec;
  return { ...fields, exec: { command: program, args, env, ...(apiVersion ? { apiVersion } : {}), ...rest } };
}

function changedEnv(flags: FlagValues, env: { name: string; value: string }[]): Exec['env'] {
  const { added, removed } = parsePairs(flags.strings('exec-env'), 'exec-env', true);
  const kept = env
    .filter(({ name }) => !removed.includes(name))
    .map(({ name, value }) => ({ name, value: fieldOf(added, name) ?? value }));
  const names = new Set(kept.map(({ name }) => name));
  const more = Object.entries(added).filter(([name]) => !names.has(name));
  return [...kept, ...more.map(([name, value]) => ({ name, value }))];
}

/** Throws for pairs that are none. */
export function checkPairs(flags: FlagValues): void {
  for (const name of ['auth-provider-arg', 'exec-env']) parsePairs(flags.strings(name), name, true);
}
