/** The paths of everything a configuration says: `TypedValue.ToFieldSet`. */

import { fieldOf } from '../../go/json/field';
import type { JsonValue } from '../../go/json/value';
import type { ValueSchema } from '../schema/schema';
import { atomOf, fieldSchema, isObject, itemElement } from './atom';
import { fieldElement, type PathElement } from './fieldpath/element';
import { emptySet, type FieldSet, insertPath } from './fieldpath/set';

/** The set of leaves, items of lists and keys of maps. */
export function fieldSetOf(value: JsonValue, schema: ValueSchema | undefined): FieldSet {
  const set = emptySet();
  walk(value, schema, [], set);
  return set;
}

function walk(value: JsonValue, schema: ValueSchema | undefined, path: PathElement[], set: FieldSet): void {
  const atom = atomOf(schema, value);
  if (atom.type === 'list' && Array.isArray(value)) {
    for (const item of value) {
      const at = [...path, itemElement(atom, item)];
      walk(item, atom.items, at, set);
      insertPath(set, at);
    }
  } else if (atom.type === 'map' && isObject(value)) {
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue;
      const at = [...path, fieldElement(name)];
      walk(field, fieldSchema(atom, name), at, set);
      const bare = field === null || (isObject(field) && Object.keys(field).length === 0);
      if (bare || !fieldOf(atom.declared, name)) insertPath(set, at);
    }
  } else if (atom.type === 'leaf' && path.length > 0) insertPath(set, path);
}
