/**
 * How a command declares its flags: one object, a flag's name in kubectl's spelling each with what is said of it. What
 * a command gets when it runs has the same names: `{ 'dry-run': flag.string('…') }` is read as `flags['dry-run']`, a
 * string, and a misspelt name fails the type check.
 */
import type { Flag, FlagType } from './flag';

/** A flag without its name. `T` is the type of its value, which only the compiler knows. */
export type FlagDeclaration<T = unknown> = Omit<Flag, 'name'> & { readonly value?: T };

/** The flags of a command by name. */
export type FlagDeclarations = Record<string, FlagDeclaration>;

/** The values of declared flags. */
export type ValuesOf<F extends FlagDeclarations> = {
  readonly [Name in keyof F]: F[Name] extends FlagDeclaration<infer T> ? T : never;
};

/** What may be said of a flag besides its kind and its explanation. */
type Details = Partial<Omit<Flag, 'name' | 'type' | 'usage'>>;

const kind =
  <T>(type: FlagType) =>
  (usage: string, details: Details = {}): FlagDeclaration<T> => ({ type, usage, ...details });

/** A flag of each of pflag's kinds: `flag.int('How many …', { default: -1 })`. */
export const flag = {
  bool: kind<boolean>('bool'),
  string: kind<string>('string'),
  int: kind<number>('int'),
  int32: kind<number>('int32'),
  int64: kind<number>('int64'),
  uint: kind<number>('uint'),
  float64: kind<number>('float64'),
  /** Its default is Go text (`5s`), its value milliseconds. */
  duration: kind<number>('duration'),
  stringArray: kind<string[]>('stringArray'),
  stringSlice: kind<string[]>('stringSlice'),
  count: kind<number>('count'),
  mapStringString: kind<Record<string, string>>('mapStringString'),
  moduleSpec: kind<string>('moduleSpec'),
};

/** Declared flags as a list. */
export function namedFlags(declarations: FlagDeclarations = {}): Flag[] {
  return Object.entries(declarations).map(([name, declaration]) => ({ name, ...declaration }));
}
