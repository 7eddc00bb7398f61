/** The commands a shell has itself. */
import { FileError } from '../machine/file-error';
import { resolvePath } from '../machine/file-system';
import { printfText } from '../programs/printf';
import type { Task } from '../programs/task';
import { ended } from '../programs/task';
import { evaluateArithmetic } from './arithmetic';
import { Jump, type ShellCore } from './core';
import { cannotEnter, cannotOpen } from './dialect';
import { quoteWord } from './quoting';
import { TestError, testHolds } from './test-command';

/** A command of the shell. */
export type Builtin = (shell: ShellCore, args: string[], name: string) => Task;

type Simple = (shell: ShellCore, args: string[], name: string) => number;

const immediate =
  (run: Simple): Builtin =>
  (shell, args, name) =>
    ended(run(shell, args, name));

/** By name. What a program of the same name does too, such as `echo`, is here because every shell has it. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [':', immediate(() => 0)],
  ['true', immediate(() => 0)],
  ['false', immediate(() => 1)],
  ['echo', immediate(echo)],
  ['printf', immediate(printf)],
  ['pwd', immediate((shell) => say(shell, `${shell.cwd}\n`))],
  ['cd', immediate(cd)],
  ['test', immediate(test)],
  ['[', immediate(test)],
  ['export', immediate(exported)],
  ['readonly', immediate(readonly)],
  ['local', immediate(local)],
  ['declare', immediate(local)],
  ['typeset', immediate(local)],
  ['unset', immediate(unset)],
  ['set', immediate(set)],
  ['shift', immediate(shift)],
  ['let', immediate(calculated)],
  ['alias', immediate(alias)],
  ['unalias', immediate(unalias)],
  ['type', immediate(type)],
  ['hash', immediate(() => 0)],
  ['umask', immediate((shell, args) => (args.length === 0 ? say(shell, '0022\n') : 0))],
  ['ulimit', immediate((shell, args) => (args.includes('-n') ? say(shell, '1048576\n') : say(shell, 'unlimited\n')))],
  ['jobs', immediate(() => 0)],
  ['fg', immediate(() => 1)],
  ['bg', immediate(() => 1)],
  ['shopt', immediate(() => 0)],
  ['times', immediate((shell) => say(shell, '0m0.00s 0m0.00s\n0m0.00s 0m0.00s\n'))],
  ['history', immediate(() => 0)],
  ['trap', immediate(trap)],
  ['exit', leaving('exit')],
  ['return', leaving('return')],
  ['break', leaving('break')],
  ['continue', leaving('continue')],
  ['eval', (shell, args) => shell.source(args.join(' '))],
  ['exec', exec],
  ['command', command],
  ['builtin', command],
  ['.', sourced],
  ['source', sourced],
  ['read', read],
  ['wait', wait],
  ['getopts', immediate(() => 1)],
]);

function say(shell: ShellCore, text: string): number {
  try {
    shell.streams.out.write(text);
    return 0;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    shell.complain(`write error: ${error.message}`);
    return 1;
  }
}

const ECHO_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
};

/** dash knows escapes without being asked, and no `-e`; the others ask for `-e`. */
function echo(shell: ShellCore, args: string[]): number {
  let newline = true;
  let escapes = shell.dialect === 'dash';
  let at = 0;
  const options = shell.dialect === 'dash' ? /^-n$/ : /^-[neE]+$/;
  for (; options.test(args[at] ?? ''); at++) {
    for (const letter of (args[at] ?? '').slice(1)) {
      if (letter === 'n') newline = false;
      else escapes = letter === 'e';
    }
  }
  let text = args.slice(at).join(' ');
  if (escapes) {
    const end = text.indexOf('\\c');
    if (end >= 0) {
      text = text.slice(0, end);
      newline = false;
    }
    text = text.replace(/\\(0[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)/gs, (whole, code: string) => {
      if (/^0[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 8));
      if (/^x/.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return ECHO_ESCAPES[code] ?? whole;
    });
  }
  return say(shell, newline ? `${text}\n` : text);
}

function printf(shell: ShellCore, args: string[]): number {
  const [format, ...values] = args;
  if (format === undefined) {
    shell.complain('printf: usage: printf format [arguments]');
    return 2;
  }
  return say(shell, printfText(format, values));
}

function cd(shell: ShellCore, args: string[]): number {
  const [target = shell.get('HOME') ?? '/'] = args.filter((arg) => arg !== '--' && arg !== '-P' && arg !== '-L');
  const wanted = target === '-' ? (shell.get('OLDPWD') ?? shell.cwd) : target;
  const path = resolvePath(shell.cwd, wanted);
  const inode = shell.machine.fs.stat(path);
  if (inode?.kind !== 'folder') {
    shell.complain(cannotEnter(shell.dialect, wanted, new FileError(inode ? 'ENOTDIR' : 'ENOENT', path)));
    return shell.dialect === 'dash' ? 2 : 1;
  }
  shell.set('OLDPWD', shell.cwd);
  shell.cwd = path;
  shell.set('PWD', path);
  return target === '-' ? say(shell, `${path}\n`) : 0;
}

function test(shell: ShellCore, args: string[], name: string): number {
  if (name === '[' && args.at(-1) !== ']') {
    shell.complain('[: missing ]');
    return 2;
  }
  try {
    return testHolds(shell, name === '[' ? args.slice(0, -1) : args) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TestError)) throw error;
    shell.complain(`${shell.dialect === 'ash' ? '' : `${name}: `}${error.message}`);
    return 2;
  }
}

