/** Types of the rules' language for structural schemas: `SchemaDeclType` of `k8s.io/apiserver/pkg/cel/common`. */
import type { JSONSchemaProps } from '../../../../kube/api/apiextensions/v1';
import { DYN, listOf, mapOf, simpleType, type Type } from '../../../../kube/cel/type';

const STRING = simpleType('string');

const FORMATS: Record<string, Type> = {
  byte: simpleType('bytes'),
  date: simpleType('timestamp'),
  'date-time': simpleType('timestamp'),
  duration: simpleType('duration'),
};

const SCALARS: Record<string, Type> = {
  boolean: simpleType('bool'),
  integer: simpleType('int'),
  number: simpleType('double'),
  string: STRING,
};

const META: [string, Type][] = [
  ['apiVersion', STRING],
  ['kind', STRING],
  [
    'metadata',
    objectType('metadata', [
      ['name', STRING],
      ['generateName', STRING],
    ]),
  ],
];

/** The root of an object has a kind and a name, whatever its schema says. */
export const isResource = (schema: JSONSchemaProps, root: boolean): boolean =>
  root || schema['x-kubernetes-embedded-resource'] === true;

/** The type of what a schema describes; undefined where rules cannot see it, as it may be anything. */
export function schemaType(schema: JSONSchemaProps, name: string, root = false): Type | undefined {
  if (schema['x-kubernetes-int-or-string']) return DYN;
  const { type = '', format = '', items, properties, additionalProperties } = schema;
  if (type === 'array') {
    const item = items && schemaType(items, `${name}.@idx`);
    return item && listOf(item);
  }
  if (type !== 'object') return type === 'string' ? (FORMATS[format] ?? STRING) : SCALARS[type];
  if (typeof additionalProperties === 'object') {
    const value = schemaType(additionalProperties, `${name}.@elem`);
    return value && mapOf(STRING, value);
  }
  const fields = Object.entries(properties ?? {}).flatMap(([key, property]): [string, Type][] => {
    const [field, of] = [escapeField(key), schemaType(property, `${name}.${key}`)];
    return field !== undefined && of ? [[field, of]] : [];
  });
  return objectType(name, [...fields, ...(isResource(schema, root) ? META : [])]);
}

function objectType(name: string, fields: readonly (readonly [string, Type])[]): Type {
  return { kind: 'object', name, fields: new Map(fields) };
}

const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const ESCAPES: Record<string, string> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};

/** A property's name as rules write it (`cel.Escape`); undefined for one that cannot be written. */
export function escapeField(name: string): string | undefined {
  if (RESERVED.has(name)) return `__${name}__`;
  if (!/^[A-Za-z_./-][\w./-]*$/.test(name)) return undefined;
  return name.replace(/__|[./-]/g, (part) => ESCAPES[part] ?? part);
}
