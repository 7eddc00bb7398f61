import { describe, expect, it } from 'vitest';
import { endpointsStrategy } from '../../../../../src/control-plane/registry/core/endpoints/strategy';
import type { Endpoints } from '../../../../../src/kube/api/core/v1';
import { endpointsText } from '../../../../../src/kube/core/endpoints';
import { createErrors, object } from '../../strategy-case';

describe('errors', () => {
  it.each<[string, string[]]>([
    ['{}', []],
    [
      '{subsets: [{ports: [{port: 80}]}]}',
      ['subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`'],
    ],
    [
      '{subsets: [{addresses: [{ip: 10.0.0}], ports: [{port: 0}]}]}',
      [
        'subsets[0].addresses[0].ip: Invalid value: "10.0.0": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        'subsets[0].addresses[0].ip: Invalid value: "10.0.0": must be a valid IP address',
        'subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      ],
    ],
    [
      '{subsets: [{addresses: [{ip: 127.0.0.1}], ports: [{port: 80}, {port: 81, name: b}]}]}',
      [
        'subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
        'subsets[0].ports[0].name: Required value',
      ],
    ],
  ])('%s', (yaml, expected) => expect(createErrors(endpointsStrategy, yaml)).toEqual(expected));
});

describe('kubectl get', () => {
  const text = (subsets: string) => endpointsText(object<Endpoints>(`{subsets: ${subsets}}`));
  const ips = (...last: number[]) => `[${last.map((n) => `{ip: 10.0.0.${n}}`).join(', ')}]`;
  it.each<[string, string]>([
    ['[]', '<none>'],
    [`[{addresses: ${ips(1, 2)}, ports: [{port: 80}]}]`, '10.0.0.1:80,10.0.0.2:80'],
    [`[{addresses: ${ips(1, 2, 3, 4)}, ports: [{port: 80}]}]`, '10.0.0.1:80,10.0.0.2:80,10.0.0.3:80 + 1 more...'],
    [`[{addresses: ${ips(1, 2)}, ports: [{port: 80}, {port: 81}]}]`, '10.0.0.1:80,10.0.0.2:80,10.0.0.1:81 + 1 more...'],
    [`[{addresses: ${ips(1, 2)}}]`, '10.0.0.1,10.0.0.2'],
    [`[{notReadyAddresses: ${ips(1)}, ports: [{port: 80}]}]`, ''],
    ['[{addresses: [{ip: "fd00::1"}], ports: [{port: 80}]}]', '[fd00::1]:80'],
  ])('%s', (subsets, expected) => expect(text(subsets)).toBe(expected));

  it('many addresses', () => {
    const addresses = Array.from({ length: 10_000 }, (_, i) => ({ ip: `10.0.${i >> 8}.${i & 255}` }));
    const endpoints = object<Endpoints>('{}');
    endpoints.subsets = [{ addresses, ports: [{ port: 80 }] }];
    expect(endpointsText(endpoints)).toBe('10.0.0.0:80,10.0.0.1:80,10.0.0.2:80 + 9997 more...');
  });
});
