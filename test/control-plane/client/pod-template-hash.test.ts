import { describe, expect, it } from 'vitest';
import { podTemplateHash } from '../../../src/control-plane/client/pod-template-hash';
import type { JsonObject } from '../../../src/go/json/value';
import type { PodTemplateSpec } from '../../../src/kube/api/core/v1';

const CONTAINER = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  imagePullPolicy: 'Always',
  resources: {},
};

function nginx(image: string, change: JsonObject = {}): PodTemplateSpec {
  const ports = [{ containerPort: 80, protocol: 'TCP' }];
  const container = { ...CONTAINER, imagePullPolicy: 'IfNotPresent', name: 'nginx', image, ports, ...change };
  return templateOf({ app: 'nginx' }, [container], { terminationGracePeriodSeconds: 1 });
}

function templateOf(
  labels: Record<string, string>,
  containers: JsonObject[],
  change: JsonObject = {},
): PodTemplateSpec {
  const spec = {
    containers,
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    ...change,
  };
  return { metadata: { creationTimestamp: null, labels }, spec } as unknown as PodTemplateSpec;
}

describe('podTemplateHash', () => {
  // Hashes of a v1.28.15 controller manager, for the templates as they were recorded.
  it.each<[string, PodTemplateSpec]>([
    ['6bb7d5b658', nginx('nginx:1.14.2')],
    ['5fc85b6ccc', nginx('nginx:1.16.1')],
    ['59f586696f', nginx('nginx:1.99', { resources: { limits: { cpu: '200m', memory: '512Mi' } } })],
    [
      '57655dd79f',
      templateOf({ a: 'c' }, [{ ...CONTAINER, name: 'c', image: 'nginx:latest' }], {
        initContainers: [{ ...CONTAINER, name: 'i', image: 'busybox' }],
      }),
    ],
  ])('is %s as on a cluster', (hash, template) => {
    expect(podTemplateHash(template, undefined)).toBe(hash);
  });

  it('is another one after a collision', () => {
    expect(podTemplateHash(nginx('nginx:1.14.2'), 1)).not.toBe('6bb7d5b658');
    expect(podTemplateHash(nginx('nginx:1.14.2'), 1)).toMatch(/^[bcdf4-9]+$/);
  });

  it('takes in probes, volumes and everything else', () => {
    const probe = { httpGet: { path: '/', port: 80, scheme: 'HTTP' }, periodSeconds: 10 };
    const hashes = [
      nginx('nginx'),
      nginx('nginx', { readinessProbe: probe }),
      nginx('nginx', { readinessProbe: { ...probe, httpGet: { ...probe.httpGet, port: 'web' } } }),
      nginx('nginx', { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] }),
      templateOf({}, [], { volumes: [{ name: 'v', emptyDir: {} }] }),
      templateOf({}, [], { volumes: [{ name: 'v', configMap: { name: 'c', defaultMode: 420 } }] }),
    ].map((template) => podTemplateHash(template, undefined));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
