import { expect, it } from 'vitest';
import { csiStorageCapacityStrategy } from '../../../../../src/control-plane/registry/storage/csistoragecapacity/strategy';
import type { CSIStorageCapacity } from '../../../../../src/kube/api/storage/v1';
import { createErrors, updateErrors } from '../../strategy-case';

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

it.each<[string, string[]]>([
  ['storageClassName: fast, capacity: 1Gi', []],
  ['storageClassName: A', [`storageClassName: Invalid value: "A": ${SUBDOMAIN}`]],
  [
    'storageClassName: a, capacity: "-1", maximumVolumeSize: "-2"',
    [
      'capacity: Invalid value: "-1": must be greater than or equal to 0',
      'maximumVolumeSize: Invalid value: "-2": must be greater than or equal to 0',
    ],
  ],
])('errors of %s', (fields, expected) => {
  expect(createErrors(csiStorageCapacityStrategy, `{${fields}}`)).toEqual(expected);
});

it('what a capacity is about never changes', () => {
  const errors = updateErrors<CSIStorageCapacity>(csiStorageCapacityStrategy, '{storageClassName: a}', (capacity) => {
    capacity.storageClassName = 'b';
  });
  expect(errors).toEqual(['storageClassName: Invalid value: "b": field is immutable']);
});
