/** Values while a template runs: Go values, and whether they still sit in an interface. */
import { type GoValue, kindOf, numberOf, typeName } from '../fmt/value';

/**
 * A value as map fields and list items give it: its static type is `interface {}`, and errors name that instead of what
 * is inside. The end of a pipeline takes it out.
 */
export class Boxed {
  constructor(readonly value: GoValue) {}
}

export type Slot = GoValue | Boxed;

/** The value inside an interface, or the value itself. A nil interface has nothing inside. */
export function unbox(slot: Slot): GoValue {
  return slot instanceof Boxed ? (slot.value ?? undefined) : slot;
}

/** The name of the static type. */
export function slotType(slot: Slot): string {
  return slot instanceof Boxed ? 'interface {}' : typeName(slot);
}

/** Whether a value counts as true for `if`, `with`, `and`, `or`, `not`: not the zero of its type, not empty. */
export function isTrue(slot: Slot): boolean {
  const value = unbox(slot);
  switch (kindOf(value)) {
    case 'invalid':
      return false;
    case 'slice':
      return (value as GoValue[]).length > 0;
    case 'map':
      return Object.values(value as object).some((item) => item !== undefined);
    case 'bool':
    case 'string':
      return Boolean(value);
    case 'complex':
      return true;
    default:
      return numberOf(value) !== 0;
  }
}
