/** The value an object is sorted by, and which of two comes first: `isLess` of kubectl's sorter. */

import { type GoValue, kindOf, numberOf, typeName } from '../../../go/fmt/value';
import { compare, parseQuantity, type Quantity } from '../../../kube/quantity/quantity';
import { naturalLess } from './natural';

/** A sort key; `missing` when the path finds nothing in the object. */
export interface SortKey {
  missing: boolean;
  value: GoValue;
  /** Whether the value is the whole object, which errors name otherwise than a value inside it. */
  whole: boolean;
  /** The value as a quantity, when it is a string that reads as one; worked out when first asked for. */
  quantity?: Quantity | null;
}

/** Whether `left` comes first. Throws an Error saying why two values have no order. */
export function isLess(left: SortKey, right: SortKey): boolean {
  if (left.missing) return true;
  if (right.missing) return false;
  if (left.value === null || right.value === null) return left.value === null && right.value !== null;
  const kind = kindOf(left.value);
  if (kind === 'map' || kind === 'slice' || kind === 'bool') {
    throw new Error(`unsortable type: ${left.whole ? kind : typeName(left.value)}`);
  }
  if (typeName(left.value) !== typeName(right.value)) throw new Error('unsortable interface: interface');
  return kind === 'string' ? stringLess(left, right) : numberOf(left.value) < numberOf(right.value);
}

/** Two quantities (`500m`, `2Gi`, `3`) by size, other strings in natural order. */
function stringLess(left: SortKey, right: SortKey): boolean {
  const first = quantityOf(left);
  const second = first && quantityOf(right);
  if (first && second) return compare(first, second) < 0;
  return naturalLess(left.value as string, right.value as string);
}

function quantityOf(key: SortKey): Quantity | null {
  if (key.quantity === undefined) {
    try {
      key.quantity = parseQuantity(key.value as string);
    } catch {
      key.quantity = null;
    }
  }
  return key.quantity;
}
