/** Whether a configuration is of its kind: what `typed.AsTyped` finds wrong with it. */

import { goSyntax, sprint } from '../../go/fmt/print';
import type { GoValue } from '../../go/fmt/value';
import type { JsonValue } from '../../go/json/value';
import { referenced, type ValueSchema } from '../schema/schema';
import { atomOf, fieldSchema, isAny, isObject, itemElement, type ListAtom, type MapAtom } from './atom';
import { fieldElement, type PathElement, pathText } from './fieldpath/element';

/** Everything wrong, each as `.spec.foo: field not declared in schema`. */
export function validateTyped(value: JsonValue, schema: ValueSchema | undefined): string[] {
  const problems: string[] = [];
  walk(value, schema, [], problems);
  return problems;
}

function walk(value: JsonValue, schema: ValueSchema | undefined, path: PathElement[], problems: string[]): void {
  if (value === null || takesAny(schema)) return;
  const atom = containerOf(schema, value);
  const at = path.length > 0 ? `${pathText(path)}: ` : '';
  if (atom?.type === 'list') {
    if (Array.isArray(value)) walkItems(atom, value, path, problems);
    else problems.push(`${at}expected list, got &{${sprint(value)}}`);
  } else if (atom?.type === 'map') {
    if (isObject(value)) walkFields(atom, value, path, problems);
    else problems.push(`${at}expected map, got &{${sprint(value)}}`);
  } else if (schema) scalar(value, schema, at, problems);
}

/** What OpenAPI says no single type of: any JSON, quantities, and numbers that may be strings. */
function takesAny(schema: ValueSchema | undefined): boolean {
  if (!schema || isAny(schema)) return true;
  const def = referenced(schema);
  return def !== undefined && !def.fields && def.format !== 'date-time';
}

/** Atomic lists and maps are looked into as well. */
function containerOf(schema: ValueSchema | undefined, value: JsonValue): ListAtom | MapAtom | undefined {
  const atom = atomOf(schema, value);
  if (atom.type !== 'leaf') return atom;
  if (schema?.list) return { type: 'list', keys: ['*'], items: schema.list };
  const fields = schema?.fields ?? referenced(schema)?.fields;
  if (fields || schema?.map) return { type: 'map', declared: fields, values: schema?.map };
  return undefined;
}

const isAtomic = ({ keys }: ListAtom) => keys[0] === '*';

function walkItems(atom: ListAtom, items: readonly JsonValue[], path: PathElement[], problems: string[]): void {
  const seen = new Set<PathElement>();
  for (const [i, item] of items.entries()) {
    let element: PathElement = `i:${i}`;
    if (!isAtomic(atom)) {
      try {
        element = itemElement(atom, item);
      } catch (err) {
        problems.push(`${pathText(path)}: element ${i}: ${(err as Error).message}`);
        return;
      }
      if (seen.has(element)) problems.push(`${pathText(path)}: duplicate entries for key ${pathText([element])}`);
      seen.add(element);
    }
    walk(item, atom.items, [...path, element], problems);
  }
}

function walkFields(
  atom: MapAtom,
  object: Record<string, JsonValue | undefined>,
  path: PathElement[],
  problems: string[],
): void {
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const at = [...path, fieldElement(name)];
    const schema = fieldSchema(atom, name);
    if (atom.declared && !schema) {
      // Nothing more is looked at in this object.
      problems.push(`${pathText(at)}: field not declared in schema`);
      return;
    }
    walk(value, schema, at, problems);
  }
}

function scalar(value: JsonValue, schema: ValueSchema, at: string, problems: string[]): void {
  if (schema.type === 'integer' || schema.type === 'number') {
    if (typeof value !== 'number') problems.push(`${at}expected numeric (int or float), got ${goType(value)}`);
  } else if (schema.type === 'string') {
    if (typeof value !== 'string')
      problems.push(`${at}expected string, got &value.valueUnstructured{Value:${goSyntax(value as GoValue)}}`);
  } else if (schema.type === 'boolean') {
    if (typeof value !== 'boolean') problems.push(`${at}expected boolean, got &{${sprint(value)}}`);
  } else if (typeof value === 'object') problems.push(`${at}expected any scalar, got &{${sprint(value)}}`);
}

function goType(value: JsonValue): string {
  if (Array.isArray(value)) return '[]interface {}';
  return typeof value === 'object' ? 'map[string]interface {}' : typeof value === 'boolean' ? 'bool' : typeof value;
}