function exported(shell: ShellCore, args: string[]): number {
  const names = args.filter((arg) => !arg.startsWith('-'));
  if (names.length === 0) {
    const lines = [...shell.environment()].sort(([a], [b]) => (a < b ? -1 : 1));
    const head = shell.dialect === 'bash' ? 'declare -x ' : 'export ';
    return say(shell, lines.map(([name, value]) => `${head}${name}=${quoteWord(value)}\n`).join(''));
  }
  for (const arg of names) {
    const [name = '', value] = split(arg);
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      shell.complain(
        `export: ${shell.dialect === 'bash' ? `\`${arg}': not a valid identifier` : `${name}: bad variable name`}`,
      );
      return shell.dialect === 'bash' ? 1 : 2;
    }
    shell.set(name, value ?? shell.get(name) ?? '', !args.includes('-n'));
  }
  return 0;
}

function readonly(shell: ShellCore, args: string[]): number {
  for (const arg of args) {
    const [name = '', value] = split(arg);
    shell.set(name, value ?? shell.get(name) ?? '');
    const variable = shell.variables.get(name);
    if (variable) variable.readonly = true;
  }
  return 0;
}

function local(shell: ShellCore, args: string[], command: string): number {
  const scope = shell.locals.at(-1);
  if (!scope && command === 'local') {
    shell.complain(shell.dialect === 'bash' ? 'local: can only be used in a function' : 'local: not in a function');
    return shell.dialect === 'bash' ? 1 : 2;
  }
  for (const arg of args.filter((one) => !one.startsWith('-'))) {
    const [name = '', value] = split(arg);
    if (scope && !scope.has(name)) scope.set(name, shell.variables.get(name));
    shell.set(name, value ?? '');
  }
  return 0;
}

function unset(shell: ShellCore, args: string[]): number {
  for (const name of args.filter((arg) => !arg.startsWith('-'))) {
    if (!args.includes('-f')) shell.variables.delete(name);
    if (!args.includes('-v')) shell.functions.delete(name);
  }
  return 0;
}

const SHORT: Readonly<Record<string, string>> = {
  e: 'errexit',
  u: 'nounset',
  x: 'xtrace',
  f: 'noglob',
  a: 'allexport',
  o: 'o',
};

function set(shell: ShellCore, args: string[]): number {
  if (args.length === 0) {
    const lines = [...shell.variables].sort(([a], [b]) => (a < b ? -1 : 1));
    return say(shell, lines.map(([name, { value }]) => `${name}=${quoteWord(value)}\n`).join(''));
  }
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--' || !/^[-+]./.test(arg)) {
      shell.positional = args.slice(arg === '--' ? at + 1 : at);
      return 0;
    }
    for (const letter of arg.slice(1)) {
      const option = letter === 'o' ? (args[++at] ?? '') : (SHORT[letter] ?? letter);
      if (arg.startsWith('-')) shell.options.add(option);
      else shell.options.delete(option);
    }
  }
  return 0;
}

function shift(shell: ShellCore, [count = '1']: string[]): number {
  if (Number(count) > shell.positional.length) {
    if (shell.dialect !== 'bash') shell.complain("shift: can't shift that many");
    return 1;
  }
  shell.positional = shell.positional.slice(Number(count));
  return 0;
}

function calculated(shell: ShellCore, args: string[]): number {
  const values = new Map([...shell.variables].map(([name, { value }]) => [name, value]));
  const result = args.map((arg) => evaluateArithmetic(arg, values)).at(-1) ?? 0;
  for (const [name, value] of values) if (shell.get(name) !== value) shell.set(name, value);
  return Number.isFinite(result) && result !== 0 ? 0 : 1;
}

function alias(shell: ShellCore, args: string[]): number {
  if (args.length === 0) {
    const head = shell.dialect === 'bash' ? 'alias ' : '';
    return say(shell, [...shell.aliases].map(([name, value]) => `${head}${name}='${value}'\n`).join(''));
  }
  for (const arg of args) {
    const [name = '', value] = split(arg);
    if (value !== undefined) shell.aliases.set(name, value);
  }
  return 0;
}

function unalias(shell: ShellCore, args: string[]): number {
  for (const name of args) shell.aliases.delete(name);
  return 0;
}

function type(shell: ShellCore, args: string[]): number {
  let code = 0;
  for (const name of args) {
    const where = whereIs(shell, name);
    if (where === undefined) code = 127;
    say(shell, where === undefined ? `${name}: not found\n` : `${name} is ${where}\n`);
  }
  return code;
}

function whereIs(shell: ShellCore, name: string): string | undefined {
  if (shell.functions.has(name)) return 'a shell function';
  if (builtins.has(name)) return 'a shell builtin';
  if (!shell.machine.programs.has(name)) return undefined;
  return `${shell.machine.isBusybox ? '/bin' : '/usr/bin'}/${name}`;
}

const SIGNALS: Readonly<Record<string, string>> = { '0': 'EXIT', '1': 'HUP', '2': 'INT', '3': 'QUIT', '15': 'TERM' };

function trap(shell: ShellCore, args: string[]): number {
  const [action, ...signals] = args.filter((arg) => arg !== '--');
  for (const signal of signals) {
    const name = SIGNALS[signal] ?? signal.replace(/^SIG/, '').toUpperCase();
    if (action === '-') shell.traps.delete(name);
    else shell.traps.set(name, action ?? '');
  }
  return 0;
}

function leaving(kind: Jump['kind']): Builtin {
  // biome-ignore lint/correctness/useYield: it never gets so far as to wait
  return function* (shell, [arg]) {
    const number = Number(arg ?? (kind === 'exit' || kind === 'return' ? shell.status : 1));
    if (!Number.isInteger(number)) {
      shell.complain(`${kind}: Illegal number: ${arg}`);
      throw new Jump('exit', 2);
    }
    throw new Jump(kind, number & 255, number);
  };
}

function* exec(shell: ShellCore, args: string[]): Task {
  const [name, ...rest] = args;
  if (name === undefined) return 0;
  throw new Jump('exit', yield* shell.program(name, rest));
}

function* command(shell: ShellCore, args: string[]): Task {
  const [name, ...rest] = args;
  if (name === '-v' || name === '-V') {
    const [wanted = ''] = rest;
    const where = whereIs(shell, wanted);
    if (where === undefined) return shell.dialect === 'bash' ? 1 : 127;
    return say(shell, `${where.startsWith('/') ? where : wanted}\n`);
  }
  if (name === undefined) return 0;
  const builtin = builtins.get(name);
  return builtin ? yield* builtin(shell, rest, name) : yield* shell.program(name, rest);
}

function* sourced(shell: ShellCore, [name = '']: string[]): Task {
  const path = resolvePath(shell.cwd, name);
  let text: string;
  try {
    text = shell.machine.fs.readFile(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    shell.complain(cannotOpen(shell.dialect, name, error, false));
    return shell.dialect === 'bash' ? 1 : 2;
  }
  try {
    return yield* shell.source(text);
  } catch (jump) {
    if (jump instanceof Jump && jump.kind === 'return') return jump.code;
    throw jump;
  }
}

function* read(shell: ShellCore, args: string[]): Task {
  const names: string[] = [];
  let raw = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (/^-[ptdnNu]$/.test(arg)) {
      if (arg === '-p') shell.streams.err.write(args[at + 1] ?? '');
      at++;
    } else if (arg.startsWith('-')) raw ||= arg.includes('r');
    else names.push(arg);
  }
  const line = yield* shell.streams.input.line();
  let text = (line ?? '').replace(/\n$/, '');
  if (!raw) text = text.replace(/\\(.)/gs, '$1');
  const separators = shell.get('IFS') ?? ' \t\n';
  if (names.length === 0) names.push('REPLY');
  const set = `[${separators.replace(/[\\\]^-]/g, '\\$&')}]`;
  let rest = separators === '' ? text : text.replace(new RegExp(`^${set}+|${set}+$`, 'g'), '');
  for (const [index, name] of names.entries()) {
    const split = separators === '' ? null : new RegExp(`^(.*?)${set}+(.*)$`, 's').exec(rest);
    const last = index === names.length - 1;
    shell.set(name, last || !split ? rest : (split[1] ?? ''));
    rest = last || !split ? '' : (split[2] ?? '');
  }
  return line === undefined || !line.endsWith('\n') ? 1 : 0;
}

function* wait(shell: ShellCore): Task {
  const { jobs } = shell;
  yield { kind: 'until', check: () => jobs.every(({ done }) => done) };
  return jobs.at(-1)?.code ?? 0;
}

const split = (arg: string): [name: string | undefined, value: string | undefined] => {
  const at = arg.indexOf('=');
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
};
