/** JSON Patch (RFC 6902) with the habits and the errors of `github.com/evanphx/json-patch` 4.12, which Kubernetes uses. */

import { deepEqual } from '../../go/json/deep';
import { fieldOf } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { add, type Container, find, get, isContainer, MISSING, remove, set } from './json-pointer';

function wrap<T>(message: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`${message}: ${(error as Error).message}`);
  }
}

/** A text field of an operation. */
function text(op: JsonObject, field: 'path' | 'from', failure: string): string {
  const value = op[field];
  if (typeof value === 'string') return value;
  throw new Error(`${failure}: ${MISSING}`);
}

const copy = (value: JsonValue | undefined): JsonValue => structuredClone(value ?? null);

function applyMove(document: Container, op: JsonObject): void {
  const from = text(op, 'from', 'move operation failed to decode from: operation, missing from field');
  const source = find(document, from);
  if (!source) throw new Error(`move operation does not apply: doc is missing from path: ${from}: ${MISSING}`);
  const value = wrap(`error in move for path: '${source.key}'`, () => {
    const found = get(source);
    remove(source);
    return found ?? null;
  });
  const path = text(op, 'path', 'move operation failed to decode path: operation missing path field');
  const place = find(document, path);
  if (!place) throw new Error(`move operation does not apply: doc is missing destination path: ${path}: ${MISSING}`);
  wrap(`error in move for path: '${path}'`, () => add(place, value));
}

function applyCopy(document: Container, op: JsonObject): void {
  const from = text(op, 'from', 'copy operation failed to decode from: operation, missing from field');
  const source = find(document, from);
  if (!source) throw new Error(`copy operation does not apply: doc is missing from path: ${from}: ${MISSING}`);
  const value = wrap(`error in copy for from: '${from}'`, () => copy(get(source)));
  const path = text(op, 'path', 'copy operation failed to decode path');
  const place = find(document, path);
  if (!place) throw new Error(`copy operation does not apply: doc is missing destination path: ${path}: ${MISSING}`);
  wrap('error while adding value during copy', () => add(place, value));
}

function applyReplace(document: Container, op: JsonObject): void {
  const path = text(op, 'path', 'replace operation failed to decode path: operation missing path field');
  const place = find(document, path);
  if (!place) throw new Error(`replace operation does not apply: doc is missing path: ${path}: ${MISSING}`);
  try {
    get(place);
  } catch {
    throw new Error(`replace operation does not apply: doc is missing key: ${path}: ${MISSING}`);
  }
  // An object without the key takes the value all the same: only lists are checked.
  set(place, copy(op.value));
}

function applyTest(document: Container, op: JsonObject): void {
  const path = text(op, 'path', 'test operation failed to decode path: operation missing path field');
  const place = find(document, path);
  if (!place) throw new Error(`test operation does not apply: is missing path: ${path}: ${MISSING}`);
  const value = wrap(`error in test for path: '${path}'`, () => get(place));
  if (!deepEqual(value ?? null, op.value ?? null)) throw new Error(`testing value ${path} failed: test failed`);
}

function applyAdd(document: Container, op: JsonObject): void {
  const path = text(op, 'path', 'add operation failed to decode path');
  const place = find(document, path);
  if (!place) throw new Error(`add operation does not apply: doc is missing path: "${path}": ${MISSING}`);
  wrap(`error in add for path: '${path}'`, () => add(place, copy(op.value)));
}

function applyRemove(document: Container, op: JsonObject): void {
  const path = text(op, 'path', 'remove operation failed to decode path');
  const place = find(document, path);
  if (!place) throw new Error(`remove operation does not apply: doc is missing path: "${path}": ${MISSING}`);
  wrap(`error in remove for path: '${path}'`, () => remove(place));
}

const APPLY: Record<string, (document: Container, op: JsonObject) => void> = {
  add: applyAdd,
  remove: applyRemove,
  replace: applyReplace,
  move: applyMove,
  copy: applyCopy,
  test: applyTest,
};

function applyOperation(document: Container, op: JsonObject): void {
  const kind = typeof op.op === 'string' ? op.op : 'unknown';
  const apply = fieldOf(APPLY, kind);
  if (!apply) throw new Error(`Unexpected kind: ${kind}`);
  apply(document, op);
}

/** Checks that a value is a list of operations. Throws an Error with the text of Go's decoder. */
export function decodeJSONPatch(patch: JsonValue): JsonObject[] {
  const kind = (value: JsonValue) => (typeof value === 'boolean' ? 'bool' : typeof value);
  if (patch === null) return [];
  if (!Array.isArray(patch))
    throw new Error(`json: cannot unmarshal ${kind(patch)} into Go value of type jsonpatch.Patch`);
  for (const op of patch)
    if (!isContainer(op) || Array.isArray(op))
      throw new Error(
        `json: cannot unmarshal ${Array.isArray(op) ? 'array' : kind(op)} into Go value of type jsonpatch.Operation`,
      );
  return patch as JsonObject[];
}

/**
 * The document with the operations applied, one after the other. Throws an Error with the library's text at the first
 * that does not apply, e.g. `error in remove for path: '/data/x': Unable to remove nonexistent key: x: missing value`.
 */
export function applyJSONPatch(document: JsonValue, patch: JsonValue): JsonValue {
  const operations = decodeJSONPatch(patch);
  const result = copy(document);
  for (const op of operations) applyOperation(result as Container, op);
  return result;
}
