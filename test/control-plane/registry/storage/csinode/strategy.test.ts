import { expect, it } from 'vitest';
import { csiNodeStrategy } from '../../../../../src/control-plane/registry/storage/csinode/strategy';
import { createErrors } from '../../strategy-case';

const QUALIFIED =
  "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";

it.each<[string, string[]]>([
  ['{name: a.b, nodeID: "1", topologyKeys: [a/zone], allocatable: {count: 3}}', []],
  ['{name: a.b, nodeID: ""}', ['spec.drivers[0].nodeID: Required value']],
  [
    '{name: a.b, nodeID: "1", allocatable: {count: -1}}',
    ['spec.drivers[0].allocatable.count: Invalid value: -1: must be greater than or equal to 0'],
  ],
  ['{name: a.b, nodeID: "1"}, {name: a.b, nodeID: "1"}', ['spec.drivers[1].name: Duplicate value: "a.b"']],
  [
    '{name: a.b, nodeID: "1", topologyKeys: [k, k, a/b/c]}',
    [
      'spec.drivers[0]: Duplicate value: "k"',
      `spec.drivers[0]: Invalid value: []string{"k", "k", "a/b/c"}: ${QUALIFIED}`,
    ],
  ],
])('errors of drivers %s', (drivers, expected) => {
  const errors = createErrors(csiNodeStrategy, `{metadata: {namespace: ''}, spec: {drivers: [${drivers}]}}`);
  expect(errors).toEqual(expected);
});
