/** What is wrong with a JSON text and where: `JSON.parse` says it differently in every version, and lets duplicates pass. */

/** The first thing wrong with a text. */
export interface JSONProblem {
  /** `Unexpected token '}'`, `Unexpected end of file`, `Duplicate key "default/web-0"`. */
  what: string;
  position: number;
}

/** The first problem of a JSON text, duplicate keys included; undefined when it is sound. Takes time, never recurses. */
export function findJSONProblem(text: string): JSONProblem | undefined {
  return new Scanner(text).scan();
}

/** What may come next in the innermost bracket. */
type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

/** An open bracket: the keys seen so far in an object, undefined for an array. */
type Bracket = Set<string> | undefined;

const SPACE = /[ \t\n\r]*/y;
const TOKEN = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

class Scanner {
  #position = 0;
  readonly #open: Bracket[] = [];

  constructor(readonly text: string) {}

  scan(): JSONProblem | undefined {
    let expecting: Expecting = 'value';
    while (expecting !== 'comma or end' || this.#open.length > 0) {
      const token = this.#token();
      const next: Expecting | JSONProblem | undefined = token === undefined ? undefined : this.#step(token, expecting);
      if (next === undefined) return this.#unexpected(token);
      if (typeof next === 'object') return next;
      expecting = next;
    }
    const rest = this.#token();
    return rest !== undefined || this.#position < this.text.length ? this.#unexpected(rest) : undefined;
  }

  #step(token: string, expecting: Expecting): Expecting | JSONProblem | undefined {
    const inside = this.#open[this.#open.length - 1];
    const closes = inside ? '}' : ']';
    if (expecting === 'comma or end') {
      if (token === ',') return inside ? 'key' : 'value';
      return token === closes ? this.#close() : undefined;
    }
    if (expecting === 'colon') return token === ':' ? 'value' : undefined;
    if (expecting === 'key or }' && token === '}') return this.#close();
    if (expecting === 'value or ]' && token === ']') return this.#close();
    if (expecting === 'key' || expecting === 'key or }') {
      return token.startsWith('"') ? this.#key(token, inside as Set<string>) : undefined;
    }
    if (token === '{' || token === '[') {
      this.#open.push(token === '{' ? new Set() : undefined);
      return token === '{' ? 'key or }' : 'value or ]';
    }
    return '}],:'.includes(token) ? undefined : 'comma or end';
  }

  #key(token: string, keys: Set<string>): Expecting | JSONProblem {
    const key = JSON.parse(token) as string;
    if (keys.has(key)) return { what: `Duplicate key ${JSON.stringify(key)}`, position: this.#position - token.length };
    keys.add(key);
    return 'colon';
  }

  #close(): Expecting {
    this.#open.pop();
    return 'comma or end';
  }

  /** The next token, undefined at the end and at anything that is none. */
  #token(): string | undefined {
    SPACE.lastIndex = this.#position;
    SPACE.exec(this.text);
    this.#position = SPACE.lastIndex;
    TOKEN.lastIndex = this.#position;
    const token = this.text.charCodeAt(this.#position) === QUOTE ? this.#string() : TOKEN.exec(this.text)?.[0];
    this.#position += token?.length ?? 0;
    return token;
  }

  /** A string with its quotes, undefined when it does not end or is not well-formed. */
  #string(): string | undefined {
    let end = this.#position + 1;
    for (let code = this.text.charCodeAt(end); code !== QUOTE; code = this.text.charCodeAt(end)) {
      if (Number.isNaN(code)) return undefined;
      end += code === BACKSLASH ? 2 : 1;
    }
    const token = this.text.slice(this.#position, end + 1);
    try {
      JSON.parse(token);
      return token;
    } catch {
      return undefined;
    }
  }

  #unexpected(token: string | undefined): JSONProblem {
    const position = this.#position - (token?.length ?? 0);
    const found = token ?? [...this.text.slice(position, position + 2)][0];
    if (found === undefined) return { what: 'Unexpected end of file', position };
    if (found === '"') return { what: 'Malformed string', position };
    return { what: `Unexpected token '${found.length > 40 ? `${found.slice(0, 40)}...` : found}'`, position };
  }
}
