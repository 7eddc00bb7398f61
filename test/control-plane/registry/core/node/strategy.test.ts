import { describe, expect, it } from 'vitest';
import { nodeStrategy } from '../../../../../src/control-plane/registry/core/node/strategy';
import type { Node } from '../../../../../src/kube/api/core/v1';
import { createErrors, header, object, row, updateErrors } from '../../strategy-case';

const node = (spec: string) => `{metadata: {namespace: ''}, spec: ${spec}}`;

describe('errors', () => {
  it.each<[string, string[]]>([
    ['{}', []],
    [
      '{taints: [{key: a, effect: Bogus}]}',
      [
        'metadata.taints[0].effect: Unsupported value: "Bogus": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
      ],
    ],
    [
      '{taints: [{key: a, value: b, effect: NoSchedule}, {key: a, effect: NoSchedule}]}',
      [
        'metadata.taints[1]: Duplicate value: core.Taint{Key:"a", Value:"", Effect:"NoSchedule", TimeAdded:<nil>}: taints must be unique by key and effect pair',
      ],
    ],
    ['{podCIDR: nope}', ['spec.podCIDRs[0]: Invalid value: []string{"nope"}: must be valid CIDR']],
  ])('%s', (spec, expected) => expect(createErrors(nodeStrategy, node(spec))).toEqual(expected));

  it('addresses and provider are set once', () => {
    const errors = updateErrors<Node>(nodeStrategy, node('{podCIDR: 10.0.0.0/24, providerID: a}'), (changed) => {
      changed.spec = { podCIDR: '10.0.1.0/24', podCIDRs: ['10.0.1.0/24'], providerID: 'b' };
    });
    expect(errors).toEqual([
      'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
      'spec.providerID: Forbidden: node updates may not change providerID except from "" to valid',
    ]);
  });
});

describe('kubectl get', () => {
  it('titles', () =>
    expect(header(nodeStrategy)).toBe(
      'NAME|STATUS|ROLES|AGE|VERSION||INTERNAL-IP|EXTERNAL-IP|OS-IMAGE|KERNEL-VERSION|CONTAINER-RUNTIME',
    ));
  const at = 'creationTimestamp: "2026-11-22T09:37:00Z"';
  it.each<[string, string]>([
    [
      `{metadata: {${at}}, spec: {unschedulable: true}, status: {conditions: [{type: Ready, status: "True"}], nodeInfo: {kubeletVersion: v1.28.15}, addresses: [{type: InternalIP, address: 10.0.0.1}]}}`,
      'x|Ready,SchedulingDisabled|<none>|53m|v1.28.15||10.0.0.1|<none>|<unknown>|<unknown>|<unknown>',
    ],
    [
      `{metadata: {${at}, labels: {node-role.kubernetes.io/worker: '', node-role.kubernetes.io/control-plane: '', kubernetes.io/role: master}}, status: {conditions: [{type: Ready, status: Unknown}], nodeInfo: {osImage: OS, kernelVersion: K, containerRuntimeVersion: C}}}`,
      'x|NotReady|control-plane,master,worker|53m|||<none>|<none>|OS|K|C',
    ],
    [`{metadata: {${at}}}`, 'x|Unknown|<none>|53m|||<none>|<none>|<unknown>|<unknown>|<unknown>'],
  ])('%s', (yaml, expected) => expect(row(nodeStrategy, object(yaml))).toBe(expected));
});

it('field selectors', () => {
  expect(nodeStrategy.selectableFields?.(object<Node>('{}'))).toEqual({ 'spec.unschedulable': 'false' });
});
