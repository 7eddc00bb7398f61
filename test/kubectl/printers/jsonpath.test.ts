/** The printer behind `-o jsonpath`, with the whole error texts of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { compileJSONPath, newJSONPathPrinter, relaxedJSONPathExpression } from '../../../src/kubectl/printers/jsonpath';
import { messageOf } from './failure';

const object = {
  apiVersion: 'v1',
  data: { b: '<c>"' },
  kind: 'ConfigMap',
  metadata: { creationTimestamp: null, name: 'a' },
};

describe('newJSONPathPrinter', () => {
  it('prints an object', () => expect(newJSONPathPrinter('{.metadata.name}{.nope}')(object)).toBe('a'));

  it('says which template does not parse', () => {
    expect(messageOf(() => newJSONPathPrinter('{.data['))).toBe('error parsing jsonpath {.data[, unterminated array');
  });

  it('describes template and object when evaluation fails', () => {
    expect(messageOf(() => newJSONPathPrinter('{.data[0]}')(object))).toBe(
      [
        'error executing jsonpath "{.data[0]}": Error executing template: map[string]interface {} is not array or slice. Printing more information for debugging the template:',
        '\ttemplate was:',
        '\t\t{.data[0]}',
        '\tobject given to jsonpath engine was:',
        '\t\tmap[string]interface {}{"apiVersion":"v1", "data":map[string]interface {}{"b":"<c>\\""}, "kind":"ConfigMap", "metadata":map[string]interface {}{"creationTimestamp":interface {}(nil), "name":"a"}}',
        '\n\n',
      ].join('\n'),
    );
  });

  it('takes the numbers of typed objects for floats', () => {
    const data = { spec: { replicas: 1000000 } };
    expect(newJSONPathPrinter('{.spec.replicas} {.spec}')(data)).toBe('1000000 {"replicas":1000000}');
    expect(newJSONPathPrinter('{.spec.replicas} {.spec}', { typed: true })(data)).toBe('1e+06 {"replicas":1000000}');
  });

  it('can take a missing key for an error', () => {
    const print = newJSONPathPrinter('{.nope}', { allowMissingKeys: false });
    expect(messageOf(() => print(object))).toContain('Error executing template: nope is not found. Printing');
  });
});

describe('compileJSONPath', () => {
  it('gives the values found, one list for each part of the template', () => {
    const path = compileJSONPath('{.a[*]} {.b}{5}', { allowMissingKeys: true });
    expect(path.findResults({ a: [1, 'x', null] })).toEqual([[1, 'x', null], [' '], [], [5]]);
    expect(path.execute({ a: [1, 'x', null] })).toBe('1 x <nil> 5');
  });
});

describe('relaxedJSONPathExpression', () => {
  it.each([
    ['x.y', '{.x.y}'],
    ['.x.y', '{.x.y}'],
    ['{x.y}', '{.x.y}'],
    ['{.x.y}', '{.x.y}'],
    ['{$.x}', '{.$.x}'],
    ['.', '{..}'],
    ['', ''],
  ])('reads %j as %j', (path, expression) => expect(relaxedJSONPathExpression(path)).toBe(expression));

  it.each(['{.x', '.x}', '{{.x}}', '{.x}{.y}', '{}'])('refuses %j', (path) => {
    expect(messageOf(() => relaxedJSONPathExpression(path))).toBe(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    );
  });
});
