/** How functions of the language are declared: a signature and what it does. */
import { parseType, splitTypes, type Type } from '../type';
import type { Value } from '../value';

/** One way to call a function. */
export interface Overload {
  name: string;
  /** Called on a value: `x.size()`; the receiver is the first of `parameters`. */
  member: boolean;
  parameters: Type[];
  result: Type;
  call(...args: never[]): Value;
}

/**
 * Reads `string.startsWith(string): bool` or `size(list(T)): int`. `call` gets values of the types the signature names,
 * the receiver first; what it throws as `EvaluationError` is what the rule comes to.
 */
export function overload(signature: string, call: (...args: never[]) => Value): Overload {
  const [, receiver, name = '', parameters = '', result = ''] =
    /^(?:(.+)\.)?([^.()]+)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\): (.+)$/.exec(signature) ?? [];
  return {
    name,
    member: receiver !== undefined,
    parameters: [...(receiver === undefined ? [] : [receiver]), ...splitTypes(parameters)].map(parseType),
    result: parseType(result),
    call,
  };
}
