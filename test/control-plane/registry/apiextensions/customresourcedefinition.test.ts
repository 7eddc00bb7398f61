import { describe, expect, it } from 'vitest';
import { customResourceDefinitionStrategy } from '../../../../src/control-plane/registry/apiextensions/customresourcedefinition/strategy';
import type { CustomResourceDefinition } from '../../../../src/kube/api/apiextensions/v1';
import { createErrors, updateErrors } from '../strategy-case';

const NAMES = '{plural: foos, kind: Foo}';
const ROOT = '{type: object, properties: {spec: {type: object, properties: {a: {type: string}}}}}';
const version = (schema = ROOT, more = '') =>
  `{name: v1, served: true, storage: true, schema: {openAPIV3Schema: ${schema}}${more}}`;

/** A definition with a few things different. */
function crd({
  name = 'foos.example.com',
  group = 'example.com',
  names = NAMES,
  versions = version(),
  more = '',
} = {}) {
  return `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: ${name}, namespace: ''}, spec: {group: ${group}, scope: Namespaced, names: ${names}, versions: [${versions}]${more}}}`;
}

const errors = (yaml: string) => createErrors(customResourceDefinitionStrategy, yaml);
/** A definition with one field more in the spec of its instances. */
const field = (schema: string) =>
  crd({ versions: version(`{type: object, properties: {spec: {type: object, properties: {b: ${schema}}}}}`) });
const AT = 'spec.validation.openAPIV3Schema.properties[spec].properties[b]';

describe('a CustomResourceDefinition', () => {
  it.each<[string, string, string[]]>([
    ['passes', crd(), []],
    [
      'is named after what it defines',
      crd({ name: 'foo.example.com' }),
      ['metadata.name: Invalid value: "foo.example.com": must be spec.names.plural+"."+spec.group'],
    ],
    [
      'needs names',
      crd({ names: '{plural: foos}' }),
      ['spec.names.singular: Required value', 'spec.names.kind: Required value', 'spec.names.listKind: Required value'],
    ],
    [
      'needs schemas',
      crd({ versions: '{name: v1, served: true, storage: true}' }),
      ['spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required'],
    ],
    [
      'needs a version that is stored',
      crd({ versions: version().replace('storage: true', 'storage: false') }),
      [
        'spec.versions: Invalid value: []apiextensions.CustomResourceDefinitionVersion{apiextensions.CustomResourceDefinitionVersion{Name:"v1", Served:true, Storage:false, Deprecated:false, DeprecationWarning:(*string)(nil), Schema:(*apiextensions.CustomResourceValidation)(nil), Subresources:(*apiextensions.CustomResourceSubresources)(nil), AdditionalPrinterColumns:[]apiextensions.CustomResourceColumnDefinition(nil)}}: must have exactly one version marked as storage version',
        'status.storedVersions: Invalid value: []string(nil): must have at least one stored version',
      ],
    ],
    ["takes Go's patterns", field("{type: string, pattern: '(?i)^\\pL+$'}"), []],
    [
      "refuses other patterns in Go's words",
      field("{type: string, pattern: '(?=a)b'}"),
      [
        `${AT}.pattern: Invalid value: "(?=a)b": must be a valid regular expression, but isn't: error parsing regexp: invalid or unsupported Perl syntax: \`(?=\``,
      ],
    ],
    [
      'has columns of known types',
      crd({ versions: version(ROOT, ', additionalPrinterColumns: [{name: x, type: text, jsonPath: spec}]') }),
      [
        'spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string',
        'spec.additionalPrinterColumns[0].JSONPath: Invalid value: "spec": must be a simple json path starting with .',
      ],
    ],
    [
      'scales by fields of spec and status',
      crd({ versions: version(ROOT, ', subresources: {scale: {specReplicasPath: .replicas}}') }),
      [
        'spec.subresources.scale.specReplicasPath: Invalid value: ".replicas": should be a json path under .spec',
        'spec.subresources.scale.statusReplicasPath: Required value',
      ],
    ],
    [
      'needs approval in groups of the community',
      crd({ name: 'foos.x.k8s.io', group: 'x.k8s.io' }),
      [
        'metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
      ],
    ],
    [
      'speaks of a version where versions differ',
      crd({
        versions: `${version()}, {name: v2, served: true, storage: false, schema: {openAPIV3Schema: {type: object, properties: {b: {}}}}}`,
      }),
      [
        'spec.versions[1].schema.openAPIV3Schema.properties[b].type: Required value: must not be empty for specified object fields',
      ],
    ],
    [
      'converts by webhooks that are named',
      crd({ more: ', conversion: {strategy: Webhook}' }),
      [
        'spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook',
        'spec.conversion.conversionReviewVersions: Required value',
      ],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(errors(yaml)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['{}', [`${AT}.type: Required value: must not be empty for specified object fields`]],
    ['{type: array}', [`${AT}.items: Required value: must be specified`]],
    ['{type: array, items: {}}', [`${AT}.items.type: Required value: must not be empty for specified array items`]],
    [
      '{type: int}',
      [
        `${AT}.type: Unsupported value: "int": supported values: "array", "boolean", "integer", "number", "object", "string"`,
      ],
    ],
    [
      '{type: integer, default: x}',
      [`${AT}.default: Invalid value: "string":  in body must be of type integer: "string"`],
    ],
    [
      '{type: object, default: {c: 1}}',
      [`${AT}.default: Invalid value: map[string]interface {}{"c":1}: must not have unknown fields`],
    ],
    ['{x-kubernetes-int-or-string: true}', []],
    ['{anyOf: [{type: integer}, {type: string}], x-kubernetes-int-or-string: true}', []],
    [
      '{type: object, properties: {c: {type: string}}, additionalProperties: {type: string}}',
      [`${AT}.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive`],
    ],
    [
      '{type: array, items: {type: object, properties: {n: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n]}',
      [
        `${AT}.items.properties[n].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property`,
      ],
    ],
    [
      '{type: object, oneOf: [{properties: {c: {type: string}}}]}',
      [
        `${AT}.oneOf[0].properties[c].type: Forbidden: must be empty to be structural`,
        `${AT}.properties[c]: Required value: because it is defined in ${AT}.oneOf[0].properties[c]`,
      ],
    ],
  ])('checks the schema %s', (schema, expected) => {
    expect(errors(field(schema))).toEqual(expected);
  });

  it('keeps what instances are stored under', () => {
    const change = (definition: CustomResourceDefinition) => {
      definition.spec.scope = 'Cluster';
      definition.spec.group = 'example.org';
    };
    expect(updateErrors(customResourceDefinitionStrategy, crd(), change)).toEqual([
      'spec.group: Invalid value: "example.org": field is immutable',
    ]);
  });
});
