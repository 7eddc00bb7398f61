/** Splits a small shell script into words and operators. */

/** A piece of a word. What is not quoted is split at blanks after expansion. */
export interface Segment {
  kind: 'text' | 'variable' | 'arithmetic' | 'command';
  value: string;
  quoted: boolean;
}

export type Word = Segment[];
export type Token = { word: Word } | { operator: string };

/** Something in a script that these rules do not know. */
export class ScriptError extends Error {}

const OPERATOR = /^(&&|\|\||;;|[;&|(){}\n])/;
const REDIRECTION = /^\d*(>>|>\||[<>]&|<|>|&>)/;

/** The tokens of a script; redirections are dropped, with their targets. Throws ScriptError for what it does not know. */
export function scriptTokens(script: string): Token[] {
  const tokens: Token[] = [];
  let redirected = false;
  const skipBlanks = (text: string) => text.replace(/^[ \t]+/, '');
  for (let rest = skipBlanks(script.replace(/\\\n/g, '')); rest !== ''; rest = skipBlanks(rest)) {
    if (rest.startsWith('<<')) throw new ScriptError('here-documents');
    const [redirection] = REDIRECTION.exec(rest) ?? [];
    const [operator] = OPERATOR.exec(rest) ?? [];
    const arithmetic = /^\(\(([^()]*)\)\)/.exec(rest);
    if (rest.startsWith('#')) rest = rest.replace(/^[^\n]*/, '');
    else if (redirection) {
      redirected = true;
      rest = rest.slice(redirection.length);
    } else if (arithmetic) {
      tokens.push({ word: [text('let')] }, { word: [text(arithmetic[1] ?? '')] });
      rest = rest.slice(arithmetic[0].length);
    } else if (operator && !(operator === '{' && /^\{\S/.test(rest))) {
      tokens.push({ operator });
      rest = rest.slice(operator.length);
    } else {
      const { word, length } = readWord(rest);
      if (!redirected) tokens.push({ word });
      redirected = false;
      rest = rest.slice(length);
    }
  }
  return tokens;
}

function text(value: string, quoted = false): Segment {
  return { kind: 'text', value, quoted };
}

/** Reads one word, up to a blank or an operator outside of quotes. */
function readWord(source: string): { word: Word; length: number } {
  const word: Word = [];
  let at = 0;
  let quoted = false;
  while (at < source.length && (quoted || !/[\s;&|()<>]/.test(source[at] ?? ''))) {
    const char = source[at] ?? '';
    if (char === '"') {
      quoted = !quoted;
      if (quoted) word.push(text('', true));
      at++;
    } else if (char === "'" && !quoted) {
      const end = closing(source, at + 1, "'");
      word.push(text(source.slice(at + 1, end), true));
      at = end + 1;
    } else if (char === '\\') {
      word.push(text(source[at + 1] ?? '', true));
      at += 2;
    } else if (char === '$' || char === '`') {
      const { segment, end } = readExpansion(source, at, quoted);
      word.push(segment);
      at = end;
    } else {
      word.push(text(char, quoted));
      at++;
    }
  }
  if (quoted) throw new ScriptError('unterminated quote');
  if (at === 0) throw new ScriptError(`unexpected ${source[0]}`);
  return { word, length: at };
}

function readExpansion(source: string, at: number, quoted: boolean): { segment: Segment; end: number } {
  if (source[at] === '`') {
    const end = closing(source, at + 1, '`');
    return { segment: { kind: 'command', value: source.slice(at + 1, end), quoted }, end: end + 1 };
  }
  if (source.startsWith('$((', at)) {
    const end = source.indexOf('))', at);
    if (end < 0) throw new ScriptError('unterminated $((');
    return { segment: { kind: 'arithmetic', value: source.slice(at + 3, end), quoted }, end: end + 2 };
  }
  if (source.startsWith('$(', at)) {
    const end = balanced(source, at + 2);
    return { segment: { kind: 'command', value: source.slice(at + 2, end), quoted }, end: end + 1 };
  }
  const [whole, braced, bare] = /^\$(?:\{(\w+|[?@*#])\}|(\w+|[?@*#$!]))/.exec(source.slice(at)) ?? [];
  if (whole === undefined) {
    if (source[at + 1] === '{') throw new ScriptError('parameter expansion');
    return { segment: text('$', quoted), end: at + 1 };
  }
  return { segment: { kind: 'variable', value: braced ?? bare ?? '', quoted }, end: at + whole.length };
}

function closing(source: string, from: number, quote: string): number {
  const end = source.indexOf(quote, from);
  if (end < 0) throw new ScriptError('unterminated quote');
  return end;
}

function balanced(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length; at++) {
    if (source[at] === '(') depth++;
    else if (source[at] === ')' && --depth === 0) return at;
  }
  throw new ScriptError('unterminated $(');
}
