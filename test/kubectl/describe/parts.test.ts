import { describe, expect, it } from 'vitest';
import type { Probe } from '../../../src/kube/api/core/v1';
import { parseCertificateRequest } from '../../../src/kubectl/describe/certificate-request';
import { tolerationLines } from '../../../src/kubectl/describe/placement';
import { compactRules } from '../../../src/kubectl/describe/policy-rules';
import { probeText } from '../../../src/kubectl/describe/probes';
import { resourceFieldValue } from '../../../src/kubectl/describe/resource-field';
import { smartLabel } from '../../../src/kubectl/describe/smart-label';
import { describeVolumeSource, type VolumeSource } from '../../../src/kubectl/describe/volume-source';
import { pageOf } from './view';

const TIMES = 'delay=0s timeout=1s period=10s #success=1 #failure=3';

describe('probeText', () => {
  it.each<[Probe, string]>([
    [{ httpGet: { path: '/', port: 'http', scheme: 'HTTP' } }, 'http-get http://:http/'],
    [{ httpGet: { port: 80, scheme: 'HTTPS', host: 'h' } }, 'http-get https://h:80'],
    [{ httpGet: { path: 'a b?x=1', port: 80, scheme: 'HTTP', host: '::1' } }, 'http-get http://[::1]:80/a%20b%3Fx=1'],
    [{ exec: { command: ['cat', '/tmp/x y'] } }, 'exec [cat /tmp/x y]'],
    [{ tcpSocket: { port: 5432 } }, 'tcp-socket :5432'],
    [{ grpc: { port: 99, service: 'svc' } }, 'grpc <pod>:99 svc'],
    [{}, 'unknown'],
  ])('words %j', (handler, text) => {
    const probe = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3, ...handler };
    expect(probeText(probe)).toBe(`${text} ${TIMES}`);
  });
});

describe('resourceFieldValue', () => {
  const resources = { limits: { cpu: '1500m', memory: '512Mi' }, requests: { memory: '256Mi' } };
  it.each([
    ['limits.cpu', undefined, '2'],
    ['limits.cpu', '1m', '1500'],
    ['limits.memory', undefined, '536870912'],
    ['requests.memory', '1Mi', '256'],
    ['requests.cpu', undefined, '0'],
    ['limits.ephemeral-storage', undefined, '0'],
    ['limits.example.com/gpu', undefined, ''],
    ['bogus', undefined, ''],
  ])('gives %s in units of %s as %s', (resource, divisor, value) => {
    expect(resourceFieldValue({ resource, divisor }, { name: 'c', resources })).toBe(value);
  });

  it('falls back to what the node has', () => {
    expect(resourceFieldValue({ resource: 'limits.cpu' }, { name: 'c' })).toBe('node allocatable');
  });
});

