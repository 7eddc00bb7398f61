/** Values with a JSON form of their own: quantities, times, numbers that may be strings. */

import type { JsonValue } from '../../go/json/value';
import { canonicalMicroTime, canonicalTime } from '../../go/time/time';
import { canonical } from '../quantity/quantity';
import { jsonKind } from './go-types';
import { INT_OR_STRING, MICRO_TIME, QUANTITY, TIME } from './schema';

/** A value of the wrong JSON kind inside a special value: Go names the field it was meant for. */
export class TypeMismatch extends Error {
  constructor(
    /** `bool`, `number 1.5` */
    readonly value: string,
    /** `int32` */
    readonly goType: string,
  ) {
    super(`json: cannot unmarshal ${value} into Go value of type ${goType}`);
  }
}

function timeText(value: JsonValue): string {
  if (typeof value !== 'string') throw new TypeMismatch(jsonKind(value), 'string');
  return value;
}

/** Whether a whole number fits the format: `int32`, or the 53 bits JavaScript keeps exact and beyond. */
export function fitsInteger(value: number, format: string | undefined): boolean {
  if (!Number.isInteger(value)) return false;
  return format === 'int32' ? value >= -2147483648 && value <= 2147483647 : Math.abs(value) < 2 ** 63;
}

function intOrString(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') throw new TypeMismatch(jsonKind(value), 'int32');
  if (!fitsInteger(value, 'int32')) throw new TypeMismatch(`number ${value}`, 'int32');
  return value;
}

/** Go hands a Quantity the raw JSON: whatever is no number in quotes or without them is refused. */
function quantity(value: JsonValue): JsonValue {
  return canonical(typeof value === 'object' ? '{}' : String(value).trim());
}

/**
 * Reads a value of one of the special definitions and gives it as Go writes it; undefined where `name` is none of
 * them. Throws `TypeMismatch`, or an Error with Go's text.
 */
export function decodeSpecial(name: string, value: JsonValue): JsonValue | undefined {
  switch (name) {
    case QUANTITY:
      return quantity(value);
    case INT_OR_STRING:
      return intOrString(value);
    case TIME:
      return canonicalTime(timeText(value));
    case MICRO_TIME:
      return canonicalMicroTime(timeText(value));
    default:
      return undefined;
  }
}
