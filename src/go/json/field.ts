/**
 * Fields of an object whose names come from outside, as keys of a Go map: `constructor` and `__proto__` are names like
 * any other, so what every JavaScript object inherits is not there, and setting one sets just that.
 */

/** The field's value; undefined where the object has none of its own. */
export function fieldOf<T>(object: Readonly<Record<string, T>> | null | undefined, name: string): T | undefined {
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Sets a field. */
export function setField<T>(object: Record<string, T>, name: string, value: T): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
