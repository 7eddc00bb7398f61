/** Reads the command lines of small programs, and says what went wrong as they do. */
import { FileError } from '../machine/file-error';
import { resolvePath } from '../machine/file-system';
import type { Call } from './program';
import type { Task } from './task';

/** A command line taken apart. */
export interface Options {
  /** Letters and long names that were given: `l`, `recursive`. */
  flags: Set<string>;
  /** Values by letter or long name, the last one given. */
  values: Map<string, string>;
  operands: string[];
}

/** Takes flags apart; `valued` lists letters and long names that have a value. */
export function readOptions(args: readonly string[], valued: readonly string[] = []): Options {
  const options: Options = { flags: new Set(), values: new Map(), operands: [] };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      options.operands.push(...args.slice(at + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const [name = '', value] = arg.slice(2).split(/=(.*)/s);
      options.flags.add(name);
      if (value !== undefined) options.values.set(name, value);
      else if (valued.includes(name)) options.values.set(name, args[++at] ?? '');
    } else if (/^-./.test(arg)) {
      for (let letter = 1; letter < arg.length; letter++) {
        const name = arg[letter] ?? '';
        options.flags.add(name);
        if (!valued.includes(name)) continue;
        options.values.set(name, arg.slice(letter + 1) || (args[++at] ?? ''));
        break;
      }
    } else options.operands.push(arg);
  }
  return options;
}

/** The name a program calls itself. */
export const programName = ({ name }: Call): string => name.slice(name.lastIndexOf('/') + 1);

/** An absolute path. */
export const pathOf = ({ cwd }: Call, name: string): string => resolvePath(cwd, name);

/** Says something on standard error behind the program's name; gives the exit status. */
export function complain(call: Call, text: string, code = 1): number {
  call.err(`${programName(call)}: ${text}\n`);
  return code;
}

/** The words of busybox, or those of GNU. */
export const either = (call: Call, busybox: string, gnu: string): string => (call.machine.isBusybox ? busybox : gnu);

/** Does something with each operand; what the kernel refuses is told in `words`. Gives 1 if any failed. */
export function forEach(
  call: Call,
  operands: readonly string[],
  action: (path: string, name: string) => void,
  words: (name: string, error: FileError) => string,
): number {
  let code = 0;
  for (const name of operands) {
    try {
      action(pathOf(call, name), name);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      code = complain(call, words(name, error));
    }
  }
  return code;
}

/** The texts of files, or standard input where none is named (or `-` is); what cannot be read is told. */
export function* readInputs(
  call: Call,
  names: readonly string[],
  words: (name: string, reason: string) => string = (name, reason) => `${name}: ${reason}`,
): Task<{ texts: { name: string; text: string }[]; code: number }> {
  const texts: { name: string; text: string }[] = [];
  let code = 0;
  for (const name of names.length > 0 ? names : ['-']) {
    if (name === '-' || /^\/(dev|proc\/self\/fd)\/(stdin|0)$|^\/dev\/fd\/0$/.test(name)) {
      texts.push({ name, text: yield* call.input.all() });
      continue;
    }
    try {
      texts.push({ name, text: call.machine.fs.readFile(pathOf(call, name)) });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      code = complain(call, words(name, error.message));
    }
  }
  return { texts, code };
}

/** Lines without their ends; a last line needs none. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
