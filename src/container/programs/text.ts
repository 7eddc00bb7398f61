/** Programs that work on lines of text. What is rarer is left to just-bash. */
import { byteLength } from '../machine/bytes';
import { FileError } from '../machine/file-error';
import { complain, either, linesOf, pathOf, programName, readInputs, readOptions } from './options';
import type { Call } from './program';
import type { Task } from './task';

const DEFAULT_LINES = 10;

const cannotOpen = (call: Call) => (name: string, reason: string) =>
  either(
    call,
    `${programName(call) === 'tail' ? `can't open '${name}'` : name}: ${reason}`,
    `cannot open '${name}' for reading: ${reason}`,
  );

/** `head`, with `-n N`, `-N`, `-c N`. */
export function* head(call: Call): Task {
  const { values, operands, flags } = readOptions(call.args.map(oldStyle), ['n', 'c']);
  const { texts, code } = yield* readInputs(call, operands, cannotOpen(call));
  for (const [index, { name, text }] of texts.entries()) {
    if (texts.length > 1 && !flags.has('q')) call.out(`${index > 0 ? '\n' : ''}==> ${name} <==\n`);
    const bytes = values.get('c');
    const count = Number(values.get('n') ?? DEFAULT_LINES);
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    call.out(bytes !== undefined ? text.slice(0, Number(bytes)) : lines.slice(0, count).join(''));
  }
  return code;
}

/** `-5` is `-n5`. */
const oldStyle = (arg: string) => (/^-\d+$/.test(arg) ? `-n${arg.slice(1)}` : arg);

/** `tail`, with `-n N`, `-n +N`, `-c N`, `-f`, `-F`: what is followed is looked at again whenever it has changed. */
export function* tail(call: Call): Task {
  const { values, operands, flags } = readOptions(call.args.map(oldStyle), ['n', 'c', 's']);
  const follows = flags.has('f') || flags.has('F') || flags.has('follow');
  const { fs } = call.machine;
  const wanted = values.get('n') ?? String(DEFAULT_LINES);
  const cut = (text: string) => {
    if (values.has('c')) return text.slice(-Number(values.get('c')));
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    if (wanted.startsWith('+')) return lines.slice(Math.max(0, Number(wanted) - 1)).join('');
    return Number(wanted) === 0 ? '' : lines.slice(-Math.abs(Number(wanted))).join('');
  };
  if (operands.length === 0) {
    call.out(cut(yield* call.input.all()));
    return 0;
  }
  const seen = new Map<string, number>();
  let code = 0;
  let shown = '';
  const show = (name: string, text: string) => {
    if (text === '') return;
    if (operands.length > 1 && shown !== name) call.out(`${shown === '' ? '' : '\n'}==> ${name} <==\n`);
    shown = name;
    call.out(text);
  };
  for (const name of operands) {
    try {
      const text = fs.readFile(pathOf(call, name));
      show(name, cut(text));
      seen.set(name, text.length);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      code = complain(call, cannotOpen(call)(name, error.message));
    }
  }
  if (!follows) return code;
  if (seen.size === 0 && !flags.has('F')) return complain(call, either(call, 'no files', 'no files remaining'));
  for (;;) {
    const { version } = fs;
    yield { kind: 'until', check: () => fs.version !== version };
    for (const name of operands) {
      const path = pathOf(call, name);
      const inode = fs.stat(path);
      if (inode?.kind !== 'file') continue;
      const from = seen.get(name) ?? 0;
      const text = inode.content.length < from ? inode.content : inode.content.slice(from);
      seen.set(name, inode.content.length);
      show(name, text);
    }
  }
}

/** `wc`, with `-l -w -c -m`. */
export function* wc(call: Call): Task {
  const { flags, operands } = readOptions(call.args);
  const { texts, code } = yield* readInputs(call, operands);
  const all = !['l', 'w', 'c', 'm'].some((flag) => flags.has(flag));
  const rows = texts.map(({ name, text }) => ({
    name,
    counts: [
      ...(all || flags.has('l') ? [text.split('\n').length - 1] : []),
      ...(all || flags.has('w') ? [text.split(/\s+/).filter(Boolean).length] : []),
      ...(all || flags.has('c') ? [byteLength(text)] : []),
      ...(flags.has('m') ? [[...text].length] : []),
    ],
  }));
  const [first] = rows;
  if (rows.length > 1 && first) {
    const counts = first.counts.map((_, at) => rows.reduce((sum, row) => sum + (row.counts[at] ?? 0), 0));
    rows.push({ name: 'total', counts });
  }
  const widest = Math.max(...rows.flatMap(({ counts }) => counts.map((count) => String(count).length)));
  for (const { name, counts } of rows) {
    const width =
      counts.length > 1
        ? either(call, '9', String(operands.length === 0 ? 7 : widest))
        : rows.length > 1
          ? either(call, '9', String(widest))
          : '0';
    const columns = counts.map((count) => String(count).padStart(Number(width)));
    call.out(`${columns.join(' ')}${operands.length > 0 ? ` ${name}` : ''}\n`);
  }
  return code;
}