describe('tolerationLines', () => {
  it('sorts by key and says only what is there', () => {
    expect(
      tolerationLines([
        { key: 'k', operator: 'Equal', value: 'v', effect: 'NoSchedule' },
        { operator: 'Exists' },
        { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
      ]),
    ).toEqual(['op=Exists', 'a:NoExecute op=Exists for 30s', 'k=v:NoSchedule']);
  });
});

describe('describeVolumeSource', () => {
  const text = (source: VolumeSource, persistent = false) =>
    pageOf((page) => {
      if (!describeVolumeSource(page, source, persistent)) page.line('<unknown>');
    }).replace(/ {2,}/g, ' ');

  it.each<[VolumeSource, string]>([
    [{ hostPath: { path: '/d', type: '' } }, 'Path: /d\nHostPathType: \n'],
    [{ emptyDir: { sizeLimit: '1024Mi' } }, 'Medium: \nSizeLimit: 1Gi\n'],
    [{ configMap: { name: 'c', optional: true } }, 'Name: c\nOptional: true\n'],
    [{ persistentVolumeClaim: { claimName: 'c' } }, 'ClaimName: c\nReadOnly: false\n'],
    [{ fc: { targetWWNs: ['a', 'b'] } }, 'TargetWWNs: a, b\nLUN: <none>\nFSType: \nReadOnly: false\n'],
    [
      { flexVolume: { driver: 'd', options: { z: '1', a: '2' }, secretRef: { name: 's' } } },
      'Driver: d\nFSType: \nSecretRef: &LocalObjectReference{Name:s,}\nReadOnly: false\nOptions: map[a:2 z:1]\n',
    ],
    [
      { csi: { driver: 'd', volumeAttributes: { b: '2', a: '1' } } },
      'Driver: d\nFSType: \nReadOnly: false\nVolumeAttributes: a=1\n b=2\n',
    ],
    [
      { downwardAPI: { items: [{ path: 'p', fieldRef: { fieldPath: 'metadata.name' } }] } },
      'Items:\n metadata.name -> p\n',
    ],
    [{ projected: { sources: [{ configMap: { name: 'c' } }] } }, 'ConfigMapName: c\nConfigMapOptional: <nil>\n'],
  ])('lists the fields of %j', (source, fields) => {
    expect(text(source).replace(/^Type: .*\n/, '')).toBe(fields);
  });

  it('knows what a PersistentVolume has besides', () => {
    expect(text({ cinder: { volumeID: 'v', secretRef: { name: 's', namespace: 'n' } } }, true)).toContain(
      'SecretRef: &SecretReference{Name:s,Namespace:n,}\n',
    );
    expect(text({ csi: { driver: 'd', volumeHandle: 'h' } }, true)).toContain('VolumeHandle: h\n');
  });

  it('admits what it does not know', () => {
    expect(text({ novel: {} } as VolumeSource)).toBe('<unknown>\n');
  });
});

describe('compactRules', () => {
  it('puts verbs of one resource together and sorts by verbs', () => {
    const rules = compactRules([
      { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['list', 'get'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['watch', 'get'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['a', 'b'], verbs: ['get'] },
      { nonResourceURLs: ['/healthz'], verbs: ['get', 'head'] },
    ]);
    expect(rules.map((r) => [r.resources[0] ?? r.nonResourceURLs[0], r.resourceNames.join(), r.verbs.join()])).toEqual([
      ['/healthz', '', 'get'],
      ['secrets', 'a', 'get'],
      ['secrets', 'b', 'get'],
      ['/healthz', '', 'head'],
      ['pods', '', 'list,get,watch'],
      ['pods/log', '', 'list,get'],
    ]);
  });
});

describe('smartLabel', () => {
  it.each([
    ['creationTimestamp', 'Creation Timestamp'],
    ['apiVersion', 'API Version'],
    ['uid', 'UID'],
    ['openAPIV3Schema', 'openAPIV3Schema'],
    ['apiURLList', 'API URL List'],
    ['dnsPolicy', 'Dns Policy'],
    ['x-kubernetes-list', 'X - Kubernetes - List'],
    ['f:spec', 'f:spec'],
  ])('reads %s as %s', (field, label) => {
    expect(smartLabel(field)).toBe(label);
  });
});

describe('parseCertificateRequest', () => {
  it.each([
    ['', 'PEM block type must be CERTIFICATE REQUEST'],
    [
      '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----',
      'asn1: syntax error: sequence truncated',
    ],
    [
      '-----BEGIN CERTIFICATE REQUEST-----\nMIIC\n-----END CERTIFICATE REQUEST-----',
      'asn1: syntax error: truncated tag or length',
    ],
  ])('refuses %j', (pem, message) => {
    expect(() => parseCertificateRequest(pem)).toThrow(message);
  });

  it('reads subject and alternative names', () => {
    const { subject, ...names } = parseCertificateRequest(CSR);
    expect(Object.fromEntries(subject)).toEqual({ '2.5.4.3': ['jane'], '2.5.4.10': ['dev', 'ops'] });
    expect(names).toEqual({
      dnsNames: ['a.com'],
      emailAddresses: ['a@b.c'],
      uris: ['http://x/y'],
      ipAddresses: ['1.2.3.4', 'fd00::1'],
    });
  });
});

/** Made with openssl, for an elliptic curve key nobody has. */
const CSR = `-----BEGIN CERTIFICATE REQUEST-----
MIIBNDCB2wIBADArMQ0wCwYDVQQDDARqYW5lMQwwCgYDVQQKDANkZXYxDDAKBgNV
BAoMA29wczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKNXyJ+TBIW6tA7U0YLD
9oTDd412b/GjJqVouNP4cek/wVmYM+i/B50I9gOOqMXGBXuo3EgaXEZVASZ+Yhmp
ah+gTjBMBgkqhkiG9w0BCQ4xPzA9MDsGA1UdEQQ0MDKCBWEuY29thwQBAgMEhxD9
AAAAAAAAAAAAAAAAAAABgQVhQGIuY4YKaHR0cDovL3gveTAKBggqhkjOPQQDAgNI
ADBFAiArpTfR8ibFGa5ke+/GSccQ54PjRkpFsMSE87gaY+hhCgIhAOAfuNkh2Rl+
dP+Jy16UNUZSVn6952FyXtD1U4rcSgl2
-----END CERTIFICATE REQUEST-----`;
