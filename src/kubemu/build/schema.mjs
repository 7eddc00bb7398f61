/**
 * `npm run schema`: makes the recorded schema of a release from what its API server answers at `/openapi/v2`.
 *
 *   kubectl get --raw /openapi/v2 | npm run --silent schema > src/kube/versions/kubernetes-1.28.schema.json
 *
 * Of every definition it keeps what the program asks for: the kinds it stands for, fields, types, formats, required
 * fields, enumerations, merge keys and list types. Descriptions are left out; `kubectl explain` has its own source.
 */
import { readFileSync } from 'node:fs';

/** What a schema says about merging, with the short names it is kept under. */
const MERGING = {
  'x-kubernetes-patch-merge-key': 'patchMergeKey',
  'x-kubernetes-patch-strategy': 'patchStrategy',
  'x-kubernetes-list-type': 'listType',
  'x-kubernetes-list-map-keys': 'listMapKeys',
  'x-kubernetes-map-type': 'mapType',
};

/** An object of those entries that have a value. */
const present = (entries) => Object.fromEntries(entries.filter(([, value]) => value));

const entriesOf = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

/** What a field, an item or a value holds: another definition, a list, a map or a plain type. */
function typeOf(schema) {
  if (schema.$ref) return ['ref', schema.$ref.split('/').pop()];
  if (schema.type === 'array') return ['list', fieldOf(schema.items)];
  if (schema.type !== 'object') return ['type', schema.type];
  return ['map', schema.additionalProperties && fieldOf(schema.additionalProperties)];
}

function fieldOf(schema) {
  const merging = Object.entries(MERGING).map(([extension, name]) => [name, schema[extension]]);
  return present([typeOf(schema), ['format', schema.format], ['enum', schema.enum], ...merging]);
}

function definitionOf(schema) {
  const kinds = schema['x-kubernetes-group-version-kind'];
  const { required, properties, type, format } = schema;
  return present([
    ['gvk', kinds?.map(({ group, version, kind }) => `${group}/${version}/${kind}`)],
    ['required', required],
    properties ? ['fields', entriesOf(properties, fieldOf)] : ['type', type !== 'object' && type],
    ['format', format],
    ['mapType', schema['x-kubernetes-map-type']],
    ['unions', schema['x-kubernetes-unions']],
  ]);
}

const { info, definitions } = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(`${JSON.stringify({ info: info.version, definitions: entriesOf(definitions, definitionOf) })}\n`);
