import { formatFloat } from '../fmt/shortest-float';
import type { JsonObject, JsonValue } from '../json/value';
import { compareKeys } from './key-order';
import { isSimpleKey, scalarStyle } from './scalar-style';
import { scalarText } from './scalar-text';
import { YAMLError } from './yaml-error';

/**
 * A JSON value as YAML, in the bytes of `sigs.k8s.io/yaml.Marshal` 1.3 (go-yaml v2's emitter): keys in go-yaml's order,
 * two spaces, lists not indented below their key, strings quoted only where needed, long ones folded at column 80.
 * Fields that are undefined are left out. Throws YAMLError for a string with control characters, which the real one
 * trips over as well.
 */
export function encodeYAML(value: JsonValue): string {
  const emitter = new Emitter();
  emitter.node(value, -1, 'root');
  return emitter.end();
}

type Context = 'root' | 'item' | 'value';

class Emitter {
  private out = '';
  private column = 0;
  /** Nothing but indentation, `- `, `? ` and `: ` on this line so far: a collection may go on here. */
  private indention = true;
  private readonly keys = new Map<string, string>();

  node(value: JsonValue, indent: number, context: Context): void {
    if (value === null || typeof value !== 'object') {
      this.scalar(value, indent, context);
    } else if (Array.isArray(value)) {
      if (value.length === 0) this.word('[]', context);
      else this.sequence(value, this.deeper(indent, context === 'value' && !this.indention));
    } else {
      const keys = Object.keys(value).filter((key) => value[key] !== undefined);
      if (keys.length === 0) this.word('{}', context);
      else this.mapping(value, keys.sort(compareKeys), this.deeper(indent, false));
    }
  }

  end(): string {
    return this.column > 0 ? `${this.out}\n` : this.out;
  }

  private deeper(indent: number, indentless: boolean): number {
    if (indent < 0) return 0;
    return indentless ? indent : indent + 2;
  }

  private write(text: string): void {
    this.out += text;
    this.column += text.length;
  }

  /** Goes to where an entry starts: a new line unless this one has only indentation. */
  private startEntry(indent: number): void {
    if (!this.indention || this.column > indent) {
      this.out += '\n';
      this.column = 0;
    }
    this.write(' '.repeat(indent - this.column));
    this.indention = true;
  }

  private sequence(items: JsonValue[], indent: number): void {
    for (const item of items) {
      this.startEntry(indent);
      this.write('-');
      this.node(item, indent, 'item');
    }
  }

  private mapping(object: JsonObject, keys: string[], indent: number): void {
    for (const key of keys) {
      this.startEntry(indent);
      if (isSimpleKey(key)) {
        this.write(this.simpleKey(key));
        this.indention = false;
      } else {
        this.write('?');
        this.string(key, indent, 'value');
        this.startEntry(indent);
        this.write(':');
      }
      this.node(object[key] as JsonValue, indent, 'value');
    }
  }

  private simpleKey(key: string): string {
    let text = this.keys.get(key);
    if (text === undefined) {
      const readable = reread(key);
      text = `${scalarText(readable, scalarStyle(readable, true), { column: 0, indent: 0, mayFold: false })}:`;
      this.keys.set(key, text);
    }
    return text;
  }

  private word(text: string, context: Context): void {
    this.write(context === 'root' ? text : ` ${text}`);
    this.indention = false;
  }

  private scalar(value: string | number | boolean | null, indent: number, context: Context): void {
    if (typeof value === 'string') this.string(value, indent, context);
    else this.word(typeof value === 'number' ? numberText(value) : String(value), context);
  }

  private string(value: string, indent: number, context: Context): void {
    const text = reread(value);
    const style = scalarStyle(text, false);
    const column = this.column + (context === 'root' ? 0 : 1);
    const shown = scalarText(text, style, { column, indent: indent < 0 ? 2 : indent + 2, mayFold: true });
    this.word(shown, context);
    if (style === 'plain' && shown.length === text.length) return;
    const lastBreak = Math.max(...['\n', '\u2028', '\u2029'].map((character) => shown.lastIndexOf(character)));
    if (lastBreak >= 0) this.column = shown.length - lastBreak - 1;
    if (style === 'literal' && this.column === 0) this.indention = true;
  }
}

// What Go's JSON leaves unescaped and libyaml's reader refuses.
const REFUSED = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The real thing goes from JSON to YAML by reading the JSON as YAML; this is what a string looks like after that. */
function reread(text: string): string {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text;
  if (REFUSED.test(text)) {
    throw new YAMLError('error converting JSON to YAML: yaml: control characters are not allowed');
  }
  // NEL is a line break inside YAML's double quotes, and folds like one.
  const folded = text.replace(/ *\x85[ \x85]*/g, (gap) => '\n'.repeat(gap.replaceAll(' ', '').length - 1) || ' ');
  return folded.replace(LONE_SURROGATE, '\ufffd');
}

/** Integers within 64 bits in full, everything else as Go writes a float64. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  const digits = JSON.stringify(value);
  if (/^-?\d+$/.test(digits)) {
    const integer = BigInt(digits);
    if (integer >= -(1n << 63n) && integer < 1n << 64n) return digits;
  }
  return formatFloat(value, 64);
}
