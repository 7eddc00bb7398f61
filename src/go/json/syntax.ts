import { quoteRune } from '../strconv/quote';
import type { JsonValue } from './value';

/** JSON that Go's encoding/json refuses, in its words; `offset` counts the bytes up to and with the offending one. */
export class JSONSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'JSONSyntaxError';
  }
}

/**
 * One JSON value, as `json.Unmarshal` takes it. Throws JSONSyntaxError: `invalid character 'x' looking for beginning of
 * value`, `invalid character 'x' after top-level value`, `unexpected end of JSON input`.
 */
export function decodeJSON(text: string): JsonValue {
  const value = parseWhole(text);
  if (value !== undefined) return value;
  const scanner = new JSONScanner(text);
  scanner.value();
  scanner.end();
  return parse(text);
}

/**
 * JSON values one after the other, as `json.Decoder` reads a stream: what stands before an error is given first. Throws
 * JSONSyntaxError, and an Error `unexpected EOF` where the text ends within a value.
 */
export function* decodeJSONStream(text: string): Generator<JsonValue> {
  const only = parseWhole(text);
  if (only !== undefined) {
    yield only;
    return;
  }
  const scanner = new JSONScanner(text);
  for (;;) {
    scanner.skipSpace();
    if (scanner.pos >= text.length) return;
    const start = scanner.pos;
    try {
      scanner.value();
    } catch (error) {
      throw scanner.pos >= text.length ? new Error('unexpected EOF') : error;
    }
    yield parse(text.slice(start, scanner.pos));
  }
}

/** The value if the text is one value and nothing else, which most are, and none Go would not take. */
function parseWhole(text: string): JsonValue | undefined {
  checkDepth(text);
  return attempt(() => parse(text));
}

function attempt(read: () => JsonValue): JsonValue | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Numbers so long that they may be beyond what a `float64` holds. */
const LONG_NUMBER = /\de\+?\d{3}|\d{300}/i;

function parse(text: string): JsonValue {
  const value = JSON.parse(text);
  if (LONG_NUMBER.test(text))
    for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g))
      if (token[0] !== '"' && !Number.isFinite(Number(token)))
        throw new Error(`json: cannot unmarshal number ${token} into Go value of type float64`);
  return value;
}

/** How deep Go's scanner follows brackets. */
const MAX_DEPTH = 10_000;

function checkDepth(text: string): void {
  if (text.length <= MAX_DEPTH) return;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5d || code === 0x7d) depth--;
    else if ((code === 0x5b || code === 0x7b) && ++depth > MAX_DEPTH)
      throw new JSONSyntaxError(
        `invalid character '${text[i]}' exceeded max depth`,
        Buffer.byteLength(text.slice(0, i + 1)),
      );
  }
}

const isSpace = (character: string) =>
  character === ' ' || character === '\n' || character === '\t' || character === '\r';
const isDigit = (character: string) => character >= '0' && character <= '9' && character.length === 1;

/** Walks over JSON by Go's grammar, to find where values end and what is wrong with them. */
class JSONScanner {
  pos = 0;

  constructor(private readonly text: string) {}

  /** The character here; empty at the end. */
  private get here(): string {
    return this.text.charAt(this.pos);
  }

  skipSpace(): void {
    while (isSpace(this.here)) this.pos++;
  }

  end(): void {
    this.skipSpace();
    if (this.pos < this.text.length) this.fail('after top-level value');
  }

  value(): void {
    this.skipSpace();
    const character = this.here;
    if (character === '{') this.object();
    else if (character === '[') this.array();
    else if (character === '"') this.string();
    else if (character === '-' || isDigit(character)) this.number();
    else if (character === 't') this.literal('true');
    else if (character === 'f') this.literal('false');
    else if (character === 'n') this.literal('null');
    else this.fail('looking for beginning of value');
  }

  private object(): void {
    this.pos++;
    this.skipSpace();
    if (this.here === '}') {
      this.pos++;
      return;
    }
    for (;;) {
      this.skipSpace();
      if (this.here !== '"') this.fail('looking for beginning of object key string');
      this.string();
      this.expect(':', 'after object key');
      this.value();
      if (this.separator('}', 'after object key:value pair')) return;
    }
  }

  private array(): void {
    this.pos++;
    this.skipSpace();
    if (this.here === ']') {
      this.pos++;
      return;
    }
    do this.value();
    while (!this.separator(']', 'after array element'));
  }

  private expect(wanted: string, context: string): void {
    this.skipSpace();
    if (this.here !== wanted) this.fail(context);
    this.pos++;
  }

  /** Takes a comma or the closing bracket; true for the latter. */
  private separator(close: string, context: string): boolean {
    this.skipSpace();
    const character = this.here;
    if (character !== ',' && character !== close) this.fail(context);
    this.pos++;
    return character === close;
  }

  private string(): void {
    this.pos++;
    for (;;) {
      const character = this.here;
      if (character === '' || character < ' ') this.fail('in string literal');
      this.pos++;
      if (character === '"') return;
      if (character === '\\') this.escape();
    }
  }

  private escape(): void {
    const unicode = this.here === 'u';
    if (!unicode && (this.here === '' || !'bfnrt\\/"'.includes(this.here))) this.fail('in string escape code');
    this.pos++;
    for (let digits = unicode ? 4 : 0; digits > 0; digits--) {
      if (!/^[0-9a-fA-F]$/.test(this.here)) this.fail('in \\u hexadecimal character escape');
      this.pos++;
    }
  }

  private number(): void {
    this.takeOneOf('-');
    if (!this.takeOneOf('0')) this.digits('in numeric literal');
    if (this.takeOneOf('.')) this.digits('after decimal point in numeric literal');
    if (this.takeOneOf('eE')) {
      this.takeOneOf('+-');
      this.digits('in exponent of numeric literal');
    }
  }

  private takeOneOf(characters: string): boolean {
    const found = this.here !== '' && characters.includes(this.here);
    if (found) this.pos++;
    return found;
  }

  private digits(context: string): void {
    if (!isDigit(this.here)) this.fail(context);
    while (isDigit(this.here)) this.pos++;
  }

  private literal(word: string): void {
    for (const letter of word) {
      if (this.here !== letter) this.fail(`in literal ${word} (expecting '${letter}')`);
      this.pos++;
    }
  }

  private fail(context: string): never {
    const before = Buffer.byteLength(this.text.slice(0, this.pos));
    if (this.here === '') throw new JSONSyntaxError('unexpected end of JSON input', before);
    // Go looks at bytes: of a longer character it shows the first one.
    const byte = Buffer.from(String.fromCodePoint(this.text.codePointAt(this.pos) as number))[0] as number;
    throw new JSONSyntaxError(`invalid character ${quoteRune(byte)} ${context}`, before + 1);
  }
}
