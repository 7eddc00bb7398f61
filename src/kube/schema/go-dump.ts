/** A typed value as `dump.ForHash` of `k8s.io/apimachinery` writes it: Go's structs, field by field, with their types. */

import type { JsonObject, JsonValue } from '../../go/json/value';
import { quantityFields } from '../quantity/go-fields';
import { goTypeOf, itemGoType } from './go-types';
import {
  type Definition,
  type GoField,
  goFields,
  goTypeName,
  INT_OR_STRING,
  QUANTITY,
  referenced,
  TIME,
  type ValueSchema,
} from './schema';

/**
 * Structs that embed another one, which the JSON form does not show: by definition, the first and the last field of
 * each embedded struct and its name.
 */
const EMBEDDED: Record<string, { struct: string; first: string; last: string }> = {
  Probe: { struct: 'ProbeHandler', first: 'exec', last: 'grpc' },
  Volume: { struct: 'VolumeSource', first: 'hostPath', last: 'ephemeral' },
  EphemeralContainer: { struct: 'EphemeralContainerCommon', first: 'name', last: 'tty' },
  ConfigMapVolumeSource: { struct: 'LocalObjectReference', first: 'name', last: 'name' },
  ConfigMapProjection: { struct: 'LocalObjectReference', first: 'name', last: 'name' },
  ConfigMapEnvSource: { struct: 'LocalObjectReference', first: 'name', last: 'name' },
  ConfigMapKeySelector: { struct: 'LocalObjectReference', first: 'name', last: 'name' },
  SecretProjection: { struct: 'LocalObjectReference', first: 'name', last: 'name' },
  SecretEnvSource: { struct: 'LocalObjectReference', first: 'name', last: 'name' },
  SecretKeySelector: { struct: 'LocalObjectReference', first: 'name', last: 'name' },
};

/** The text of a struct of the definition `def`, with its type in front. */
export function dumpForHash(value: JsonObject, def: Definition): string {
  return `(${goTypeName(def)})${dumpStruct(value, def)}`;
}

function dumpStruct(value: JsonObject, def: Definition): string {
  const name = def.name.slice(def.name.lastIndexOf('.') + 1);
  const embedded = EMBEDDED[name];
  let text = '{';
  let separator = '';
  for (const field of goFields(def).values()) {
    if (field.name === embedded?.first) {
      text += `${separator}${embedded.struct}:(v1.${embedded.struct}){`;
      separator = '';
    }
    text += `${separator}${field.goName}:${dumpField(value[field.name], def, field)}`;
    if (field.name === embedded?.last) text += '}';
    separator = ' ';
  }
  return `${text}}`;
}

function dumpField(value: JsonValue | undefined, def: Definition, field: GoField): string {
  const schema = def.fields?.[field.name] ?? {};
  const type = field.name === 'managedFields' ? '[]v1.ManagedFieldsEntry' : goTypeOf(schema, field.goType);
  if (!field.pointer) return `(${type})${dumpValue(value, schema, field.goType)}`;
  return `(*${type})${value === undefined || value === null ? '<nil>' : dumpValue(value, schema, field.goType)}`;
}

/** The value alone: elements of lists and maps carry no type. */
function dumpValue(value: JsonValue | undefined, schema: ValueSchema, goType?: string): string {
  if (schema.list) {
    const list = schema.list;
    if (!Array.isArray(value) || value.length === 0) return '<nil>';
    return `[${value.map((item) => dumpValue(item, list, itemGoType(goType))).join(' ')}]`;
  }
  if (schema.map) {
    const inner = schema.map;
    const entries = Object.entries((value ?? {}) as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
    if (entries.length === 0) return '<nil>';
    return `map[${entries.map(([key, item]) => `${key}:${dumpValue(item, inner)}`).join(' ')}]`;
  }
  if (schema.ref) return dumpReference(value, schema);
  if (schema.type === 'boolean') return String(value ?? false);
  if (schema.type === 'integer' || schema.type === 'number') return String(value ?? 0);
  return String(value ?? '');
}

function dumpReference(value: JsonValue | undefined, schema: ValueSchema): string {
  if (schema.ref === TIME) return '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}';
  if (schema.ref === QUANTITY) return dumpQuantity(String(value ?? '0'));
  if (schema.ref === INT_OR_STRING) return dumpIntOrString(value);
  const def = referenced(schema);
  return def?.fields ? dumpStruct((value ?? {}) as JsonObject, def) : String(value ?? '');
}

/** `resource.Quantity` as it comes out of the parser: a scaled integer, and the text it was read from if it is kept. */
function dumpQuantity(text: string): string {
  const { value, scale, s, format } = quantityFields(text);
  const amount = `{value:(int64)${value} scale:(resource.Scale)${scale}}`;
  const exact = '{Dec:(*inf.Dec)<nil>}';
  return `{i:(resource.int64Amount)${amount} d:(resource.infDecAmount)${exact} s:(string)${s} Format:(resource.Format)${format}}`;
}

function dumpIntOrString(value: JsonValue | undefined): string {
  const text = typeof value === 'string';
  return `{Type:(intstr.Type)${text ? 1 : 0} IntVal:(int32)${text ? 0 : (value ?? 0)} StrVal:(string)${text ? value : ''}}`;
}
