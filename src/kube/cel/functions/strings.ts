/** Strings and regular expressions: `ext.Strings` of cel-go in its first version, and Kubernetes' `library.Regex`. */
import { compile, type Regexp } from '../../../go/regexp/regexp';
import { EvaluationError } from '../value';
import { type Overload, overload } from './signature';

/** Compiles RE2 syntax. Throws `EvaluationError` for what it refuses. */
function expression(pattern: string): Regexp {
  try {
    return compile(pattern);
  } catch (error) {
    throw new EvaluationError((error as Error).message);
  }
}

function findAll(text: string, pattern: string, limit: bigint): string[] {
  return expression(pattern).findAllString(text, Number(limit));
}

const matches = (text: string, pattern: string) => expression(pattern).matchString(text);

/** Positions count characters, not UTF-16 units. */
function position(text: string, index: bigint): number {
  const characters = [...text];
  if (index < 0n || index > BigInt(characters.length)) throw new EvaluationError(`index out of range: ${index}`);
  return characters.slice(0, Number(index)).join('').length;
}

/** Where a part stands in characters, -1 for nowhere. */
const characterIndex = (text: string, at: number) => BigInt(at < 0 ? at : [...text.slice(0, at)].length);

function replaced(text: string, old: string, by: string, limit: bigint): string {
  if (limit < 0n) return text.replaceAll(old, () => by);
  const parts = text.split(old);
  const count = Math.min(Number(limit), parts.length - 1);
  return [...parts.slice(0, count).map((part) => part + by), parts.slice(count).join(old)].join('');
}

function split(text: string, separator: string, limit: bigint): string[] {
  if (limit === 0n) return [];
  const parts = separator === '' ? [...text] : text.split(separator);
  if (limit < 0n || parts.length <= limit) return parts;
  const kept = Number(limit) - 1;
  return [...parts.slice(0, kept), parts.slice(kept).join(separator)];
}

function substring(text: string, start: bigint, end: bigint): string {
  if (start > end) throw new EvaluationError(`invalid substring range. start: ${start}, end: ${end}`);
  return text.slice(position(text, start), position(text, end));
}

const ascii = (range: RegExp, change: (letter: string) => string) => (text: string) => text.replace(range, change);

export const strings: Overload[] = [
  overload('matches(string, string): bool', matches),
  overload('string.matches(string): bool', matches),
  overload('string.find(string): string', (text: string, pattern: string) => findAll(text, pattern, 1n)[0] ?? ''),
  overload('string.findAll(string): list(string)', (text: string, pattern: string) => findAll(text, pattern, -1n)),
  overload('string.findAll(string, int): list(string)', findAll),
  overload('string.charAt(int): string', (text: string, index: bigint) => {
    const at = position(text, index);
    return [...text.slice(at)][0] ?? '';
  }),
  overload('string.indexOf(string): int', (text: string, part: string) => characterIndex(text, text.indexOf(part))),
  overload('string.indexOf(string, int): int', (text: string, part: string, from: bigint) =>
    characterIndex(text, text.indexOf(part, position(text, from))),
  ),
  overload('string.lastIndexOf(string): int', (text: string, part: string) =>
    characterIndex(text, text.lastIndexOf(part)),
  ),
  overload('string.lastIndexOf(string, int): int', (text: string, part: string, from: bigint) =>
    characterIndex(text, text.lastIndexOf(part, position(text, from))),
  ),
  overload('list(string).join(): string', (list: string[]) => list.join('')),
  overload('list(string).join(string): string', (list: string[], separator: string) => list.join(separator)),
  overload(
    'string.lowerAscii(): string',
    ascii(/[A-Z]/g, (letter) => letter.toLowerCase()),
  ),
  overload(
    'string.upperAscii(): string',
    ascii(/[a-z]/g, (letter) => letter.toUpperCase()),
  ),
  overload('string.replace(string, string): string', (text: string, old: string, by: string) =>
    replaced(text, old, by, -1n),
  ),
  overload('string.replace(string, string, int): string', replaced),
  overload('string.split(string): list(string)', (text: string, separator: string) => split(text, separator, -1n)),
  overload('string.split(string, int): list(string)', split),
  overload('string.substring(int): string', (text: string, start: bigint) =>
    substring(text, start, BigInt([...text].length)),
  ),
  overload('string.substring(int, int): string', substring),
  overload('string.trim(): string', (text: string) => text.trim()),
];