/** `grep`, with `-i -v -c -o -q -n -l -w -x -E -F -h -r -A -B`. */
export function* grep(call: Call): Task {
  const { flags, values, operands } = readOptions(call.args, ['e', 'A', 'B', 'C', 'm']);
  const source = values.get('e') ?? operands.shift();
  if (source === undefined) return complain(call, 'missing pattern', 2);
  const name = programName(call);
  const pattern = grepPattern(source, flags, name);
  if (!pattern) return complain(call, `bad regex '${source}'`, 2);
  const recursive = flags.has('r') || flags.has('R');
  const files = recursive ? filesBelow(call, operands.length > 0 ? operands : ['.']) : operands;
  const quiet = flags.has('s');
  const { texts, code } = yield* readInputs(call, files, (file, reason) => (quiet ? '' : `${file}: ${reason}`));
  const named = (recursive || files.length > 1) && !flags.has('h');
  let found = 0;
  for (const { name: file, text } of texts) {
    const lines = linesOf(text);
    const hits = lines.map((line) => pattern.test(line) !== flags.has('v'));
    const count = hits.filter(Boolean).length;
    found += count;
    const head = named ? `${file}:` : '';
    if (flags.has('q')) continue;
    if (flags.has('l')) call.out(count > 0 ? `${file}\n` : '');
    else if (flags.has('c')) call.out(`${head}${count}\n`);
    else call.out(grepLines(lines, hits, { head, pattern, flags, values }));
  }
  return code !== 0 ? 2 : found > 0 ? 0 : 1;
}

function grepLines(
  lines: string[],
  hits: boolean[],
  { head, pattern, flags, values }: { head: string; pattern: RegExp; flags: Set<string>; values: Map<string, string> },
): string {
  const before = Number(values.get('B') ?? values.get('C') ?? 0);
  const after = Number(values.get('A') ?? values.get('C') ?? 0);
  const most = Number(values.get('m') ?? Number.POSITIVE_INFINITY);
  let shown = '';
  let last = -1;
  let count = 0;
  for (const [at, hit] of hits.entries()) {
    if (!hit || ++count > most) continue;
    const from = Math.max(last + 1, at - before);
    if ((before > 0 || after > 0) && last >= 0 && from > last + 1) shown += '--\n';
    for (let line = from; line <= Math.min(lines.length - 1, at + after); line++) {
      const mark = hits[line] ? ':' : '-';
      const number = flags.has('n') ? `${line + 1}${mark}` : '';
      const text = lines[line] ?? '';
      if (!flags.has('o')) shown += `${head}${number}${text}\n`;
      else {
        const all = new RegExp(pattern.source, `${pattern.flags}g`);
        for (const [match] of text.matchAll(all)) if (match !== '') shown += `${head}${number}${match}\n`;
      }
      last = line;
    }
  }
  return shown;
}

