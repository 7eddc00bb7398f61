/** What strategic merge knows of a field: its type, patch strategy and merge key, from the recorded schema. */
import { fieldOf } from '../../go/json/field';
import { quote } from '../../go/strconv/quote';
import {
  type Definition,
  type FieldSchema,
  goFields,
  referenced,
  structName,
  type ValueSchema,
} from '../schema/schema';

/** How a field takes part in patches. */
export interface PatchField {
  /** The type of the value; of a list's items when looked up as a list. */
  schema: ValueSchema;
  /** `merge`, `replace`, or empty for the default: objects merge, lists are replaced. */
  strategy: string;
  /** The patch names the fields that stay, others are cleared. */
  retainKeys: boolean;
  mergeKey: string;
}

/** The Go kind of a type that is no struct, for the error that says so. */
function kindName(schema: ValueSchema): string {
  if (schema.list || schema.format === 'byte') return 'slice';
  if (schema.type === 'integer') return schema.format ?? 'int64';
  if (schema.type === 'number') return 'float64';
  return schema.type === 'boolean' ? 'bool' : 'string';
}

function findField(def: Definition, key: string): FieldSchema | undefined {
  if (fieldOf(def.fields, key)) return fieldOf(def.fields, key);
  const folded = key.toLowerCase();
  for (const name of goFields(def).keys()) if (name.toLowerCase() === folded) return fieldOf(def.fields, name);
  return undefined;
}

/**
 * The field of an object type by its JSON name, in any case as Go's lookup. Throws an Error with Go's text, e.g.
 * `unable to find api field in struct PodSpec for the json field "foo"`.
 */
export function lookupField(schema: ValueSchema, key: string): PatchField {
  if (schema.map) return { schema: schema.map, strategy: '', retainKeys: false, mergeKey: '' };
  const def = referenced(schema);
  if (!def) throw new Error(`merging an object in json but data type is not struct, instead is: ${kindName(schema)}`);
  const field = findField(def, key);
  if (!field) throw new Error(`unable to find api field in struct ${structName(def)} for the json field ${quote(key)}`);
  const strategies = (field.patchStrategy ?? '').split(',');
  return {
    schema: field,
    strategy: strategies.find((s) => s !== 'retainKeys') ?? '',
    retainKeys: strategies.includes('retainKeys'),
    mergeKey: field.patchMergeKey ?? '',
  };
}

/** The same for a field that holds a list: `schema` is that of its items. */
export function lookupList(schema: ValueSchema, key: string): PatchField {
  const field = lookupField(schema, key);
  if (field.schema.list) return { ...field, schema: field.schema.list };
  if (field.schema.format === 'byte') return { ...field, schema: { type: 'integer' } };
  throw new Error(`expected slice or array type, but got: ${schema.map ? 'map' : 'struct'}`);
}
