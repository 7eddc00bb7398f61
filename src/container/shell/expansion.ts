/** What words become before a command sees them: parameters, substitutions, fields, file names. */
import { FileError } from '../machine/file-error';
import { resolvePath } from '../machine/file-system';
import type { Task } from '../programs/task';
import { Jump, type ShellCore } from './core';
import { NOT_SET } from './dialect';
import { Exhausted, MOST_TEXT } from './limits';
import { isPattern, matches, patternSource } from './patterns';
import type { Segment, Word } from './syntax';

/** A piece of expanded text; what is quoted stays whole and means itself. */
interface Piece {
  text: string;
  quoted: boolean;
  /** Begins a new field whatever it holds: the words of `"$@"`. */
  starts?: boolean;
  /** Stands in the script itself: it is not split. */
  literal?: boolean;
}

/** The text of a word that stays one: of an assignment, a redirection. With `pattern`, what is quoted in it is escaped. */
export function* expandText(shell: ShellCore, word: Word, pattern = false): Task<string> {
  let text = '';
  for (const piece of yield* pieces(shell, tilde(shell, word))) {
    text += `${piece.starts && text !== '' ? ' ' : ''}${pattern && piece.quoted ? escaped(piece.text) : piece.text}`;
  }
  if (text.length > MOST_TEXT) throw new Exhausted();
  return text;
}

/** The fields words become. */
export function* expandWords(shell: ShellCore, words: readonly Word[]): Task<string[]> {
  const fields: string[] = [];
  let size = 0;
  for (const word of words) {
    for (const braced of shell.dialect === 'bash' ? braces(word) : [word]) {
      for (const field of yield* fieldsOf(shell, braced)) {
        fields.push(field);
        size += field.length + 1;
        if (size > MOST_TEXT) throw new Exhausted();
      }
    }
  }
  return fields;
}

function* fieldsOf(shell: ShellCore, word: Word): Task<string[]> {
  const [only] = word;
  // Most words are a few letters that mean themselves.
  if (word.length === 1 && only?.kind === 'text' && (only.quoted || !/[*?[~]/.test(only.value))) return [only.value];
  const separators = shell.get('IFS') ?? ' \t\n';
  const fields: { pattern: string; text: string }[] = [];
  let current: { pattern: string; text: string } | undefined;
  const add = (text: string, quoted: boolean) => {
    current ??= { pattern: '', text: '' };
    current.text += text;
    current.pattern += quoted ? escaped(text) : text.replaceAll('\\', '\\\\');
  };
  const end = () => {
    if (current) fields.push(current);
    current = undefined;
  };
  const expanded = yield* pieces(shell, tilde(shell, word));
  for (const { text, quoted, starts, literal } of expanded) {
    if (starts) end();
    if (quoted) add(text, true);
    else if (literal || separators === '') add(text, false);
    else {
      const parts = splitFields(text, separators);
      for (const [index, part] of parts.entries()) {
        if (index > 0) end();
        if (part !== '') add(part, false);
      }
    }
  }
  end();
  if (shell.options.has('noglob')) return fields.map(({ text }) => text);
  return fields.flatMap(({ pattern, text }) => (isPattern(pattern) ? fileNames(shell, pattern, text) : [text]));
}

/** Text between separators; blanks at the ends make empty parts, which become no fields. */
function splitFields(text: string, separators: string): string[] {
  const set = separators.replace(/[\\\]^-]/g, '\\$&');
  const blanks = [...separators].filter((char) => ' \t\n'.includes(char)).join('');
  const others = [...separators].some((char) => !' \t\n'.includes(char));
  if (!others) return text.split(new RegExp(`[${set}]+`));
  const around = blanks === '' ? '' : `[${blanks}]*`;
  return text.split(new RegExp(`${around}[${set}]${around}`));
}

function* pieces(shell: ShellCore, word: Word): Task<Piece[]> {
  const found: Piece[] = [];
  for (const segment of word) {
    if (segment.kind === 'text') {
      found.push({ text: segment.value, quoted: segment.quoted, literal: true });
    } else if (segment.kind === 'parameter' && (segment.name === '@' || segment.name === '*') && !segment.operator) {
      if (segment.name === '*' && segment.quoted) {
        const [separator = ''] = shell.get('IFS') ?? ' ';
        found.push({ text: shell.positional.join(separator), quoted: true });
      } else for (const text of shell.positional) found.push({ text, quoted: segment.quoted, starts: true });
    } else if (segment.kind === 'parameter' && segment.argument && /^:?[-+]$/.test(segment.operator ?? '')) {
      const replacement = yield* chosen(shell, segment);
      found.push(...(typeof replacement === 'string' ? [{ text: replacement, quoted: segment.quoted }] : replacement));
    } else found.push({ text: yield* expandSegment(shell, segment), quoted: segment.quoted });
  }
  return found;
}