/** A basic, extended or fixed pattern as a regular expression. */
function grepPattern(source: string, flags: ReadonlySet<string>, name: string): RegExp | undefined {
  const fixed = flags.has('F') || name === 'fgrep';
  const extended = flags.has('E') || flags.has('P') || name === 'egrep';
  let pattern = source
    .split('\n')
    .map((one) => (fixed ? one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : extended ? classes(one) : basic(one)))
    .join('|');
  if (flags.has('w')) pattern = `(?<!\\w)(?:${pattern})(?!\\w)`;
  if (flags.has('x')) pattern = `^(?:${pattern})$`;
  try {
    return new RegExp(pattern, flags.has('i') ? 'i' : '');
  } catch {
    return undefined;
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  xdigit: '0-9a-fA-F',
  punct: '!-\\/:-@\\[-`{-~',
};

const classes = (pattern: string) => pattern.replace(/\[:(\w+):\]/g, (_, name: string) => CLASSES[name] ?? '');

/** In basic patterns `+ ? | ( ) { }` are special behind a backslash only. */
const basic = (pattern: string) =>
  classes(pattern)
    .replace(/\\?[+?|(){}]/g, (token) => (token.length === 2 ? token.slice(1) : `\\${token}`))
    .replace(/^\*/, '\\*');

function filesBelow(call: Call, names: readonly string[]): string[] {
  const { fs } = call.machine;
  return names.flatMap((name) => {
    const path = pathOf(call, name);
    const below = [...fs.walk(path)].filter((one) => fs.stat(one)?.kind === 'file');
    return below.map((one) => name + one.slice(path.length));
  });
}

/** `cut`, with `-d -f -c`. */
export function* cut(call: Call): Task {
  const { values, flags, operands } = readOptions(call.args, ['d', 'f', 'c', 'b']);
  const { texts, code } = yield* readInputs(call, operands);
  const fields = values.get('f');
  const chosen = ranges(fields ?? values.get('c') ?? values.get('b') ?? '1');
  const delimiter = values.get('d') ?? '\t';
  for (const { text } of texts) {
    for (const line of linesOf(text)) {
      if (fields === undefined) call.out(`${[...line].filter((_, at) => chosen(at + 1)).join('')}\n`);
      else if (line.includes(delimiter))
        call.out(
          `${line
            .split(delimiter)
            .filter((_, at) => chosen(at + 1))
            .join(delimiter)}\n`,
        );
      else if (!flags.has('s')) call.out(`${line}\n`);
    }
  }
  return code;
}

function ranges(list: string): (at: number) => boolean {
  const parts = list.split(',').map((part) => {
    const [from = '', to] = part.split('-');
    return [Number(from || 1), to === undefined ? Number(from) : Number(to || Number.POSITIVE_INFINITY)] as const;
  });
  return (at) => parts.some(([from, to]) => at >= from && at <= to);
}

/** `sort`, with `-n -r -u -k -t -h`. */
export function* sort(call: Call): Task {
  const { flags, values, operands } = readOptions(call.args, ['k', 't', 'o']);
  const { texts, code } = yield* readInputs(call, operands, (name, reason) =>
    either(call, `${name}: ${reason}`, `cannot read: ${name}: ${reason}`),
  );
  const [, field = '1', ordering = ''] =
    /^(\d+)(?:\.\d+)?(?:,\d+(?:\.\d+)?)?([a-z]*)/.exec(values.get('k') ?? '') ?? [];
  const separator = values.get('t');
  const key = (line: string) => {
    if (!values.has('k')) return line;
    const parts = separator === undefined ? line.trim().split(/\s+/) : line.split(separator);
    return parts.slice(Number(field) - 1).join(separator ?? ' ');
  };
  const numeric = flags.has('n') || flags.has('h') || ordering.includes('n');
  const reverse = flags.has('r') || ordering.includes('r');
  const compare = (a: string, b: string) => {
    const difference = numeric ? (Number.parseFloat(key(a)) || 0) - (Number.parseFloat(key(b)) || 0) : 0;
    const order = difference || (key(a) < key(b) ? -1 : Number(key(a) > key(b))) || (a < b ? -1 : Number(a > b));
    return reverse ? -order : order;
  };
  let lines = texts.flatMap(({ text }) => linesOf(text)).sort(compare);
  if (flags.has('u')) lines = lines.filter((line, at) => at === 0 || key(line) !== key(lines[at - 1] ?? ''));
  call.out(lines.map((line) => `${line}\n`).join(''));
  return code;
}

/** `uniq`, with `-c -d -u`. */
export function* uniq(call: Call): Task {
  const { flags, operands } = readOptions(call.args);
  const { texts, code } = yield* readInputs(call, operands.slice(0, 1));
  const groups: { line: string; count: number }[] = [];
  for (const line of texts.flatMap(({ text }) => linesOf(text))) {
    const last = groups.at(-1);
    if (last?.line === line) last.count++;
    else groups.push({ line, count: 1 });
  }
  for (const { line, count } of groups) {
    if ((flags.has('d') && count < 2) || (flags.has('u') && count > 1)) continue;
    call.out(flags.has('c') ? `${String(count).padStart(7)} ${line}\n` : `${line}\n`);
  }
  return code;
}

/** `tr`, with `-d -s -c`. */
export function* tr(call: Call): Task {
  const { flags, operands } = readOptions(call.args);
  const [from = '', to = ''] = operands.map(characters);
  const text = yield* call.input.all();
  const among = (char: string) => from.includes(char) !== (flags.has('c') || flags.has('C'));
  let result = '';
  for (const char of text) {
    let written = char;
    if (among(char)) {
      if (flags.has('d')) continue;
      if (to !== '' && operands.length > 1) written = to[from.indexOf(char)] ?? to.at(-1) ?? '';
    }
    const squeezed = flags.has('s') && result.endsWith(written) && (operands.length > 1 ? to : from).includes(written);
    if (!squeezed) result += written;
  }
  call.out(result);
  return 0;
}

function characters(set: string): string {
  const plain = set
    .replace(/\[:(\w+):\]/g, (_, name: string) => (CLASSES[name] ?? '').replace('\\s', ' \t\n').replaceAll('\\', ''))
    .replace(
      /\\(n|t|r|\\|0)/g,
      (_, code: string) => ({ n: '\n', t: '\t', r: '\r', '\\': '\\', '0': '\0' })[code] ?? code,
    );
  return plain.replace(/(.)-(.)/gs, (whole, from: string, to: string) => {
    const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
    if (last < first) return whole;
    return Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)).join('');
  });
}

