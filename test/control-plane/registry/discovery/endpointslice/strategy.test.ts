import { describe, expect, it } from 'vitest';
import { endpointSliceStrategy } from '../../../../../src/control-plane/registry/discovery/endpointslice/strategy';
import { created, createErrors, header, object, row, updateErrors } from '../../strategy-case';

it('what the API server fills in', () => {
  const slice = created(endpointSliceStrategy, '{addressType: IPv4, ports: [{port: 80}]}');
  expect(slice).toMatchObject({ endpoints: null, ports: [{ name: '', port: 80, protocol: 'TCP' }] });
});

describe('errors', () => {
  it.each<[string, string[]]>([
    ['{addressType: IPv4, endpoints: [{addresses: [10.0.0.1]}]}', []],
    ['{}', ['addressType: Required value']],
    ['{addressType: Mail}', ['addressType: Unsupported value: "Mail": supported values: "FQDN", "IPv4", "IPv6"']],
    [
      '{addressType: IPv4, endpoints: [{addresses: []}]}',
      ['endpoints[0].addresses: Required value: must contain at least 1 address'],
    ],
    [
      '{addressType: IPv4, endpoints: [{addresses: [127.0.0.1]}], ports: [{port: 1}, {port: 2}]}',
      [
        'endpoints[0].addresses[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
        'ports[1].name: Duplicate value: ""',
      ],
    ],
  ])('%s', (yaml, expected) => expect(createErrors(endpointSliceStrategy, yaml)).toEqual(expected));

  it('the kind of address never changes', () => {
    const errors = updateErrors(endpointSliceStrategy, '{addressType: IPv4}', (slice) => {
      slice.addressType = 'IPv6';
    });
    expect(errors).toEqual(['addressType: Invalid value: "IPv6": field is immutable']);
  });
});

describe('kubectl get', () => {
  it('titles', () => expect(header(endpointSliceStrategy)).toBe('NAME|ADDRESSTYPE|PORTS|ENDPOINTS|AGE'));
  const at = 'metadata: {creationTimestamp: "2026-11-22T10:29:52Z"}, addressType: IPv4';
  it.each<[string, string]>([
    [`{${at}, endpoints: [], ports: null}`, 'x|IPv4|<unset>|<unset>|8s'],
    [
      `{${at}, endpoints: [{addresses: [1.1.1.1]}, {addresses: [1.1.1.2, 1.1.1.3, 1.1.1.4]}], ports: [{port: 80}, {name: web}, {}]}`,
      'x|IPv4|80,web,*|1.1.1.1,1.1.1.2,1.1.1.3 + 1 more...|8s',
    ],
  ])('%s', (yaml, expected) => expect(row(endpointSliceStrategy, object(yaml))).toBe(expected));
});
