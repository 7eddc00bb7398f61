import { describe, expect, it } from 'vitest';
import { certificateSigningRequestStrategy } from '../../../../src/control-plane/registry/certificates/certificatesigningrequest/strategy';
import type { Observed } from '../../../observed';
import { created, createErrors } from '../strategy-case';

const REQUEST = Buffer.from('-----BEGIN CERTIFICATE REQUEST-----').toString('base64');
const csr = (spec: string) => `{metadata: {namespace: ''}, spec: {request: ${REQUEST}, ${spec}}}`;

describe('a CertificateSigningRequest', () => {
  it.each<[string, string[]]>([
    ['signerName: kubernetes.io/kube-apiserver-client, usages: [client auth]', []],
    [
      'request: YQ==, signerName: a, usages: []',
      [
        'spec.request: Invalid value: []byte{0x61}: PEM block type must be CERTIFICATE REQUEST',
        'spec.usages: Required value',
        `spec.signerName: Invalid value: "a": must be a fully qualified domain and path of the form 'example.com/signer-name'`,
      ],
    ],
    [
      'signerName: a.b/c, usages: [any, any], expirationSeconds: 60',
      [
        'spec.usages[1]: Duplicate value: "any"',
        'spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 600 seconds (10 minutes)',
      ],
    ],
  ])('{%s}', (spec, expected) => {
    const yaml = spec.startsWith('request') ? `{metadata: {namespace: ''}, spec: {${spec}}}` : csr(spec);
    expect(createErrors(certificateSigningRequestStrategy, yaml)).toEqual(expected);
  });

  it('says who makes it', () => {
    expect((created(certificateSigningRequestStrategy, csr('usages: [any]')) as Observed).spec).toMatchObject({
      username: 'kubernetes-admin',
      groups: ['system:masters', 'system:authenticated'],
    });
  });
});
