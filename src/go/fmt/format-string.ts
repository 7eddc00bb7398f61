/** How fmt writes strings under a verb: `format.go` of Go 1.22. */

import { canBackquote, quote, quoteToASCII } from '../strconv/quote';
import { type FormatFlags, pad } from './flags';

/** A string under a verb; `undefined` when the verb is none for strings. */
export function formatString(text: string, verb: string, flags: FormatFlags): string | undefined {
  switch (verb) {
    case 'v':
      return flags.goSyntax ? formatQuoted(text, flags) : pad(truncate(text, flags), flags);
    case 's':
      return pad(truncate(text, flags), flags);
    case 'x':
    case 'X':
      return formatHexBytes(text, verb, flags);
    case 'q':
      return formatQuoted(text, flags);
    default:
      return undefined;
  }
}

function truncate(text: string, flags: FormatFlags): string {
  return flags.precision === undefined ? text : [...text].slice(0, flags.precision).join('');
}

function formatQuoted(text: string, flags: FormatFlags): string {
  const shown = truncate(text, flags);
  return pad(flags.sharp && canBackquote(shown) ? `\`${shown}\`` : (flags.plus ? quoteToASCII : quote)(shown), flags);
}

function formatHexBytes(text: string, verb: 'x' | 'X', flags: FormatFlags): string {
  const bytes = Buffer.from(text).subarray(0, flags.precision);
  const prefix = flags.sharp && bytes.length > 0 ? `0${verb}` : '';
  const pairs = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  const joined = pairs.join(flags.space ? ` ${prefix}` : '');
  return pad(prefix + (verb === 'X' ? joined.toUpperCase().replaceAll('0X', prefix || '0X') : joined), flags);
}
