import { describe, expect, test } from 'vitest';
import { imageTag } from '../../../../../src/control-plane/registry/core/pod/image-name';
import { podStrategy } from '../../../../../src/control-plane/registry/core/pod/strategy';
import type { Pod } from '../../../../../src/kube/api/core/v1';
import { created } from '../../strategy-case';

const pod = (yaml: string) => created<Pod>(podStrategy, yaml);

test('defaults of a pod', () => {
  const { spec, status } = pod(`{spec: {
    containers: [{name: c, image: nginx, ports: [{containerPort: 80}], resources: {limits: {cpu: "1"}},
      env: [{name: N, valueFrom: {fieldRef: {fieldPath: metadata.name}}}],
      livenessProbe: {httpGet: {port: 80}}, readinessProbe: {grpc: {port: 5}}, lifecycle: {preStop: {httpGet: {port: 1}}}}],
    volumes: [{name: a}, {name: s, secret: {secretName: x}}, {name: h, hostPath: {path: /tmp}},
      {name: d, downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}},
      {name: p, projected: {sources: [{serviceAccountToken: {path: t}}]}}, {name: i, iscsi: {}}]}}`);
  const probe = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  expect(spec).toEqual({
    containers: [
      {
        name: 'c',
        image: 'nginx',
        imagePullPolicy: 'Always',
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        ports: [{ containerPort: 80, protocol: 'TCP' }],
        resources: { limits: { cpu: '1' }, requests: { cpu: '1' } },
        env: [{ name: 'N', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } }],
        livenessProbe: { httpGet: { path: '/', port: 80, scheme: 'HTTP' }, ...probe },
        readinessProbe: { grpc: { port: 5, service: '' }, ...probe },
        lifecycle: { preStop: { httpGet: { path: '/', port: 1, scheme: 'HTTP' } } },
      },
    ],
    volumes: [
      { name: 'a', emptyDir: {} },
      { name: 's', secret: { secretName: 'x', defaultMode: 420 } },
      { name: 'h', hostPath: { path: '/tmp', type: '' } },
      {
        name: 'd',
        downwardAPI: {
          defaultMode: 420,
          items: [{ path: 'l', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.labels' } }],
        },
      },
      {
        name: 'p',
        projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 3600 } }] },
      },
      { name: 'i', iscsi: { iscsiInterface: 'default' } },
    ],
    dnsPolicy: 'ClusterFirst',
    enableServiceLinks: true,
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  });
  expect(status).toEqual({ phase: 'Pending', qosClass: 'Burstable' });
});

test('fields that follow from others, or are not served', () => {
  const { spec, status } =
    pod(`{spec: {serviceAccount: robot, hostNetwork: true, hostUsers: false, schedulingGates: [{name: g}],
    initContainers: [{name: i, image: x, restartPolicy: Always}],
    containers: [{name: c, image: x, ports: [{containerPort: 80}], securityContext: {procMount: Default}}]}}`);
  expect(spec.serviceAccountName).toBe('robot');
  expect(spec.containers[0]?.ports).toEqual([{ containerPort: 80, hostPort: 80, protocol: 'TCP' }]);
  expect(spec.containers[0]?.securityContext).toEqual({});
  expect(spec.initContainers?.[0]?.restartPolicy).toBeUndefined();
  expect(spec).not.toHaveProperty('hostUsers');
  expect(status?.conditions?.[0]).toMatchObject({ type: 'PodScheduled', reason: 'SchedulingGated' });
});

test.each([
  ['nginx', 'latest'],
  ['nginx:latest', 'latest'],
  ['nginx:1.25', '1.25'],
  ['localhost:5000/a/b', 'latest'],
  ['quay.io/a/b:v1', 'v1'],
  [`nginx@sha256:${'a'.repeat(64)}`, ''],
  [`nginx:1@sha256:${'a'.repeat(64)}`, '1'],
  ['Nginx', ''],
  ['', ''],
])('tag of %s', (image, tag) => expect(imageTag(image)).toBe(tag));

test.each([
  ['{}', 'BestEffort'],
  ['{requests: {cpu: 100m}}', 'Burstable'],
  ['{limits: {cpu: 100m}}', 'Burstable'],
  ['{limits: {cpu: 100m, memory: 1Gi}}', 'Guaranteed'],
  ['{limits: {cpu: 100m, memory: 1Gi}, requests: {memory: 1Mi}}', 'Burstable'],
  ['{limits: {example.com/x: "1"}}', 'BestEffort'],
])('quality of service of %s', (resources, qos) => {
  expect(pod(`{spec: {containers: [{name: c, image: x, resources: ${resources}}]}}`).status?.qosClass).toBe(qos);
});

describe('grace period', () => {
  const grace = (spec: string, phase: string, requested?: number) => {
    const obj = pod(`{spec: {containers: [], ${spec}}}`);
    obj.status = { phase: phase as 'Running' };
    return podStrategy.gracePeriodSeconds?.(obj, requested);
  };
  test.each([
    ['', 'Pending', undefined, 0],
    ['nodeName: n', 'Running', undefined, 30],
    ['nodeName: n, terminationGracePeriodSeconds: 5', 'Running', undefined, 5],
    ['nodeName: n', 'Running', 1, 1],
    ['nodeName: n', 'Running', 0, 0],
    ['nodeName: n', 'Running', -3, 1],
    ['nodeName: n', 'Succeeded', undefined, 0],
    ['nodeName: n', 'Failed', 20, 0],
  ])('{%s} %s %s', (spec, phase, requested, seconds) => expect(grace(spec, phase, requested)).toBe(seconds));
});

test('selectable fields', () => {
  const obj = pod('{spec: {nodeName: n, containers: []}}');
  expect(podStrategy.selectableFields?.(obj)).toEqual({
    'spec.nodeName': 'n',
    'spec.restartPolicy': 'Always',
    'spec.schedulerName': 'default-scheduler',
    'spec.serviceAccountName': '',
    'spec.hostNetwork': 'false',
    'status.phase': 'Pending',
    'status.podIP': '',
    'status.nominatedNodeName': '',
  });
});
