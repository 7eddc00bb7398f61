import { fieldOf, setField } from './field';
import type { JsonObject, JsonValue } from './value';

/**
 * A value as Go's encoding/json 1.22 writes it: keys of maps in byte order, `<`, `>`, `&`, U+2028 and U+2029 escaped. With
 * an indent (kubectl's `-o json` has four spaces) as `json.MarshalIndent`. With `'as-is'` fields keep the order they have in
 * the object, as those of Go structs do. Fields that are undefined are left out.
 */
export function encodeJSON(value: JsonValue, indent = '', order: 'sorted' | 'as-is' = 'sorted'): string {
  return new Encoder(indent, order === 'sorted').value(value, '\n');
}

class Encoder {
  constructor(
    private readonly indent: string,
    private readonly sorted: boolean,
  ) {}

  /** `line` is the line break with the indentation of where the value stands. */
  value(value: JsonValue, line: string): string {
    if (typeof value === 'string') return quote(value);
    if (value === null || typeof value !== 'object') return String(Object.is(value, -0) ? 0 : value);
    return Array.isArray(value) ? this.list(value, line) : this.object(value, line);
  }

  private list(items: JsonValue[], line: string): string {
    if (items.length === 0) return '[]';
    const inner = line + this.indent;
    const parts = items.map((item) => this.value(item, inner));
    return this.indent ? `[${inner}${parts.join(`,${inner}`)}${line}]` : `[${parts.join(',')}]`;
  }

  private object(object: JsonObject, line: string): string {
    const inner = line + this.indent;
    const colon = this.indent ? ': ' : ':';
    const parts: string[] = [];
    for (const key of this.sorted ? Object.keys(object).sort(compareBytes) : Object.keys(object)) {
      const value = fieldOf(object, key);
      if (value !== undefined) parts.push(quote(key) + colon + this.value(value, inner));
    }
    if (parts.length === 0) return '{}';
    return this.indent ? `{${inner}${parts.join(`,${inner}`)}${line}}` : `{${parts.join(',')}}`;
  }
}

/** The order of two strings as Go compares them: by their UTF-8 bytes, which is by code point. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = codeRank(a.charCodeAt(i)) - codeRank(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Half of a surrogate pair belongs to a character behind all that need none. */
const codeRank = (code: number) => (code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code);

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A string as a JSON string, escaped as Go escapes it. */
function quote(text: string): string {
  if (/^[\x20-\x21\x23-\x25\x27-\x3b\x3d\x3f-\x5b\x5d-\x7e]*$/.test(text)) return `"${text}"`;
  const whole = text.replace(LONE_SURROGATE, '\ufffd');
  return JSON.stringify(whole).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A value whose objects have their keys in the order Go writes those of maps. */
export function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const out: JsonObject = {};
  for (const key of Object.keys(value).sort(compareBytes)) {
    const field = fieldOf(value, key);
    if (field !== undefined) setField(out, key, sortKeys(field));
  }
  return out;
}
