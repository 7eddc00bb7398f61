/** A configuration merged into a live object: `TypedValue.Merge`. */

import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { ValueSchema } from '../schema/schema';
import { atomOf, fieldSchema, isObject, itemElement, type ListAtom } from './atom';
import type { PathElement } from './fieldpath/element';

/** What both say is as the configuration has it; lists with keys merge item by item, in its order as far as it goes. */
export function mergeValues(
  live: JsonValue | undefined,
  config: JsonValue | undefined,
  schema: ValueSchema | undefined,
): JsonValue | undefined {
  if (config === undefined) return live;
  const atom = atomOf(schema, config);
  if (atom.type === 'map' && isObject(config)) {
    if (!isObject(live)) return mergeFields({}, config, (name) => fieldSchema(atom, name));
    return mergeFields(live, config, (name) => fieldSchema(atom, name));
  }
  if (atom.type === 'list' && Array.isArray(config)) return mergeItems(atom, Array.isArray(live) ? live : [], config);
  return config;
}

function mergeFields(
  live: JsonObject,
  config: JsonObject,
  schemaOf: (name: string) => ValueSchema | undefined,
): JsonObject {
  const out: JsonObject = { ...live };
  for (const [name, value] of Object.entries(config))
    setField(out, name, mergeValues(fieldOf(live, name), value, schemaOf(name)));
  return out;
}

/**
 * Walks both lists: items only the live object has stay where they were, the others come as the configuration orders
 * them.
 */
function mergeItems(atom: ListAtom, live: readonly JsonValue[], config: readonly JsonValue[]): JsonValue[] {
  const [old, now] = [index(atom, live), index(atom, config)];
  const [left, right] = [[...old.keys()], [...now.keys()]];
  const shared = right.filter((element) => old.has(element));
  const out: JsonValue[] = [];
  const take = (element: PathElement) => {
    const merged = mergeValues(old.get(element), now.get(element), atom.items);
    if (merged !== undefined) out.push(merged);
    if (shared[0] === element) shared.shift();
  };
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    const [a, b] = [left[l], right[r]];
    if (a !== undefined && a === b) {
      take(a);
      l++;
      r++;
    } else if (a !== undefined && b !== undefined && now.has(a) && shared.length > 0 && shared[0] !== a) l++;
    else if (a !== undefined && !now.has(a)) {
      take(a);
      l++;
    } else if (b !== undefined) {
      take(b);
      r++;
    } else l++;
  }
  return out;
}

function index(atom: ListAtom, items: readonly JsonValue[]): Map<PathElement, JsonValue> {
  return new Map(items.map((item) => [itemElement(atom, item), item]));
}
