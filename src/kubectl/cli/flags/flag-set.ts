/** Reads a command line by pflag's rules and rewrites it in the one form that needs no rules. */

import { quoteRune } from '../../../go/strconv/quote';
import { type Flag, noOptDefault } from './flag';

/** A command line in normal form: `flags` has one `--name=value` per occurrence, in order. */
export interface NormalisedArgs {
  flags: string[];
  args: string[];
  /** How many of `args` stood before `--`, or -1. */
  argsLenAtDash: number;
  /** Where reading stopped; the flags before it are in `flags` and their values are judged first. */
  error?: Error;
}

/** The flags one command knows. Where two have a name or letter in common the first wins, as with cobra's parents. */
export class FlagSet {
  private readonly byName = new Map<string, Flag>();
  private readonly byShorthand = new Map<string, Flag>();

  constructor(flags: Iterable<Flag>) {
    for (const flag of flags) {
      if (this.byName.has(flag.name)) continue;
      this.byName.set(flag.name, flag);
      if (flag.shorthand && !this.byShorthand.has(flag.shorthand)) this.byShorthand.set(flag.shorthand, flag);
    }
  }

  all(): Iterable<Flag> {
    return this.byName.values();
  }

  /** The flag of that long name; `_` counts as `-` (component-base's WordSepNormalizeFunc). */
  lookup(name: string): Flag | undefined {
    return this.byName.get(name.replace(/_/g, '-'));
  }

  lookupShorthand(letter: string): Flag | undefined {
    return this.byShorthand.get(letter);
  }

  /** Whether the argument after `arg` is its value, as cobra guesses when it looks for the subcommand. */
  takesNext(arg: string): boolean {
    if (arg.includes('=')) return false;
    if (arg.startsWith('--')) return !hasNoOpt(this.lookup(arg.slice(2)));
    return arg.length === 2 && arg[0] === '-' && !hasNoOpt(this.lookupShorthand(arg[1] as string));
  }

  /** Splits a command line into flags and arguments, `pflag.FlagSet.Parse` without storing values. */
  normalise(argv: readonly string[]): NormalisedArgs {
    const out: NormalisedArgs = { flags: [], args: [], argsLenAtDash: -1 };
    const rest = [...argv].reverse();
    try {
      for (let arg = rest.pop(); arg !== undefined; arg = rest.pop()) {
        if (arg === '--') {
          out.argsLenAtDash = out.args.length;
          out.args.push(...rest.reverse());
          break;
        }
        if (arg.startsWith('--')) this.long(arg, rest, out.flags);
        else if (arg.startsWith('-') && arg.length > 1) this.short(arg.slice(1), rest, out.flags);
        else out.args.push(arg);
      }
    } catch (err) {
      out.error = err as Error;
    }
    return out;
  }

  private long(arg: string, rest: string[], flags: string[]): void {
    const equals = arg.indexOf('=');
    const name = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
    if (name === '' || name[0] === '-') throw new Error(`bad flag syntax: ${arg}`);
    const flag = this.lookup(name);
    if (!flag) throw new Error(`unknown flag: --${name}`);
    const value = equals < 0 ? (noOptDefault(flag) ?? rest.pop()) : arg.slice(equals + 1);
    if (value === undefined) throw new Error(`flag needs an argument: ${arg}`);
    flags.push(`--${flag.name}=${value}`);
  }

  private short(letters: string, rest: string[], flags: string[]): void {
    for (let left = letters; left !== ''; left = left.slice(1)) {
      const letter = left[0] as string;
      const flag = this.byShorthand.get(letter);
      // pflag looks at bytes.
      const byte = quoteRune(Buffer.from(letter)[0] ?? 0);
      if (!flag) throw new Error(`unknown shorthand flag: ${byte} in -${left}`);
      const inline = left.length > 2 && left[1] === '=' ? left.slice(2) : undefined;
      const attached = left.length > 1 ? left.slice(1) : undefined;
      const implied = noOptDefault(flag);
      const value = inline ?? implied ?? attached ?? rest.pop();
      if (value === undefined) throw new Error(`flag needs an argument: ${byte} in -${left}`);
      flags.push(`--${flag.name}=${value}`);
      if (inline !== undefined || implied === undefined) return;
    }
  }
}

function hasNoOpt(flag: Flag | undefined): boolean {
  return flag !== undefined && noOptDefault(flag) !== undefined;
}
