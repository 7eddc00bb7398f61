/** `test`, `[` and `[[`. */
import { resolvePath } from '../machine/file-system';
import type { Task } from '../programs/task';
import type { ShellCore } from './core';
import { expandText } from './expansion';
import { matches } from './patterns';
import type { Word } from './syntax';

/** Nobody writes longer conditions; each bracket and `!` goes one deeper. */
const MOST_DEPTH = 100;

/** A condition that is none. */
export class TestError extends Error {}

/** Whether the words of `test` hold. Throws TestError. */
export function testHolds(shell: ShellCore, args: readonly string[]): boolean {
  const reader: Reader<string> = {
    words: args,
    at: 0,
    depth: 0,
    text: (word) => word,
    matches: (left, right) => left === right,
  };
  if (args.length === 0) return false;
  const holds = either(shell, reader);
  if (reader.at < args.length) throw new TestError(`${args[reader.at]}: unexpected operator`);
  return holds;
}

/** Whether the words of `[[ … ]]` hold: the right side of `==` is a pattern, that of `=~` a regular expression. */
export function* conditionHolds(shell: ShellCore, words: readonly Word[]): Task<boolean> {
  const texts: { text: string; pattern: string }[] = [];
  for (const word of words)
    texts.push({ text: yield* expandText(shell, word), pattern: yield* expandText(shell, word, true) });
  const reader: Reader<{ text: string; pattern: string }> = {
    words: texts,
    at: 0,
    depth: 0,
    text: ({ text }) => text,
    matches: (left, { pattern }) => matches(pattern, left),
  };
  try {
    return texts.length > 0 && either(shell, reader);
  } catch (error) {
    if (error instanceof TestError) return false;
    throw error;
  }
}

interface Reader<W> {
  words: readonly W[];
  at: number;
  depth: number;
  text(word: W): string;
  matches(left: string, right: W): boolean;
}

function either<W>(shell: ShellCore, reader: Reader<W>): boolean {
  if (++reader.depth > MOST_DEPTH) throw new TestError('too many arguments');
  let holds = both(shell, reader);
  while (next(reader) === '-o' || next(reader) === '||') {
    reader.at++;
    holds = both(shell, reader) || holds;
  }
  return holds;
}

function both<W>(shell: ShellCore, reader: Reader<W>): boolean {
  let holds = primary(shell, reader);
  while (next(reader) === '-a' || next(reader) === '&&') {
    reader.at++;
    holds = primary(shell, reader) && holds;
  }
  return holds;
}

function next<W>({ words, at, text }: Reader<W>): string | undefined {
  const word = words[at];
  return word === undefined ? undefined : text(word);
}

const BINARY = /^(=|==|!=|=~|<|>|-(eq|ne|lt|le|gt|ge|nt|ot|ef))$/;
const UNARY = /^-[a-zA-Z]$/;

function primary<W>(shell: ShellCore, reader: Reader<W>): boolean {
  const left = next(reader);
  if (left === undefined) throw new TestError('argument expected');
  const operator = reader.words[reader.at + 1];
  const remaining = reader.words.length - reader.at;
  if (operator !== undefined && BINARY.test(reader.text(operator)) && remaining >= 3) {
    const right = reader.words[reader.at + 2] as W;
    reader.at += 3;
    return compared(left, reader.text(operator), right, reader);
  }
  if (left === '!' && remaining > 1) {
    reader.at++;
    if (++reader.depth > MOST_DEPTH) throw new TestError('too many arguments');
    return !primary(shell, reader);
  }
  if (left === '(' && remaining > 2) {
    reader.at++;
    const holds = either(shell, reader);
    if (next(reader) !== ')') throw new TestError('closing paren expected');
    reader.at++;
    return holds;
  }
  if (UNARY.test(left) && remaining > 1) {
    const operand = reader.text(reader.words[reader.at + 1] as W);
    reader.at += 2;
    return unary(shell, left, operand);
  }
  reader.at++;
  return left !== '';
}

function compared<W>(left: string, operator: string, right: W, { text, matches: same }: Reader<W>): boolean {
  const other = text(right);
  const number = (word: string) => {
    if (!/^\s*[-+]?\d+\s*$/.test(word)) throw new TestError(`${word}: bad number`);
    return Number(word);
  };
  switch (operator) {
    case '=':
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case '=~':
      try {
        return new RegExp(other).test(left);
      } catch {
        return false;
      }
    case '<':
      return left < other;
    case '>':
      return left > other;
    case '-eq':
      return number(left) === number(other);
    case '-ne':
      return number(left) !== number(other);
    case '-lt':
      return number(left) < number(other);
    case '-le':
      return number(left) <= number(other);
    case '-gt':
      return number(left) > number(other);
    case '-ge':
      return number(left) >= number(other);
    default:
      return false;
  }
}

function unary(shell: ShellCore, operator: string, operand: string): boolean {
  if (operator === '-z') return operand === '';
  if (operator === '-n') return operand !== '';
  if (operator === '-t') return shell.streams.out.tty;
  if (operator === '-v') return shell.get(operand) !== undefined;
  const path = resolvePath(shell.cwd, operand);
  const inode = operand === '' ? undefined : shell.machine.fs.stat(path, operator !== '-L' && operator !== '-h');
  if (!inode) return false;
  switch (operator) {
    case '-f':
      return inode.kind === 'file';
    case '-d':
      return inode.kind === 'folder';
    case '-L':
    case '-h':
      return inode.kind === 'link';
    case '-c':
      return inode.kind === 'device';
    case '-b':
    case '-p':
    case '-S':
      return false;
    case '-s':
      return inode.kind === 'folder' || (inode.kind === 'file' && inode.content !== '');
    case '-x':
      return inode.kind === 'folder' || (inode.mode & 0o111) !== 0;
    default:
      return true;
  }
}
