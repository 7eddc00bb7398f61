/** How a command declares its flags: the kinds of `github.com/spf13/pflag` that kubectl uses. */

/** Kinds of flag, by pflag's names. `duration` defaults are Go text (`5s`), its values milliseconds. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'int'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'float64'
  | 'duration'
  | 'stringArray'
  | 'stringSlice'
  | 'count'
  | 'mapStringString'
  | 'moduleSpec';

/** One flag of a command. `name` has no dashes; without `default` the kind's zero value holds. */
export interface Flag {
  name: string;
  /** One letter. */
  shorthand?: string;
  type: FlagType;
  default?: string | number | boolean | readonly string[];
  /** What `--name` alone means (pflag's NoOptDefVal); booleans have `true` without saying so. */
  noOptDefault?: string;
  usage: string;
  /** Missing it fails with `required flag(s) "name" not set`. */
  required?: boolean;
  /** Works, but no help shows it. */
  hidden?: boolean;
  /** Works and says `Flag --name has been deprecated, <this>` on stderr; hidden too. */
  deprecated?: string;
}

/** What `--name` without a value sets, or undefined when it needs one. */
export function noOptDefault(flag: Flag): string | undefined {
  if (flag.noOptDefault !== undefined) return flag.noOptDefault;
  if (flag.type === 'bool') return 'true';
  return flag.type === 'count' ? '+1' : undefined;
}

/** The default as help shows it after `=`: pflag's DefValue. */
export function defaultText(flag: Flag): string {
  const value = flag.default;
  if (Array.isArray(value)) return `[${value.join(',')}]`;
  if (value !== undefined) return String(value);
  return ZERO_TEXT[flag.type];
}

const ZERO_TEXT: Record<FlagType, string> = {
  bool: 'false',
  string: '',
  int: '0',
  int32: '0',
  int64: '0',
  uint: '0',
  float64: '0',
  duration: '0s',
  stringArray: '[]',
  stringSlice: '[]',
  count: '0',
  mapStringString: '',
  moduleSpec: '',
};
