/** Strategic merge patches as kyaml's merge2 applies them, which differs from what the API server does. */
import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { encodeYAML } from '../../go/yaml/encode';
import {
  type Definition,
  definitionFor,
  type FieldSchema,
  referenced,
  type ValueSchema,
} from '../../kube/schema/schema';
import { isObject } from './fields';
import { textOf } from './id';

type Maybe = JsonValue | undefined;

/**
 * The resource as the patch has it: maps are merged, null removes, lists with a merge key are merged with what the patch
 * names in front, `$patch: delete` and `$patch: replace` do what they say. Undefined where nothing is left. Changes both.
 */
export function mergePatch(body: JsonObject, patch: JsonObject): JsonObject | undefined {
  const def = definitionFor({ apiVersion: textOf(body.apiVersion), kind: textOf(body.kind) });
  const merged = mergeMaps(body, patch, (key) => fieldOf(def?.fields, key));
  return merged && Object.keys(merged).length > 0 ? merged : undefined;
}

function merge(old: Maybe, patch: Maybe, schema: FieldSchema | undefined): Maybe {
  const kind = nodeKind(old) ?? nodeKind(patch);
  for (const node of [old, patch]) demandKind(node, kind);
  if (kind === 'ScalarNode') return patch === undefined ? old : (patch ?? undefined);
  if (kind !== 'SequenceNode') return mergeMaps(old as JsonObject, patch as JsonObject, fieldsOf(schema));
  if (schema?.patchStrategy?.includes('merge'))
    return mergeLists(old as JsonValue[], patch as JsonValue[] | null | undefined, schema);
  return patch === undefined ? old : (patch ?? undefined);
}

type NodeKind = 'MappingNode' | 'SequenceNode' | 'ScalarNode';

function nodeKind(value: Maybe): NodeKind | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return 'SequenceNode';
  return typeof value === 'object' ? 'MappingNode' : 'ScalarNode';
}

/** Throws where there is something of another kind. */
export function demandKind(node: Maybe, wanted: NodeKind | undefined): void {
  const found = nodeKind(node);
  if (found && found !== wanted)
    throw new Error(
      `wrong node kind: expected ${wanted} but got ${found}: node contents:\n${encodeYAML(node as JsonValue)}`,
    );
}

type FieldSchemas = (key: string) => FieldSchema | undefined;

function fieldsOf(schema: ValueSchema | undefined): FieldSchemas {
  if (schema?.map) return () => schema.map;
  const def: Definition | undefined = referenced(schema);
  return (key) => fieldOf(def?.fields, key);
}

function mergeMaps(
  old: JsonObject | null | undefined,
  patch: JsonObject | null | undefined,
  schemas: FieldSchemas,
): JsonObject | undefined {
  if (old && patch === null) return undefined;
  const directive = patch ? takeDirective(patch) : undefined;
  if (directive === 'delete') return undefined;
  const kept = old && directive !== 'replace' ? old : patch;
  if (!kept) return undefined;
  for (const key of new Set([...Object.keys(kept), ...Object.keys(patch ?? {})])) {
    const value = merge(fieldOf(kept, key), fieldOf(patch, key), schemas(key));
    if (value === undefined) delete kept[key];
    else setField(kept, key, value);
  }
  return kept;
}

/** The `$patch` of a map, which goes out of it. */
function takeDirective(patch: JsonObject): string | undefined {
  if (!Object.hasOwn(patch, '$patch')) return undefined;
  const directive = patch.$patch;
  delete patch.$patch;
  if (directive !== 'replace' && directive !== 'delete' && directive !== 'merge')
    throw new Error(`unknown patch strategy '${directive}'`);
  return directive;
}

function mergeLists(
  old: JsonValue[] | null | undefined,
  patch: JsonValue[] | null | undefined,
  schema: FieldSchema,
): JsonValue[] | undefined {
  if (old && patch === null) return undefined;
  const directive = old && patch ? takeListDirective(patch) : undefined;
  if (directive === 'delete') return undefined;
  const kept = old && directive !== 'replace' ? old : patch;
  if (!kept) return undefined;
  const keys = schema.listMapKeys ?? (schema.patchMergeKey ? [schema.patchMergeKey] : []);
  if (keys.length === 0) return [...new Set([...(patch ?? []), ...kept])];
  return mergeItems(kept, patch ?? [], keys, schema.list ?? {});
}

