/** Certificate and key files a kubeconfig names or holds. */

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../../cli/command';
import { changed } from '../../cli/flags/flag-values';
import type { KubeconfigAccess } from '../../kubeconfig/access';
import type { Entry } from '../../kubeconfig/kubeconfig';

/** The flags that name files. */
type FileFlag = 'certificate-authority' | 'client-certificate' | 'client-key';

/** Those a command has, and whether their content goes into the kubeconfig. */
type Files = { [Name in FileFlag]?: string } & { 'embed-certs': boolean };

/** Throws unless each of the files to embed is there; at least one must be named. */
export function checkEmbedded(ctx: Context, flags: Files, names: readonly FileFlag[]): void {
  if (!flags['embed-certs']) return;
  const given = names.filter((name) => flags[name]);
  if (given.length === 0)
    throw new Error(`you must specify a ${names.map((name) => `--${name}`).join(' or ')} to embed`);
  for (const name of given) {
    const file = flags[name] ?? '';
    if (!statSync(path.resolve(ctx.cwd, file), { throwIfNoEntry: false }))
      throw new Error(`could not stat ${name} file ${file}: stat ${file}: no such file or directory`);
  }
}

/**
 * The fields with a file's path as `name`, or its content as `name-data`. Within the folder of the kubeconfig the path
 * is a relative one.
 */
export function withFile(
  ctx: Context,
  flags: Files,
  access: KubeconfigAccess,
  { fields, origin }: Entry,
  name: FileFlag,
): Entry['fields'] {
  if (!changed(flags, name)) return fields;
  const { [name]: _path, [`${name}-data`]: _data, ...others } = fields;
  const file = path.resolve(ctx.cwd, flags[name] ?? '');
  if (flags['embed-certs']) return { ...others, [`${name}-data`]: readFileSync(file).toString('base64') };
  const relative = path.relative(path.dirname(access.resolve(origin ?? access.defaultFile)), file);
  return { ...others, [name]: relative.startsWith('..') ? file : relative };
}