/** `${x:-word}` and `${x:+word}`: the word is expanded where it stands, quotes and all. */
function* chosen(shell: ShellCore, segment: Extract<Segment, { kind: 'parameter' }>): Task<string | Piece[]> {
  const value = parameter(shell, segment.name);
  const { operator = '', argument = [] } = segment;
  const isSet = operator.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  if (operator.endsWith('-')) return isSet ? (value ?? '') : yield* pieces(shell, argument);
  return isSet ? yield* pieces(shell, argument) : '';
}

function* expandSegment(shell: ShellCore, segment: Segment): Task<string> {
  switch (segment.kind) {
    case 'text':
      return segment.value;
    case 'arithmetic':
      return String(yield* shell.calculate(segment.expression));
    case 'command':
      return yield* substituted(shell, segment);
    case 'parameter':
      return yield* parameterText(shell, segment);
  }
}

/** What a command writes, without the newlines at its end. */
function* substituted(shell: ShellCore, segment: Extract<Segment, { kind: 'command' }>): Task<string> {
  let written = '';
  const write = (text: string) => {
    written += text;
    if (written.length > MOST_TEXT) throw new Exhausted();
  };
  const inner = shell.fork({ ...shell.streams, out: { write, tty: false } });
  inner.locals = [new Map()];
  try {
    shell.status = yield* inner.run(segment.script);
  } catch (jump) {
    if (!(jump instanceof Jump)) throw jump;
    shell.status = jump.code;
  }
  return written.replace(/\n+$/, '');
}

/** The value of a parameter; undefined where it has none. */
function parameter(shell: ShellCore, name: string): string | undefined {
  switch (name) {
    case '?':
      return String(shell.status);
    case '#':
      return String(shell.positional.length);
    case '$':
      return shell.pid;
    case '0':
      return shell.name;
    case '-':
      return shell.interactive ? 'smi' : '';
    case '@':
    case '*':
      return shell.positional.join(' ');
    case 'RANDOM':
      if (shell.dialect !== 'dash') return String((shell.machine.now() * 7919 + shell.line) % 32768);
      break;
    case 'SECONDS':
      return String(Math.floor((shell.machine.now() - shell.machine.startedAt) / 1000));
  }
  return /^\d+$/.test(name) ? shell.positional[Number(name) - 1] : shell.get(name);
}

function* parameterText(shell: ShellCore, segment: Extract<Segment, { kind: 'parameter' }>): Task<string> {
  const { name, operator, argument = [] } = segment;
  const value = parameter(shell, name);
  if (operator === undefined) {
    if (value === undefined && shell.options.has('nounset')) {
      shell.complain(shell.dialect === 'bash' ? `${name}: unbound variable` : `${name}: parameter not set`);
      throw new Jump('exit', shell.dialect === 'bash' ? 1 : 2);
    }
    return value ?? '';
  }
  if (operator === 'length') return String((value ?? '').length);
  const isSet =
    operator.startsWith(':') && operator !== ':' ? value !== undefined && value !== '' : value !== undefined;
  switch (operator) {
    case ':=':
    case '=': {
      if (isSet) return value ?? '';
      const text = yield* expandText(shell, argument);
      shell.set(name, text);
      return text;
    }
    case ':?':
    case '?': {
      if (isSet) return value ?? '';
      const text = yield* expandText(shell, argument);
      shell.complain(`${name}: ${text || NOT_SET[shell.dialect]}`);
      throw new Jump('exit', shell.dialect === 'bash' ? 127 : 2);
    }
    case '^^':
      return (value ?? '').toUpperCase();
    case ',,':
      return (value ?? '').toLowerCase();
    case ':':
      return substring(value ?? '', yield* expandText(shell, argument));
    case '/':
    case '//':
      return replaced(value ?? '', yield* expandText(shell, argument, true), operator === '//');
    default:
      return trimmed(value ?? '', operator, yield* expandText(shell, argument, true));
  }
}

