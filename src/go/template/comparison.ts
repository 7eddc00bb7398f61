/** `eq`, `ne`, `lt`, `le`, `gt` and `ge` of text/template. */
import { sprintf } from '../fmt/printf';
import { compareStrings, type GoComplex, type GoKind, type GoValue, kindOf, numberOf, typeName } from '../fmt/value';
import { type Slot, unbox } from './slot';

const BAD_TYPE = 'invalid type for comparison';
const BAD_PAIR = 'incompatible types for comparison';

/** Whether the first argument equals any of the others. */
export function eq(first: Slot, ...others: Slot[]): boolean {
  if (others.length === 0) throw new Error('missing argument for comparison');
  const left = unbox(first);
  return others.some((other) => equal(left, unbox(other)));
}

/** Whether `left < right`. */
export function lt(first: Slot, second: Slot): boolean {
  const left = unbox(first);
  const right = unbox(second);
  const kinds = [basicKind(left), basicKind(right)];
  if (kinds.includes('invalid')) throw new Error(BAD_TYPE);
  if (kinds[0] !== kinds[1]) throw new Error(BAD_PAIR);
  if (kinds[0] === 'bool' || kinds[0] === 'complex') throw new Error(BAD_TYPE);
  if (typeof left === 'string') return compareStrings(left, right as string) < 0;
  return numberOf(left) < numberOf(right);
}

/** Whether `left <= right`. */
export function le(left: Slot, right: Slot): boolean {
  return lt(left, right) || eq(left, right);
}

/** The kind that counts for comparing: integers of any sign are one; nil, maps and lists have none. */
function basicKind(value: GoValue): GoKind {
  const kind = kindOf(value);
  if (kind === 'slice' || kind === 'map') return 'invalid';
  return kind === 'uint' ? 'int' : kind;
}

function equal(left: GoValue, right: GoValue): boolean {
  const kind = basicKind(left);
  if (kind !== basicKind(right)) {
    if (left !== undefined && right !== undefined) throw new Error(BAD_PAIR);
    return false;
  }
  if (kind === 'int' || kind === 'float') return numberOf(left) === numberOf(right);
  if (kind === 'complex') return sameComplex(left as GoComplex, right as GoComplex);
  return kind === 'invalid' ? equalWithoutKind(left, right) : left === right;
}

function sameComplex(left: GoComplex, right: GoComplex): boolean {
  return left.real === right.real && left.imag === right.imag;
}

/** Maps and lists compare with nil only. */
function equalWithoutKind(left: GoValue, right: GoValue): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (kindOf(left) !== kindOf(right)) {
    throw new Error(sprintf('non-comparable types %s: %s, %s: %v', left, typeName(left), typeName(right), right));
  }
  throw new Error(sprintf('non-comparable type %s: %s', right, typeName(right)));
}