/** The longest sequence of numbers that is written out. */
const MOST_NUMBERS = 100_000;

/** `seq`, with `-s`, `-w`. */
export function seq(call: Call): number {
  const { values, operands, flags } = readOptions(
    call.args.map((arg) => (/^-\d/.test(arg) ? ` ${arg}` : arg)),
    ['s', 'f'],
  );
  const numbers = operands.map(Number);
  const [from = 1, step = 1, to = 0] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  if (numbers.length === 0 || numbers.some(Number.isNaN)) return complain(call, 'missing operand');
  const count = Math.max(0, Math.min(MOST_NUMBERS, Math.floor((to - from) / step + 1e-9) + 1));
  const digits = Math.max(...operands.map((text) => text.split('.')[1]?.length ?? 0));
  const texts = Array.from({ length: count }, (_, at) => (from + at * step).toFixed(digits));
  const width = Math.max(...texts.map((text) => text.length), 0);
  const shown = flags.has('w') ? texts.map((text) => text.padStart(width, '0')) : texts;
  call.out(shown.length > 0 ? `${shown.join(values.get('s') ?? '\n')}\n` : '');
  return 0;
}

/** `basename` and `dirname`. */
export function basename(call: Call): number {
  const [path = '', ending = ''] = call.args;
  const name = path.replace(/\/+$/, '').split('/').pop() || '/';
  call.out(`${ending !== '' && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name}\n`);
  return 0;
}

export function dirname(call: Call): number {
  for (const path of call.args) {
    const trimmed = path.replace(/\/+$/, '');
    const at = trimmed.lastIndexOf('/');
    call.out(`${at < 0 ? '.' : trimmed.slice(0, at) || '/'}\n`);
  }
  return 0;
}

/** As much of an endless answer as whoever reads it gets to see. */
const MUCH = 16_384;

/** `yes`: it writes until its reader has had enough. */
export function* yes(call: Call): Task {
  call.out(`${call.args.join(' ') || 'y'}\n`.repeat(Math.ceil(MUCH / 2)).slice(0, MUCH));
  yield { kind: 'sleep', ms: Number.POSITIVE_INFINITY };
  return 0;
}

/** `rev` and `tac`. */
export function* rev(call: Call): Task {
  const { texts, code } = yield* readInputs(call, call.args);
  for (const { text } of texts) for (const line of linesOf(text)) call.out(`${[...line].reverse().join('')}\n`);
  return code;
}

/** `base64`, with `-d`. */
export function* base64(call: Call): Task {
  const { flags, values, operands } = readOptions(call.args, ['w']);
  const { texts, code } = yield* readInputs(call, operands);
  const text = texts.map((one) => one.text).join('');
  if (flags.has('d') || flags.has('decode')) {
    call.out(Buffer.from(text, 'base64').toString());
    return code;
  }
  const encoded = Buffer.from(text).toString('base64');
  const width = Number(values.get('w') ?? 76);
  const lines = width > 0 ? (encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? []) : [encoded];
  call.out(width > 0 ? lines.map((line) => `${line}\n`).join('') : encoded);
  return code;
}
