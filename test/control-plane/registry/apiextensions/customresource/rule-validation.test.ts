import { describe, expect, it } from 'vitest';
import {
  hasRules,
  validateRules,
} from '../../../../../src/control-plane/registry/apiextensions/customresource/rule-validation';
import type { JsonObject } from '../../../../../src/go/json/value';
import type { JSONSchemaProps } from '../../../../../src/kube/api/apiextensions/v1';

const spec = (schema: JSONSchemaProps): JSONSchemaProps => ({ type: 'object', properties: { spec: schema } });
const errors = (schema: JSONSchemaProps, value: JsonObject['spec'], old?: JsonObject['spec']) =>
  validateRules({ spec: value }, old === undefined ? undefined : { spec: old }, spec(schema)).map((e) => e.error());

describe('rules', () => {
  const range: JSONSchemaProps = {
    type: 'object',
    properties: { min: { type: 'integer' }, max: { type: 'integer' } },
    'x-kubernetes-validations': [
      { rule: 'self.min <= self.max', message: ' min must not exceed max ' },
      {
        rule: 'self.min >= 0',
        messageExpression: "'min is ' + string(self.min)",
        reason: 'FieldValueForbidden',
        fieldPath: '.min',
      },
      { rule: 'self.max != 7' },
    ],
  };

  it('say what is broken, where, and why', () => {
    expect(errors(range, { min: 1, max: 2 })).toEqual([]);
    expect(errors(range, { min: -1, max: -2 })).toEqual([
      'spec: Invalid value: "object": min must not exceed max',
      'spec.min: Forbidden: min is -1',
    ]);
    expect(errors(range, { min: 1, max: 7 })).toEqual(['spec: Invalid value: "object": failed rule: self.max != 7']);
  });

  it('tell of what cannot be evaluated', () => {
    expect(errors(range, { min: 1 })).toEqual([
      'spec: Invalid value: "object": no such key: max evaluating rule: min must not exceed max',
      'spec: Invalid value: "object": no such key: max evaluating rule: self.max != 7',
    ]);
    const either: JSONSchemaProps = {
      'x-kubernetes-int-or-string': true,
      'x-kubernetes-validations': [{ rule: 'self > 1' }],
    };
    expect(errors(either, '1')).toEqual([
      `spec: Invalid value: "": 'no such overload': call arguments did not match a supported operator, function or macro signature for rule: self > 1`,
    ]);
  });

  it('compare with what was there before, where something corresponds', () => {
    const fixed: JSONSchemaProps = {
      type: 'string',
      'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'fixed' }],
    };
    expect(errors(fixed, 'a')).toEqual([]);
    expect(errors(fixed, 'a', 'b')).toEqual(['spec: Invalid value: "string": fixed']);
    const list: JSONSchemaProps = {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
      items: { type: 'object', properties: { name: { type: 'string' }, value: fixed } },
    };
    const item = (name: string, value: string) => ({ name, value });
    expect(errors(list, [item('b', 'x'), item('a', 'y'), item('c', 'z')], [item('a', 'x'), item('b', 'x')])).toEqual([
      'spec[1].value: Invalid value: "string": fixed',
    ]);
  });

  it('see names as they can be written, formats as what they mean, and the name of the object', () => {
    const schema: JSONSchemaProps = {
      type: 'object',
      properties: {
        'a-b': { type: 'integer' },
        namespace: { type: 'string' },
        at: { type: 'string', format: 'date-time' },
        of: { type: 'object', additionalProperties: { type: 'number' } },
      },
      'x-kubernetes-validations': [
        {
          rule: "self.a__dash__b == 1 && self.__namespace__ == 'x' && self.at.getFullYear() == 2024 && self.of['k'] == 2.0",
        },
      ],
    };
    expect(errors(schema, { 'a-b': 1, namespace: 'x', at: '2024-01-01T00:00:00Z', of: { k: 2 } })).toEqual([]);
    const named = { type: 'object', 'x-kubernetes-validations': [{ rule: "self.metadata.name.startsWith('x')" }] };
    const object = { apiVersion: 'v1', kind: 'K', metadata: { name: 'a' } };
    expect(validateRules(object, undefined, named).map((e) => e.error())).toEqual([
      `<nil>: Invalid value: "object": failed rule: self.metadata.name.startsWith('x')`,
    ]);
  });

  it('are looked for everywhere in a schema', () => {
    expect(hasRules(spec({ type: 'array', items: { type: 'object', additionalProperties: range } }))).toBe(true);
    expect(hasRules(spec({ type: 'array', items: { type: 'string' } }))).toBe(false);
  });
});
