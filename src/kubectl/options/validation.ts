/** `--validate`. */

import { sha512 } from '../../go/crypto/digest';
import { quote } from '../../go/strconv/quote';
import { attemptBool } from '../../go/strconv/strconv';
import { groupVersion } from '../../kube/meta/meta';
import type { Context } from '../cli/command';
import type { Info } from '../resource/info';

/** How strictly the server is to take fields it does not know. Throws kubectl's error for other values. */
export function fieldValidation(flags: { validate: string }): 'Strict' | 'Warn' | 'Ignore' {
  const value = flags.validate;
  if (value === 'strict') return 'Strict';
  if (value === 'warn') return 'Warn';
  if (value === 'ignore') return 'Ignore';
  const strict = attemptBool(value);
  if (strict !== undefined) return strict ? 'Strict' : 'Ignore';
  throw new Error(
    `invalid - validate option ${quote(value)}; must be one of: strict (or true), warn, ignore (or false)`,
  );
}

/** What is read of the server's schemas before objects are sent that it is to check, for those who see it. */
export function noteSchemas({ session: { client } }: Context, infos: readonly Info[]): void {
  const timeout = '32s';
  client.note('/openapi/v3', { timeout });
  const paths = infos.map(({ mapping }) => mapping && `${mapping.group ? 'apis' : 'api'}/${groupVersion(mapping)}`);
  for (const path of new Set(paths))
    if (path) client.note(`/openapi/v3/${path}`, { hash: sha512(path).toUpperCase(), timeout });
}
