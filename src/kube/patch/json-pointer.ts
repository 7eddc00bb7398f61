/** JSON pointers (RFC 6901) and what can be done at the place one names, with the errors of `evanphx/json-patch` 4.12. */

import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';

/** What can have places inside. */
export type Container = JsonObject | JsonValue[];

/** A place a pointer leads to: the object or list around it, and the key there. */
export interface Place {
  container: Container;
  key: string;
}

/** The library's words for something that is not there. */
export const MISSING = 'missing value';

/** Whether a value is an object or a list. */
export const isContainer = (value: JsonValue | undefined): value is Container =>
  typeof value === 'object' && value !== null;
const unescapePart = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

function arrayIndex(key: string): number {
  if (!/^[+-]?\d+$/.test(key)) throw new Error(`strconv.Atoi: parsing ${quote(key)}: invalid syntax`);
  return Number(key);
}

/** The index a key means in a list of `length` places; below zero counts from the end. */
function checkedIndex(key: string, length: number): number {
  const index = arrayIndex(key);
  if (index >= length || index < -length)
    throw new Error(`Unable to access invalid index: ${index}: invalid index referenced`);
  return index < 0 ? index + length : index;
}

/** What stands at a key; undefined where an object has no such key. Throws where a list has no such index. */
export function get({ container, key }: Place): JsonValue | undefined {
  if (!Array.isArray(container)) return fieldOf(container, key);
  return container[checkedIndex(key, container.length)];
}

/** Puts a value in: before an index, at the end for `-`, under a key. */
export function add({ container, key }: Place, value: JsonValue): void {
  if (!Array.isArray(container)) {
    setField(container, key, value);
    return;
  }
  if (key === '-') {
    container.push(value);
    return;
  }
  let index: number;
  try {
    index = arrayIndex(key);
  } catch (error) {
    throw new Error(`value was not a proper array index: '${key}': ${(error as Error).message}`);
  }
  container.splice(checkedIndex(String(index), container.length + 1), 0, value);
}

/** Puts a value in the place of another. */
export function set({ container, key }: Place, value: JsonValue): void {
  if (Array.isArray(container)) container[checkedIndex(key, container.length)] = value;
  else setField(container, key, value);
}

/** Takes a value out. Throws where there is none. */
export function remove({ container, key }: Place): void {
  if (Array.isArray(container)) container.splice(checkedIndex(key, container.length), 1);
  else if (fieldOf(container, key) === undefined)
    throw new Error(`Unable to remove nonexistent key: ${key}: ${MISSING}`);
  else delete container[key];
}

/** Follows a pointer to the place it names; undefined where something on the way is missing. */
export function find(document: Container, pointer: string): Place | undefined {
  const [, ...parts] = pointer.split('/');
  const key = parts.pop();
  if (key === undefined) return undefined;
  let container = document;
  for (const part of parts) {
    let next: JsonValue | undefined;
    try {
      next = get({ container, key: unescapePart(part) });
    } catch {
      return undefined;
    }
    if (!isContainer(next)) return undefined;
    container = next;
  }
  return { container, key: unescapePart(key) };
}