/** A `$patch` that is an item by itself is meant for the whole list. */
function takeListDirective(patch: JsonValue[]): string | undefined {
  const at = patch.findIndex((item) => isObject(item) && '$patch' in item && Object.keys(item).length === 1);
  if (at < 0) return undefined;
  const [item] = patch.splice(at, 1);
  return takeDirective(item as JsonObject);
}

/**
 * Merges items that have the same merge keys: what the patch names comes first. With more than one key, one that an item
 * lacks is taken from another item that is the same otherwise, which then is the only one found under it.
 */
function mergeItems(old: JsonValue[], patch: JsonValue[], keys: string[], schema: ValueSchema): JsonValue[] {
  const values = uniqueValues([...patch, ...old], keys);
  if (keys.length > 1) fillIn(values);
  const used = keys.filter((_, index) => values.some((texts) => texts[index] !== ''));
  const valid = used.length > 0 ? used : keys;
  let left = old;
  const items: JsonValue[] = [];
  for (const texts of values) {
    const all = keys.map((key, index): KeyValue => [key, texts[index] ?? '']).filter(([key]) => valid.includes(key));
    const given = all.filter(([, text]) => text !== '');
    const identity = given.length > 0 ? given : all;
    const merged = merge(find(old, identity), find(patch, identity), schema);
    if (isObject(merged) && Object.keys(merged).length > 0) put(items, all, merged);
    else left = left.filter((item) => !isNamed(item, all));
  }
  for (const item of left) putBack(items, valid, item);
  return items;
}

type KeyValue = [key: string, text: string];

function uniqueValues(items: JsonValue[], keys: string[]): string[][] {
  const lists = items.map((item) => keys.map((key) => keyText(item, key)));
  return [...new Map(lists.map((texts) => [JSON.stringify(texts), texts])).values()];
}

function fillIn(values: string[][]): void {
  values.forEach((_, i) => {
    values.forEach((_, j) => {
      const joined = join(values[i] as string[], values[j] as string[]);
      if (joined) values[i] = values[j] = joined;
    });
  });
}

/** Both in one where they agree in something and differ only where one has nothing. */
function join(a: string[], b: string[]): string[] | undefined {
  const agree = a.some((text, index) => text === b[index]);
  const differ = a.some((text, index) => text !== '' && b[index] !== '' && text !== b[index]);
  return agree && !differ ? a.map((text, index) => text || (b[index] as string)) : undefined;
}

function keyText(item: JsonValue, key: string): string {
  const value = isObject(item) ? fieldOf(item, key) : undefined;
  return value === undefined || value === null ? '' : String(value);
}

/** True where the item has all of the keys, those with a text with this text. */
function isNamed(item: JsonValue, identity: KeyValue[]): boolean {
  return (
    isObject(item) &&
    identity.every(([key, text]) => fieldOf(item, key) !== undefined && (text === '' || keyText(item, key) === text))
  );
}

const find = (items: JsonValue[], identity: KeyValue[]) => items.find((item) => isNamed(item, identity));

function put(items: JsonValue[], identity: KeyValue[], item: JsonValue): void {
  const at = items.findIndex((other) => isNamed(other, identity));
  if (at < 0) items.push(item);
  else items[at] = item;
}

/** What was in the list before: to its place among those of the patch or, with more than one key, to the end. */
function putBack(items: JsonValue[], keys: string[], item: JsonValue): void {
  const identity = keys.map((key): KeyValue => [key, keyText(item, key)]).filter(([, text]) => text !== '');
  const at = items.findIndex((other) => identity.length > 0 && isNamed(other, identity));
  if (at >= 0 && keys.length > 1) items.splice(at, 1);
  if (at >= 0 && keys.length === 1) items[at] = item;
  else items.push(item);
}
