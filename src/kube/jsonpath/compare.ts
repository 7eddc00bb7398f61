/** The comparisons of filters: client-go's fork of text/template's `eq`, `lt` and the rest. */
import { compareStrings, type GoValue, kindOf, numberOf } from '../../go/fmt/value';

const BAD_TYPE = 'invalid type for comparison';
const BAD_PAIR = 'incompatible types for comparison';

/** Whether `left operator right` holds; throws an Error with Go's text for types that do not compare. */
export function compareWith(operator: string, left: GoValue, right: GoValue): boolean {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case '<':
      return less(left, right);
    case '>':
      return !(less(left, right) || equal(left, right));
    case '<=':
      return less(left, right) || equal(left, right);
    case '>=':
      return !less(left, right);
    default:
      throw new Error(`unrecognized filter operator ${operator}`);
  }
}

function basicKinds(left: GoValue, right: GoValue): string {
  const kinds = [left, right].map(kindOf);
  if (kinds.some((kind) => kind === 'invalid' || kind === 'map' || kind === 'slice')) throw new Error(BAD_TYPE);
  const [a, b] = kinds.map((kind) => (kind === 'uint' ? 'int' : kind));
  if (a !== b) throw new Error(BAD_PAIR);
  return a as string;
}

function equal(left: GoValue, right: GoValue): boolean {
  const kind = basicKinds(left, right);
  return kind === 'int' || kind === 'float' ? numberOf(left) === numberOf(right) : left === right;
}

function less(left: GoValue, right: GoValue): boolean {
  const kind = basicKinds(left, right);
  if (kind === 'bool') throw new Error(BAD_TYPE);
  if (kind === 'string') return compareStrings(left as string, right as string) < 0;
  return numberOf(left) < numberOf(right);
}
