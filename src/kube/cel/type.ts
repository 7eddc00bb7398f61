/** Types of the Common Expression Language, as its checker infers and names them (`cel-go/common/types`). */

const SIMPLE = [
  'bool',
  'bytes',
  'double',
  'duration',
  'dyn',
  'int',
  'null_type',
  'string',
  'timestamp',
  'type',
  'uint',
  'kubernetes.URL',
] as const;

export type SimpleName = (typeof SIMPLE)[number];

/** A type; `parameter` stands for any one type within the signature of a function. */
export type Type =
  | { kind: 'simple'; name: SimpleName }
  | { kind: 'list'; item: Type }
  | { kind: 'map'; key: Type; value: Type }
  | { kind: 'object'; name: string; fields: ReadonlyMap<string, Type> }
  | { kind: 'parameter'; name: string };

const simple = new Map<string, Type>(SIMPLE.map((name) => [name, { kind: 'simple', name }]));

export const simpleType = (name: SimpleName): Type => simple.get(name) as Type;
export const listOf = (item: Type): Type => ({ kind: 'list', item });
export const mapOf = (key: Type, value: Type): Type => ({ kind: 'map', key, value });

export const DYN = simpleType('dyn');
export const BOOL = simpleType('bool');

/** A type as messages name it: `list(string)`, `map(string, dyn)`. */
export function typeText(type: Type): string {
  if (type.kind === 'list') return `list(${typeText(type.item)})`;
  if (type.kind === 'map') return `map(${typeText(type.key)}, ${typeText(type.value)})`;
  return type.name;
}

export const isDyn = (type: Type): boolean => type.kind === 'simple' && type.name === 'dyn';

/** What type parameters stand for in one use of a signature. */
export type Bindings = Map<string, Type>;

/**
 * Whether a value of type `given` may stand where `wanted` is asked for; parameters in `wanted` are bound on the way.
 * Nothing is known of `dyn` before it is evaluated, so it fits everywhere, and everything fits it.
 */
export function assignable(wanted: Type, given: Type, bindings: Bindings): boolean {
  if (wanted.kind === 'parameter') {
    const bound = bindings.get(wanted.name);
    if (bound && !isDyn(bound)) return assignable(bound, given, bindings);
    bindings.set(wanted.name, given);
    return true;
  }
  if (isDyn(wanted) || isDyn(given)) return true;
  if (wanted.kind === 'list') return given.kind === 'list' && assignable(wanted.item, given.item, bindings);
  if (wanted.kind === 'map')
    return (
      given.kind === 'map' &&
      assignable(wanted.key, given.key, bindings) &&
      assignable(wanted.value, given.value, bindings)
    );
  // objects, times and durations may be null
  if (given.kind === 'simple' && given.name === 'null_type')
    return wanted.kind === 'object' || ['duration', 'null_type', 'timestamp'].includes(wanted.name);
  return given.kind === wanted.kind && given.name === wanted.name;
}

/** A type with its parameters replaced by what they stand for, `dyn` where that is open. */
export function substitute(type: Type, bindings: Bindings): Type {
  if (type.kind === 'parameter') return bindings.get(type.name) ?? DYN;
  if (type.kind === 'list') return listOf(substitute(type.item, bindings));
  if (type.kind === 'map') return mapOf(substitute(type.key, bindings), substitute(type.value, bindings));
  return type;
}

/** Reads a type as signatures write it: `list(T)`, `map(string, int)`; a capital alone is a parameter. */
export function parseType(text: string): Type {
  const [, outer, inner = ''] = /^(list|map)\((.*)\)$/.exec(text) ?? [];
  if (outer === 'list') return listOf(parseType(inner));
  if (outer === 'map') {
    const [key = '', value = ''] = splitTypes(inner);
    return mapOf(parseType(key), parseType(value));
  }
  return simple.get(text) ?? { kind: 'parameter', name: text };
}

/** Splits `string, map(K, V)` at the commas that stand in no brackets. */
export function splitTypes(text: string): string[] {
  return text.match(/[\w.]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?/g) ?? [];
}
