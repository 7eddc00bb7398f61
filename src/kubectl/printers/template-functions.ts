/** The functions kubectl adds to templates: `exists` and `base64decode`. */

import { decodeBase64 } from '../../go/encoding/base64';
import { type GoMap, GoNumber, type GoValue, kindOf, numberOf } from '../../go/fmt/value';
import { fieldOf } from '../../go/json/field';
import { type Slot, unbox } from '../../go/template/slot';

/** Whether indexing the first argument by the others finds something that is not nil; without indexes it always does. */
export function exists(item: Slot, ...indexes: Slot[]): boolean {
  if (indexes.length === 0) return true;
  let value: GoValue = unbox(item) ?? undefined;
  for (const step of indexes) value = elementOf(value, unbox(step));
  return value !== undefined;
}

function elementOf(value: GoValue, step: GoValue): GoValue {
  const kind = kindOf(value);
  if (kind === 'map') return typeof step === 'string' ? (fieldOf(value as GoMap, step) ?? undefined) : undefined;
  if (kind !== 'slice' && kind !== 'string') return undefined;
  const stepKind = kindOf(step);
  if (stepKind !== 'int' && stepKind !== 'uint') return undefined;
  const at = numberOf(step);
  if (kind === 'slice') return (value as GoValue[])[at] ?? undefined;
  const byte = Buffer.from(value as string)[at];
  return byte === undefined ? undefined : new GoNumber('uint8', byte);
}

/** Decodes standard, padded base64; line ends in it do not count. */
export function base64decode(encoded: Slot): string {
  try {
    return decodeBase64(encoded as string).toString('utf8');
  } catch (err) {
    throw new Error(`base64 decode failed: ${(err as Error).message}`);
  }
}
