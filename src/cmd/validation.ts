/** `--validate`. */
import type { FlagValues } from './command';

/** How strictly the server is to take fields it does not know. Throws kubectl's error for other values. */
export function fieldValidation(flags: FlagValues): 'Strict' | 'Warn' | 'Ignore' {
  const value = flags.string('validate');
  switch (value) {
    case 'strict':
    case 'true':
      return 'Strict';
    case 'warn':
      return 'Warn';
    case 'ignore':
    case 'false':
      return 'Ignore';
  }
  throw new Error(
    `invalid - validate option ${JSON.stringify(value)}; must be one of: strict (or true), warn, ignore (or false)`,
  );
}
