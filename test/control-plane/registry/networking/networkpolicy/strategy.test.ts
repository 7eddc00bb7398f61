import { describe, expect, it } from 'vitest';
import { networkPolicyStrategy } from '../../../../../src/control-plane/registry/networking/networkpolicy/strategy';
import type { NetworkPolicy } from '../../../../../src/kube/api/networking/v1';
import { created, createErrors, object, row } from '../../strategy-case';

const policy = (fields: string) => `{spec: {podSelector: {}, ${fields}}}`;

it('what the API server fills in', () => {
  const types = (fields: string) => created<NetworkPolicy>(networkPolicyStrategy, policy(fields)).spec?.policyTypes;
  expect(types('')).toEqual(['Ingress']);
  expect(types('egress: [{}]')).toEqual(['Ingress', 'Egress']);
  const ports = created<NetworkPolicy>(networkPolicyStrategy, policy('ingress: [{ports: [{port: 80}]}]'));
  expect(ports.spec?.ingress).toEqual([{ ports: [{ port: 80, protocol: 'TCP' }] }]);
});

describe('errors', () => {
  it.each<[string, string[]]>([
    ['ingress: [{from: [{podSelector: {}}], ports: [{port: 80, endPort: 90}, {port: http}]}]', []],
    [
      'ingress: [{ports: [{protocol: HTTP, port: 0}]}]',
      [
        'spec.ingress[0].ports[0].protocol: Unsupported value: "HTTP": supported values: "TCP", "UDP", "SCTP"',
        'spec.ingress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      ],
    ],
    [
      'egress: [{ports: [{endPort: 9}, {port: 10, endPort: 9}, {port: http, endPort: 9}]}]',
      [
        'spec.egress[0].ports[0].endPort: Invalid value: 9: may not be specified when `port` is not specified',
        'spec.egress[0].ports[1].endPort: Invalid value: 9: must be greater than or equal to `port`',
        'spec.egress[0].ports[2].endPort: Invalid value: 9: may not be specified when `port` is non-numeric',
      ],
    ],
    ['ingress: [{from: [{}]}]', ['spec.ingress[0].from[0]: Required value: must specify a peer']],
    [
      'ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]',
      ['spec.ingress[0].from[0]: Forbidden: may not specify both ipBlock and another peer'],
    ],
    [
      'egress: [{to: [{ipBlock: {}}, {ipBlock: {cidr: nope}}, {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 11.0.0.0/16, x]}}]}]',
      [
        'spec.egress[0].to[0].ipBlock.cidr: Required value',
        'spec.egress[0].to[1].ipBlock.cidr: Invalid value: "nope": not a valid CIDR',
        'spec.egress[0].to[2].ipBlock.except[1]: Invalid value: "11.0.0.0/16": must be a strict subset of `cidr`',
        'spec.egress[0].to[2].ipBlock.except[2]: Invalid value: "x": not a valid CIDR',
      ],
    ],
    ['policyTypes: [Both]', ['spec.policyTypes[0]: Unsupported value: "Both": supported values: "Ingress", "Egress"']],
    [
      'policyTypes: [Ingress, Egress, Ingress]',
      [
        'spec.policyTypes: Invalid value: []networking.PolicyType{"Ingress", "Egress", "Ingress"}: may not specify more than two policyTypes',
      ],
    ],
  ])('{%s}', (fields, expected) => expect(createErrors(networkPolicyStrategy, policy(fields))).toEqual(expected));
});

it.each<[string, string]>([
  ['{}', 'x|<none>|10s'],
  ['{matchLabels: {b: c, a: b}}', 'x|a=b,b=c|10s'],
])('kubectl get of %s', (selector, expected) => {
  const yaml = `{metadata: {creationTimestamp: "2026-11-22T10:29:50Z"}, spec: {podSelector: ${selector}}}`;
  expect(row(networkPolicyStrategy, object(yaml))).toBe(expected);
});
