import type { ScalarNode } from './node';
import { isTimestamp } from './timestamp';
import { plainError } from './yaml-error';

const PREFIX = 'tag:yaml.org,2002:';
const CONVERTED = ['str', 'bool', 'int', 'float', 'null', 'timestamp'];

/** The kinds of scalar go-yaml v2 tells apart. */
export type ScalarType = 'str' | 'bool' | 'int' | 'float' | 'null' | 'timestamp' | 'binary' | 'other';

/** What a scalar is, and its value: an integer may be a bigint where a number cannot hold it. */
export interface Resolved {
  type: ScalarType;
  value: string | number | bigint | boolean | null;
}

/** `tag:yaml.org,2002:int` as `!!int`; other tags as they are. */
const shortTag = (tag: string) => (tag.startsWith(PREFIX) ? `!!${tag.slice(PREFIX.length)}` : tag);

/**
 * What a scalar with this tag (or none: `''`) means, as go-yaml v2's `resolve`: YAML 1.1 booleans (`y`, `on`), octal
 * `0644` and `0o644`, `0x`, `0b`, underscores, and timestamps recognised but left as text. Throws YAMLError where a
 * tag asks for what the text is not.
 */
export function resolveScalar(tag: string, text: string): Resolved {
  if (tag === '') return resolvePlain(text, true);
  const type = tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : '';
  if (!CONVERTED.includes(type)) return { type: type === 'binary' ? 'binary' : 'other', value: text };
  if (type === 'str') return { type: 'str', value: text };
  const found = resolvePlain(text, type === 'timestamp');
  if (found.type === type) return found;
  const smallInteger = typeof found.value === 'number' || (found.value as bigint) < 1n << 63n;
  if (type === 'float' && found.type === 'int' && smallInteger) return { type: 'float', value: Number(found.value) };
  throw plainError(`cannot decode !!${found.type} \`${text}\` as a ${shortTag(tag)}`);
}

/** What a scalar of a document is: quoted ones are strings, `!!binary` ones are what their base64 stands for. */
export function resolveNode(node: ScalarNode): Resolved {
  if (node.tag === '' && !node.implicit) return { type: 'str', value: node.value };
  const resolved = resolveScalar(node.tag, node.value);
  if (resolved.type !== 'binary') return resolved;
  const base64 = node.value.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
    throw plainError('!!binary value contains invalid base64 data');
  }
  return { type: 'binary', value: Buffer.from(base64, 'base64').toString('utf8') };
}

const WORDS: Record<string, Resolved> = {
  y: { type: 'bool', value: true },
  yes: { type: 'bool', value: true },
  true: { type: 'bool', value: true },
  on: { type: 'bool', value: true },
  n: { type: 'bool', value: false },
  no: { type: 'bool', value: false },
  false: { type: 'bool', value: false },
  off: { type: 'bool', value: false },
  '': { type: 'null', value: null },
  '~': { type: 'null', value: null },
  null: { type: 'null', value: null },
  '.nan': { type: 'float', value: Number.NaN },
  '.inf': { type: 'float', value: Number.POSITIVE_INFINITY },
  '+.inf': { type: 'float', value: Number.POSITIVE_INFINITY },
  '-.inf': { type: 'float', value: Number.NEGATIVE_INFINITY },
};
const LONGEST_WORD = 5;
const FIRST_OF_WORD = 'yYnNtTfFoO~.+-';

function resolvePlain(text: string, timestamps: boolean): Resolved {
  return resolveWord(text) ?? resolveNumber(text, timestamps) ?? { type: 'str', value: text };
}

function resolveWord(text: string): Resolved | undefined {
  if (text.length > LONGEST_WORD || (text !== '' && !FIRST_OF_WORD.includes(text.charAt(0)))) return undefined;
  if (text === '.NaN') return WORDS['.nan'];
  const lower = text.toLowerCase();
  const found = Object.hasOwn(WORDS, lower) ? WORDS[lower] : undefined;
  if (found === undefined || text === lower || text === text.toUpperCase()) return found;
  const start = text.search(/[a-z]/i);
  const capitalised = text.slice(0, start) + text.charAt(start).toUpperCase() + lower.slice(start + 1);
  return text === capitalised && lower !== '.nan' ? found : undefined;
}

// With a leading point, underscores are Go's: between digits only.
const FRACTION = /^\.\d+(_\d+)*(e[-+]?\d+(_\d+)*)?$/i;

function resolveNumber(text: string, timestamps: boolean): Resolved | undefined {
  const first = text.charCodeAt(0);
  if (first === 46) return FRACTION.test(text) ? float(text.replaceAll('_', '')) : undefined;
  const signed = first === 43 || first === 45;
  if (!signed && !(first >= 48 && first <= 57)) return undefined;
  if (timestamps && isTimestamp(text)) return { type: 'timestamp', value: text };
  const digits = text.replaceAll('_', '');
  const integer = resolveInteger(digits);
  if (integer !== undefined) return { type: 'int', value: integer };
  return /^[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?$/i.test(digits) ? float(digits) : undefined;
}

function float(text: string): Resolved | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? { type: 'float', value } : undefined;
}

/** `strconv.ParseInt(s, 0, 64)`, else `strconv.ParseUint(s, 0, 64)`. */
function resolveInteger(digits: string): number | bigint | undefined {
  if (/^[1-9]\d{0,14}$/.test(digits)) return Number(digits);
  const match = /^([-+]?)(0x[0-9a-f]+|0b[01]+|0o?[0-7]+|0|[1-9]\d*)$/i.exec(digits);
  if (!match) return undefined;
  const [, sign, body] = match as unknown as [string, string, string];
  const octal = /^0[0-7]/.test(body) ? `0o${body.slice(1)}` : body;
  const magnitude = BigInt(octal.toLowerCase());
  const limit = sign === '-' ? 1n << 63n : sign === '+' ? (1n << 63n) - 1n : (1n << 64n) - 1n;
  if (magnitude > limit) return undefined;
  const value = sign === '-' ? -magnitude : magnitude;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
