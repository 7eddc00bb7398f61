/** The values a command line gave its flags, read by name and kind. */

import { readCSV } from '../../../go/encoding/csv';
import { setField } from '../../../go/json/field';
import { quote } from '../../../go/strconv/quote';
import { parseBool, parseFloating, parseInteger, parseUint } from '../../../go/strconv/strconv';
import { parseGoDuration } from '../../../go/time/duration';
import type { Flag, FlagType } from './flag';

type Value = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

/**
 * What the flags of a command hold: defaults first, then what the command line set, one `set` per occurrence.
 * The getters throw on a flag the command never declared or of another kind: a mistake in the command.
 */
export class FlagValues {
  private readonly flags = new Map<string, Flag>();
  private readonly values = new Map<string, Value>();
  private readonly set_ = new Set<string>();
  /** What the command line set, in its order: one `--name=value` per occurrence. */
  readonly given: string[] = [];
  /** How many arguments stood before `--`, or -1 when there was none (pflag's ArgsLenAtDash). */
  argsLenAtDash = -1;

  constructor(flags: Iterable<Flag>) {
    for (const flag of flags) this.flags.set(flag.name, flag);
  }

  /** One occurrence on the command line. Throws `invalid argument "x" for "--flag" flag: why` as pflag does. */
  set(name: string, text: string): void {
    const flag = this.flag(name);
    try {
      this.values.set(name, parseValue(flag, text, this.set_.has(name) ? this.values.get(name) : undefined));
    } catch (err) {
      const shown = flag.shorthand ? `-${flag.shorthand}, --${name}` : `--${name}`;
      throw new Error(`invalid argument ${quote(text)} for ${quote(shown)} flag: ${(err as Error).message}`);
    }
    this.set_.add(name);
    this.given.push(`--${name}=${text}`);
  }

  /** Whether the command line set it, be it to its default. */
  changed(name: string): boolean {
    return this.set_.has(name);
  }
  /** Whether the command has such a flag at all. */
  has(name: string): boolean {
    return this.flags.has(name);
  }
  /** The flag's kind: a command's own may have the name of a global one. */
  typeOf(name: string): FlagType {
    return this.flag(name).type;
  }
  string(name: string): string {
    return this.read(name, ['string']) as string;
  }
  bool(name: string): boolean {
    return this.read(name, ['bool']) as boolean;
  }
  /** An `int`, `int32`, `int64`, `uint`, `float64` or `count` flag. */
  int(name: string): number {
    return this.read(name, ['int', 'int32', 'int64', 'uint', 'float64', 'count']) as number;
  }
  /** Milliseconds. */
  duration(name: string): number {
    return this.read(name, ['duration']) as number;
  }
  stringArray(name: string): string[] {
    return [...(this.read(name, ['stringArray']) as readonly string[])];
  }
  stringSlice(name: string): string[] {
    return [...(this.read(name, ['stringSlice']) as readonly string[])];
  }
  stringMap(name: string): Record<string, string> {
    return { ...(this.read(name, ['mapStringString']) as Record<string, string>) };
  }
  /** Either kind of list. */
  strings(name: string): string[] {
    return [...(this.read(name, ['stringArray', 'stringSlice']) as readonly string[])];
  }

  /** The required flags nobody set, in the order cobra lists them. */
  missingRequired(): string[] {
    return [...this.flags.values()]
      .filter((flag) => flag.required && !this.set_.has(flag.name))
      .map((flag) => flag.name)
      .sort();
  }

  private flag(name: string): Flag {
    const flag = this.flags.get(name);
    if (!flag) throw new Error(`flag accessed but not defined: ${name}`);
    return flag;
  }

  private read(name: string, types: FlagType[]): Value {
    const flag = this.flag(name);
    if (!types.includes(flag.type)) throw new Error(`trying to get ${types[0]} value of flag of type ${flag.type}`);
    return this.values.get(name) ?? defaultValue(flag);
  }
}

function defaultValue(flag: Flag): Value {
  switch (flag.type) {
    case 'duration':
      return parseGoDuration(String(flag.default ?? '0s'));
    case 'bool':
      return flag.default ?? false;
    case 'string':
    case 'moduleSpec':
      return flag.default ?? '';
    case 'stringArray':
    case 'stringSlice':
      return flag.default ?? [];
    case 'mapStringString':
      return {};
    default:
      return flag.default ?? 0;
  }
}

function parseValue(flag: Flag, text: string, previous: Value | undefined): Value {
  switch (flag.type) {
    case 'bool':
      return parseBool(text);
    case 'string':
    case 'moduleSpec':
      return text;
    case 'int':
    case 'int64':
      return parseInteger(text, 0, 64);
    case 'int32':
      return parseInteger(text, 0, 32);
    case 'uint':
      return parseUint(text);
    case 'float64':
      return parseFloating(text);
    case 'duration':
      return parseGoDuration(text);
    case 'stringArray':
      return [...((previous as string[]) ?? []), text];
    case 'stringSlice':
      return [...((previous as string[]) ?? []), ...readCSV(text)];
    case 'mapStringString':
      return { ...(previous as Record<string, string>), ...parsePairs(text) };
    case 'count':
      return text === '+1' ? ((previous as number) ?? 0) + 1 : parseInteger(text, 0, 64);
  }
}

/** `a=b,c=d`: component-base's MapStringString. */
function parsePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const pair of text.split(',').filter((part) => part !== '')) {
    const equals = pair.indexOf('=');
    if (equals < 0) throw new Error('malformed pair, expect string=string');
    setField(pairs, pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  }
  return pairs;
}
