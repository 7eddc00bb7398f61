/** `--from`: variables that refer to the keys of config maps and secrets. */
import type { ConfigMap, EnvVar, Secret } from '../../../kube/api/core/v1';
import type { Context } from '../../cli/command';
import { type Flags, setInfos } from './flags';

/** A variable for each key, or for those `--keys` names. Rejects for other kinds of objects. */
export async function variablesFrom(ctx: Context, flags: Flags & { from: string; keys: string[] }): Promise<EnvVar[]> {
  const from = flags.from;
  const keys = flags.keys;
  const infos = await setInfos(ctx, flags.local ? [] : [from], flags);
  return infos.flatMap(({ object }) => {
    const { kind, metadata, data = {} } = object as ConfigMap | Secret;
    if (kind !== 'Secret' && kind !== 'ConfigMap') throw new Error('unsupported resource specified in --from');
    const wanted = Object.keys(data)
      .filter((key) => keys.length === 0 || keys.includes(key))
      .sort();
    return wanted.map((key): EnvVar => {
      const reference = { name: metadata.name, key };
      const valueFrom = kind === 'Secret' ? { secretKeyRef: reference } : { configMapKeyRef: reference };
      const name = key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase();
      if (name !== key) ctx.streams.err.write(`Warning: key ${key} transferred to ${name}\n`);
      return { name, valueFrom };
    });
  });
}
