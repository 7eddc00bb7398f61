/** What an update changed, path by path: `TypedValue.Compare`. */

import { deepEqual } from '../../go/json/deep';
import { fieldOf } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { ValueSchema } from '../schema/schema';
import { atomOf, fieldSchema, isObject, itemElement, type ListAtom, type MapAtom } from './atom';
import { fieldElement, type PathElement } from './fieldpath/element';
import { emptySet, type FieldSet, insertPath } from './fieldpath/set';

/** Paths that are new, differ, or are gone. */
export interface Comparison {
  added: FieldSet;
  modified: FieldSet;
  removed: FieldSet;
}

/** Compares two values of one schema. */
export function compareValues(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  schema: ValueSchema | undefined,
): Comparison {
  const comparison = { added: emptySet(), modified: emptySet(), removed: emptySet() };
  walk(before, after, schema, [], comparison);
  return comparison;
}

function walk(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  schema: ValueSchema | undefined,
  path: PathElement[],
  comparison: Comparison,
): void {
  const atom = atomOf(schema, after ?? before);
  const bare = isBare(before) && isBare(after);
  if (atom.type === 'leaf' || bare || !sameShape(atom.type, before, after)) {
    if (path.length > 0) note(before, after, path, comparison);
    return;
  }
  if (atom.type === 'list') walkItems(atom, before, after, path, comparison);
  else walkFields(atom, before, after, path, comparison);
  if (path.length === 0) return;
  if (before === undefined) insertPath(comparison.added, path);
  else if (after === undefined) insertPath(comparison.removed, path);
}

function note(before: JsonValue | undefined, after: JsonValue | undefined, path: PathElement[], to: Comparison): void {
  if (before === undefined) insertPath(to.added, path);
  else if (after === undefined) insertPath(to.removed, path);
  else if (!deepEqual(before, after)) insertPath(to.modified, path);
}

/** Nothing to take apart: absent, null or empty. */
function isBare(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function sameShape(type: 'list' | 'map', ...values: (JsonValue | undefined)[]): boolean {
  return values.every((v) => v === undefined || v === null || (type === 'list' ? Array.isArray(v) : isObject(v)));
}

function walkItems(
  atom: ListAtom,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: PathElement[],
  comparison: Comparison,
): void {
  const [old, now] = [before, after].map((list) => indexed(atom, (list ?? []) as JsonValue[])) as [
    Map<PathElement, JsonValue>,
    Map<PathElement, JsonValue>,
  ];
  for (const element of new Set([...now.keys(), ...old.keys()]))
    walk(old.get(element), now.get(element), atom.items, [...path, element], comparison);
}

/** Items that cannot be told apart, which only what was stored before the rule can have, count as the last of them. */
function indexed(atom: ListAtom, items: readonly JsonValue[]): Map<PathElement, JsonValue> {
  const index = new Map<PathElement, JsonValue>();
  for (const item of items) index.set(itemElement(atom, item), item);
  return index;
}

function walkFields(
  atom: MapAtom,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: PathElement[],
  comparison: Comparison,
): void {
  const [old, now] = [(before ?? {}) as JsonObject, (after ?? {}) as JsonObject];
  for (const name of new Set([...Object.keys(now), ...Object.keys(old)]))
    if (fieldOf(old, name) !== undefined || fieldOf(now, name) !== undefined)
      walk(fieldOf(old, name), fieldOf(now, name), fieldSchema(atom, name), [...path, fieldElement(name)], comparison);
}
