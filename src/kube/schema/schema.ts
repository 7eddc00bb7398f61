/** The types of the API: the recorded OpenAPI schema of Kubernetes 1.28, joined with what Go knows of each field. */
import { fieldOf } from '../../go/json/field';
import { readRecorded } from '../versions/recorded';
import { type GoField, goFieldsOf } from './go-fields';

export type { GoField } from './go-fields';

/** How a value is typed: exactly one of `type`, `ref`, `list`, `map`, or nothing for any JSON. */
export interface ValueSchema {
  type?: 'string' | 'integer' | 'number' | 'boolean';
  /** `int32`, `int64`, `double`, `byte`, `date-time`, `int-or-string`. */
  format?: string;
  /** Name of another definition. */
  ref?: string;
  list?: ValueSchema;
  map?: ValueSchema;
  /** The fields of an object that no definition names; `map` beside them is what others may hold. */
  fields?: Record<string, FieldSchema>;
}

/** A field of a definition, with what patches need to know of it. */
export interface FieldSchema extends ValueSchema {
  enum?: string[];
  /** `merge`, `retainKeys`, `merge,retainKeys`; absent: replace. */
  patchStrategy?: string;
  patchMergeKey?: string;
  listType?: 'map' | 'set' | 'atomic';
  listMapKeys?: string[];
  mapType?: 'atomic' | 'granular';
}

/** A recorded definition as it stands in the file. */
interface RecordedDefinition {
  required?: string[];
  fields?: Record<string, FieldSchema>;
  gvk?: string[];
  mapType?: string;
  type?: ValueSchema['type'];
  format?: string;
  unions?: { discriminator: string; 'fields-to-discriminateBy': Record<string, string> }[];
}

/** A type of the API. One without `fields` is written as a plain value: a time, a quantity, any JSON. */
export interface Definition extends RecordedDefinition {
  /** `io.k8s.api.core.v1.Container` */
  name: string;
  fields?: Record<string, FieldSchema>;
}

/** The definitions whose JSON form is a rule of its own. */
export const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
export const INT_OR_STRING = 'io.k8s.apimachinery.pkg.util.intstr.IntOrString';
export const TIME = 'io.k8s.apimachinery.pkg.apis.meta.v1.Time';
export const MICRO_TIME = 'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime';
export const JSON_SCHEMA_PROPS = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps';
export const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

let recorded: Record<string, RecordedDefinition> | undefined;
let namesByKind: Map<string, string> | undefined;
const definitions = new Map<string, Definition>();

function recordedDefinitions(): Record<string, RecordedDefinition> {
  recorded ??= (readRecorded('kubernetes-1.28.schema.json') as { definitions: Record<string, RecordedDefinition> })
    .definitions;
  return recorded;
}

/** The definition of a name, e.g. what a field's `ref` says. */
export function definition(name: string): Definition | undefined {
  const known = definitions.get(name);
  if (known) return known;
  const found = fieldOf(recordedDefinitions(), name);
  if (!found) return undefined;
  const made = { name, ...found };
  definitions.set(name, made);
  return made;
}

/** The definition of a kind, e.g. `apps/v1` and `Deployment`; undefined when the API has no such kind. */
export function definitionFor(gvk: { apiVersion?: string; kind?: string }): Definition | undefined {
  if (!namesByKind) {
    namesByKind = new Map();
    for (const [name, { gvk: kinds }] of Object.entries(recordedDefinitions()))
      for (const kind of kinds ?? []) namesByKind.set(kind, name);
  }
  const { apiVersion = '', kind = '' } = gvk;
  const key = apiVersion.includes('/') ? `${apiVersion}/${kind}` : `/${apiVersion}/${kind}`;
  const name = namesByKind.get(key);
  return name === undefined ? undefined : definition(name);
}

/** All definitions' names, in the file's order. */
export function definitionNames(): string[] {
  return Object.keys(recordedDefinitions());
}

/** The definition a value of this schema has, where it is an object or a value with a rule of its own. */
export function referenced(schema: ValueSchema | undefined): Definition | undefined {
  return schema?.ref === undefined ? undefined : definition(schema.ref);
}

/**
 * The schema of the field a path leads to, e.g. `['spec', 'containers', 'image']`: list items and map values are
 * stepped into without a name of their own. Undefined where the type has no such field.
 */
export function fieldAt(start: Definition, path: readonly string[]): FieldSchema | undefined {
  let current: Definition | undefined = start;
  let field: FieldSchema | undefined;
  for (const name of path) {
    field = fieldOf(current?.fields, name);
    if (!field) return undefined;
    current = referenced(itemSchema(field));
  }
  return field;
}

/** The schema of what a field holds, with lists and maps opened. */
function itemSchema(schema: ValueSchema): ValueSchema {
  const inner = schema.list ?? schema.map;
  return inner ? itemSchema(inner) : schema;
}

/** How Go declares the fields of a definition, by their JSON name and in the order of the struct. */
export function goFields(def: Definition): ReadonlyMap<string, GoField> {
  return goFieldsOf(def.name);
}

/** The name Go prints for a type: `Container` for a definition's struct. */
export function structName(def: Definition): string {
  return def.name.slice(def.name.lastIndexOf('.') + 1);
}

/** The type with its package, as Go's `reflect.Type` prints it: `v1.Container`, `resource.Quantity`. */
export function goTypeName(def: Definition): string {
  return def.name.split('.').slice(-2).join('.');
}
