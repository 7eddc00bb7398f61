import { expect, test } from 'vitest';
import { podStrategy } from '../../../../../src/control-plane/registry/core/pod/strategy';
import { createErrors, request } from '../../strategy-case';

function warnings(yaml: string): string[] {
  const ctx = request();
  expect(createErrors(podStrategy, yaml, ctx)).toEqual([]);
  return ctx.warnings;
}
const ofSpec = (fields: string) => warnings(`{spec: {containers: [{name: c, image: x}], ${fields}}}`);
const ofContainer = (fields: string) => warnings(`{spec: {containers: [{name: c, image: x, ${fields}}]}}`);

test('nothing to say', () => expect(ofSpec('')).toEqual([]));

test('a name that is no host name', () => {
  expect(warnings('{metadata: {name: a.b}, spec: {containers: [{name: c, image: x}]}}')).toEqual([
    "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
  ]);
});

test.each([
  [
    'nodeSelector: {beta.kubernetes.io/os: linux}',
    'spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
  ],
  [
    'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: beta.kubernetes.io/arch, operator: Exists}]}]}}}',
    'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key: beta.kubernetes.io/arch is deprecated since v1.14; use "kubernetes.io/arch" instead',
  ],
  ['volumes: [{name: g, gitRepo: {repository: x}}]', 'spec.volumes[0].gitRepo: deprecated in v1.11'],
  [
    'volumes: [{name: g, cephfs: {monitors: [x]}}]',
    'spec.volumes[0].cephfs: deprecated in v1.28, non-functional in v1.31+',
  ],
  ['hostAliases: [{ip: 1.1.1.1}, {ip: 1.1.1.1}]', 'spec.hostAliases[1].ip: duplicate ip "1.1.1.1"'],
  ['imagePullSecrets: [{name: a}, {name: a}]', 'spec.imagePullSecrets[1].name: duplicate name "a"'],
  ['imagePullSecrets: [{}]', 'spec.imagePullSecrets[0].name: invalid empty name ""'],
  [
    'terminationGracePeriodSeconds: -1',
    'spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
  ],
  [
    'affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z}]}}',
    'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector: a null labelSelector results in matching no pod',
  ],
])('%s', (fields, warning) => expect(ofSpec(fields)).toEqual([warning]));

test.each([
  ['env: [{name: A, value: x}, {name: A, value: y}]', ['spec.containers[0].env[1]: hides previous definition of "A"']],
  ['env: [{name: A, value: x}, {name: A, value: "$(A)y"}]', []],
  [
    'resources: {limits: {memory: 1500m}}',
    ['limits', 'requests'].map(
      (l) => `spec.containers[0].resources.${l}[memory]: fractional byte value "1500m" is invalid, must be an integer`,
    ),
  ],
  [
    'ports: [{containerPort: 80}, {containerPort: 80}]',
    ['spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]'],
  ],
  [
    'ports: [{containerPort: 80}, {containerPort: 80, hostPort: 1}]',
    ['spec.containers[0].ports[1]: overlapping port definition with spec.containers[0].ports[0]'],
  ],
])('%s', (fields, expected) => expect(ofContainer(fields)).toEqual(expected));

test('annotations that do nothing any more', () => {
  const yaml =
    '{metadata: {annotations: {scheduler.alpha.kubernetes.io/critical-pod: "", seccomp.security.alpha.kubernetes.io/pod: unconfined}}, spec: {containers: [{name: c, image: x}]}}';
  expect(warnings(yaml)).toEqual([
    'metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]: non-functional in v1.16+; use the "priorityClassName" field instead',
    'metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: non-functional in v1.27+; use the "seccompProfile" field instead',
  ]);
});

test('an invalid pod is not worth a warning', () => {
  const ctx = request();
  createErrors(podStrategy, '{metadata: {name: a.b}, spec: {}}', ctx);
  expect(ctx.warnings).toEqual([]);
});
