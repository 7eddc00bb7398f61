/** `--validate`. */

import { quote } from '../../go/strconv/quote';
import { attemptBool } from '../../go/strconv/strconv';
import type { FlagValues } from '../cli/command';

/** How strictly the server is to take fields it does not know. Throws kubectl's error for other values. */
export function fieldValidation(flags: FlagValues): 'Strict' | 'Warn' | 'Ignore' {
  const value = flags.string('validate');
  if (value === 'strict') return 'Strict';
  if (value === 'warn') return 'Warn';
  if (value === 'ignore') return 'Ignore';
  const strict = attemptBool(value);
  if (strict !== undefined) return strict ? 'Strict' : 'Ignore';
  throw new Error(
    `invalid - validate option ${quote(value)}; must be one of: strict (or true), warn, ignore (or false)`,
  );
}
