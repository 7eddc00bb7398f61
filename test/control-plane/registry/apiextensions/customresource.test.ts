import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { validateAgainstSchema } from '../../../../src/control-plane/registry/apiextensions/customresource/schema-validation';
import type { JsonValue } from '../../../../src/go/json/value';
import type { JSONSchemaProps } from '../../../../src/kube/api/apiextensions/v1';

const errors = (schema: string, value: string) =>
  validateAgainstSchema(load(value) as JsonValue, load(schema) as JSONSchemaProps, 'spec.a').map((error) =>
    error.error(),
  );

describe('a value against its schema', () => {
  it.each<[string, string, string[]]>([
    ['{type: string}', '1', ['spec.a: Invalid value: "integer": spec.a in body must be of type string: "integer"']],
    [
      '{x-kubernetes-int-or-string: true}',
      'true',
      ['spec.a: Invalid value: "boolean": spec.a in body must be of type integer,string: "boolean"'],
    ],
    ['{type: string, enum: [z, b]}', 'c', ['spec.a: Unsupported value: "c": supported values: "z", "b"']],
    [
      '{type: string, format: date-time}',
      'now',
      ['spec.a: Invalid value: "now": spec.a in body must be of type date-time: "now"'],
    ],
    ['{type: string, format: ipv4}', '10.0.0.1', []],
    ['{type: array, maxItems: 1}', '[1, 2]', ['spec.a: Too many: 2: must have at most 1 items']],
    ['{type: array, x-kubernetes-list-type: set}', '[x, y, x]', ['spec.a[2]: Duplicate value: "x"']],
    [
      '{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n]}',
      '[{n: x}, {n: x, m: 1}]',
      ['spec.a[1]: Duplicate value: map[string]interface {}{"n":"x"}'],
    ],
    [
      '{type: object, minProperties: 1, required: [b]}',
      '{}',
      ['spec.a: Invalid value: 0: spec.a in body should have at least 1 properties', 'spec.a.b: Required value'],
    ],
    [
      '{type: object, properties: {b: {type: string}, c: {type: string}}, oneOf: [{required: [b]}, {required: [c]}]}',
      '{}',
      [
        '<nil>: Invalid value: "": "spec.a" must validate one and only one schema (oneOf). Found none valid',
        'spec.a.b: Required value',
      ],
    ],
    [
      '{type: object, oneOf: [{required: [b]}, {required: [c]}]}',
      '{b: 1, c: 1}',
      ['<nil>: Invalid value: "": "spec.a" must validate one and only one schema (oneOf). Found 2 valid alternatives'],
    ],
  ])('%s: %s', (schema, value, expected) => {
    expect(errors(schema, value)).toEqual(expected);
  });
});