function substring(value: string, range: string): string {
  const [from = '0', length] = range.split(':');
  const start = Number(from) < 0 ? Math.max(0, value.length + Number(from)) : Number(from) || 0;
  if (length === undefined) return value.slice(start);
  return Number(length) < 0 ? value.slice(start, Number(length)) : value.slice(start, start + (Number(length) || 0));
}

function replaced(value: string, argument: string, all: boolean): string {
  const [, pattern = '', replacement = ''] = /^((?:\\.|[^/\\])*)(?:\/(.*))?$/s.exec(argument) ?? [];
  if (pattern === '') return value;
  const text = replacement.replace(/\\(.)/gs, '$1');
  return value.replace(new RegExp(patternSource(pattern), all ? 'g' : ''), () => text);
}

/** `#`, `##`, `%`, `%%`. */
function trimmed(value: string, operator: string, pattern: string): string {
  const longest = operator.length === 2;
  const lengths = Array.from({ length: value.length + 1 }, (_, length) => (longest ? value.length - length : length));
  for (const length of lengths) {
    const cut = operator.startsWith('#') ? value.slice(0, length) : value.slice(value.length - length);
    if (matches(pattern, cut)) {
      return operator.startsWith('#') ? value.slice(length) : value.slice(0, value.length - length);
    }
  }
  return value;
}

function tilde(shell: ShellCore, word: Word): Word {
  const [first, ...rest] = word;
  if (first?.kind !== 'text' || first.quoted || !/^~(\/|$)/.test(first.value)) return word;
  const home = shell.get('HOME') ?? '~';
  return [{ kind: 'text', value: home, quoted: true }, { ...first, value: first.value.slice(1) }, ...rest];
}

/** `{a,b}` and `{1..3}` of bash, where a word is nothing but text. */
function braces(word: Word): Word[] {
  const [only] = word;
  if (word.length !== 1 || only?.kind !== 'text' || only.quoted || !only.value.includes('{')) {
    return word.length > 1 ? bracesWithin(word) : [word];
  }
  return alternatives(only.value).map((value) => [{ ...only, value }]);
}

/** `{1..3}` before or after something that is expanded: `"$x"{1..3}` is rare enough to stay as it is. */
const bracesWithin = (word: Word): Word[] => [word];

const MOST_ALTERNATIVES = 10_000;

function alternatives(text: string): string[] {
  const [, before = '', inner = '', after = ''] = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(text) ?? [];
  const [, from, to, step] = /^(-?\d+)\.\.(-?\d+)(?:\.\.(\d+))?$/.exec(inner) ?? [];
  let middle: string[] = [];
  if (from !== undefined && to !== undefined) {
    const by = Number(step ?? 1) || 1;
    const count = Math.min(MOST_ALTERNATIVES, Math.floor(Math.abs(Number(to) - Number(from)) / by) + 1);
    const sign = Number(to) < Number(from) ? -by : by;
    middle = Array.from({ length: count }, (_, index) => String(Number(from) + index * sign));
  } else if (inner.includes(',')) middle = inner.split(',');
  else return [text];
  return middle.flatMap((one) => alternatives(after).map((rest) => `${before}${one}${rest}`));
}

/** The names of files a pattern fits, sorted; the text as it stands where there are none. */
function fileNames(shell: ShellCore, pattern: string, text: string): string[] {
  const parts = pattern.split('/');
  const absolute = pattern.startsWith('/');
  let found = [absolute ? '/' : ''];
  for (const part of parts.filter((one) => one !== '')) {
    found = found.flatMap((base) => {
      if (!isPattern(part)) {
        const name = base + part.replace(/\\(.)/gs, '$1');
        return shell.machine.fs.stat(resolvePath(shell.cwd, name), false) ? [`${name}/`] : [];
      }
      return folderNames(shell, base)
        .filter((name) => matches(part, name) && (!name.startsWith('.') || part.startsWith('.')))
        .map((name) => `${base}${name}/`);
    });
  }
  const names = found.map((name) => (pattern.endsWith('/') ? name : name.replace(/\/$/, ''))).filter(Boolean);
  return names.length > 0 ? names.sort() : [text];
}

function folderNames(shell: ShellCore, base: string): string[] {
  try {
    return shell.machine.fs.readdir(resolvePath(shell.cwd, base || '.'));
  } catch (error) {
    if (error instanceof FileError) return [];
    throw error;
  }
}

const escaped = (text: string) => text.replace(/[*?[\]\\!^-]/g, '\\$&');
