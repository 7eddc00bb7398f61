/** Taking paths out of an object: `TypedValue.RemoveItems`, and what is needed to say which. */

import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { ValueSchema } from '../schema/schema';
import { atomOf, fieldSchema, isObject, itemElement } from './atom';
import { fieldElement, fieldName } from './fieldpath/element';
import { emptySet, type FieldSet } from './fieldpath/set';

/** The value without the fields and items of the set. What is left empty becomes null. */
export function removeItems(value: JsonValue, set: FieldSet, schema: ValueSchema | undefined): JsonValue {
  const atom = atomOf(schema, value);
  if (atom.type === 'list' && Array.isArray(value)) {
    const kept = value.flatMap((item) => {
      const element = itemElement(atom, item);
      if (set.members.has(element)) return [];
      const below = set.children.get(element);
      return [below ? removeItems(item, below, atom.items) : item];
    });
    return kept.length > 0 ? kept : null;
  }
  if (atom.type !== 'map' || !isObject(value)) return null;
  const out: JsonObject = {};
  for (const [name, field] of Object.entries(value)) {
    const element = fieldElement(name);
    if (field === undefined || set.members.has(element)) continue;
    const below = set.children.get(element);
    setField(out, name, below ? removeItems(field, below, fieldSchema(atom, name)) : field);
  }
  return Object.keys(out).length > 0 ? out : null;
}

/** The set with the fields of structs that have something below as members, too: `EnsureNamedFieldsAreMembers`. */
export function withNamedFields(set: FieldSet, schema: ValueSchema | undefined): FieldSet {
  const atom = atomOf(schema, {});
  const out = emptySet();
  for (const element of set.members) out.members.add(element);
  for (const [element, below] of set.children) {
    const name = fieldName(element);
    const inner = name === undefined ? itemSchemaOf(schema) : atom.type === 'map' ? fieldSchema(atom, name) : undefined;
    if (name !== undefined && atom.type === 'map' && fieldOf(atom.declared, name)) out.members.add(element);
    out.children.set(element, withNamedFields(below, inner));
  }
  return out;
}

function itemSchemaOf(schema: ValueSchema | undefined): ValueSchema | undefined {
  return schema?.list;
}
