/** The values a command line gave its flags, read by name and kind. */

import { readCSV } from '../../../go/encoding/csv';
import { setField } from '../../../go/json/field';
import { quote } from '../../../go/strconv/quote';
import { parseBool, parseFloating, parseInteger, parseUint } from '../../../go/strconv/strconv';
import { parseGoDuration } from '../../../go/time/duration';
import type { Flag } from './flag';

type Value = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;

/** What the flags of a command hold: defaults first, then what the command line set, one `set` per occurrence. */
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

  /** The value of every flag by name. */
  all(): Record<string, unknown> {
    const all = Object.fromEntries([...this.flags.values()].map((flag) => [flag.name, this.value(flag)]));
    GIVEN.set(all, this.set_);
    return all;
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

  private value(flag: Flag): Value {
    return this.values.get(flag.name) ?? defaultValue(flag);
  }
}

/** Which flags a command line set, for the values handed to its command. */
const GIVEN = new WeakMap<object, ReadonlySet<string>>();

/** Whether the command line set a flag, be it to its default. */
export function changed<V extends object>(flags: V, name: keyof V & string): boolean {
  return GIVEN.get(flags)?.has(name) ?? false;
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
      return [...((flag.default as readonly string[] | undefined) ?? [])];
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
