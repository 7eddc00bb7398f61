import { describe, expect, test } from 'vitest';
import { podStrategy } from '../../../../../src/control-plane/registry/core/pod/strategy';
import { validateEphemeralContainersUpdate } from '../../../../../src/control-plane/registry/core/pod/validation/ephemeral-update';
import type { Pod } from '../../../../../src/kube/api/core/v1';
import { created, updateErrors } from '../../strategy-case';

const POD =
  '{apiVersion: v1, kind: Pod, spec: {containers: [{name: c, image: "nginx:1"}], tolerations: [{key: a, operator: Exists}]}}';
const change = (edit: (pod: Pod) => void, yaml = POD) => updateErrors<Pod>(podStrategy, yaml, edit);

const ONLY =
  'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n';

describe('what may change', () => {
  const edits: [string, (pod: Pod) => void][] = [
    ['image', ({ spec }) => Object.assign(spec.containers[0] as object, { image: 'nginx:2' })],
    ['labels', ({ metadata }) => Object.assign(metadata, { labels: { a: 'b' } })],
    ['more tolerations', ({ spec }) => spec.tolerations?.push({ key: 'b', operator: 'Exists' })],
    ['a deadline', ({ spec }) => Object.assign(spec, { activeDeadlineSeconds: 5 })],
  ];
  test.each(edits)('%s', (_, edit) => expect(change(edit)).toEqual([]));
});

describe('what may not', () => {
  const edits: [string, (pod: Pod) => void, string[]][] = [
    [
      'an empty image',
      ({ spec }) => Object.assign(spec.containers[0] as object, { image: '' }),
      ['spec.containers[0].image: Required value', 'spec.containers[0].image: Required value'],
    ],
    [
      'another container',
      ({ spec }) => spec.containers.push({ name: 'd', image: 'x' }),
      ['spec.containers: Forbidden: pod updates may not add or remove containers'],
    ],
    [
      'a toleration gone',
      ({ spec }) => spec.tolerations?.pop(),
      ['spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds'],
    ],
    [
      'a new gate',
      ({ spec }) => Object.assign(spec, { schedulingGates: [{ name: 'g' }] }),
      ["spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'g'"],
    ],
  ];
  test.each(edits)('%s', (_, edit, errors) => expect(change(edit)).toEqual(errors));

  test('the deadline comes only closer', () => {
    const yaml = '{spec: {activeDeadlineSeconds: 10, containers: [{name: c, image: x}]}}';
    const later = change(({ spec }) => Object.assign(spec, { activeDeadlineSeconds: 20 }), yaml);
    const none = change(({ spec }) => Object.assign(spec, { activeDeadlineSeconds: undefined }), yaml);
    expect(later).toEqual([
      'spec.activeDeadlineSeconds: Invalid value: 20: must be less than or equal to previous value',
    ]);
    expect(none).toEqual([
      'spec.activeDeadlineSeconds: Invalid value: "null": must not update from a positive integer to nil value',
    ]);
  });

  test('anything else, shown as a difference', () => {
    const [error] = change(({ spec }) => Object.assign(spec, { restartPolicy: 'Never', nodeSelector: { a: 'b' } }));
    expect(error?.slice(0, ONLY.length)).toBe(ONLY);
    expect(error?.slice(ONLY.length)).toBe(`  core.PodSpec{
  	... // 2 identical fields
  	Containers:                    {{Name: "c", Image: "nginx:1", TerminationMessagePath: "/dev/termination-log", TerminationMessagePolicy: "File", ...}},
  	EphemeralContainers:           nil,
- 	RestartPolicy:                 "Always",
+ 	RestartPolicy:                 "Never",
  	TerminationGracePeriodSeconds: &30,
  	ActiveDeadlineSeconds:         nil,
  	DNSPolicy:                     "ClusterFirst",
- 	NodeSelector:                  nil,
+ 	NodeSelector:                  map[string]string{"a": "b"},
  	ServiceAccountName:            "",
  	AutomountServiceAccountToken:  nil,
  	... // 22 identical fields
  }
`);
  });
});

test('a gated pod may be narrowed down', () => {
  const yaml = '{spec: {schedulingGates: [{name: g}], nodeSelector: {a: b}, containers: [{name: c, image: x}]}}';
  const selector = (value: Record<string, string>) =>
    change(({ spec }) => Object.assign(spec, { nodeSelector: value }), yaml);
  expect(selector({ a: 'b', c: 'd' })).toEqual([]);
  expect(selector({ c: 'd' })).toEqual([
    'spec.nodeSelector: Invalid value: map[string]string{"c":"d"}: only additions to spec.nodeSelector are allowed (no mutations or deletions)',
  ]);
});

test('ephemeral containers can only be added', () => {
  const old = created<Pod>(podStrategy, POD);
  const debugged = structuredClone(old);
  const image = { imagePullPolicy: 'Always', terminationMessagePolicy: 'File' } as const;
  debugged.spec.ephemeralContainers = [{ name: 'd', image: 'busybox', ...image }];
  const errors = (now: Pod, before: Pod) => validateEphemeralContainersUpdate(now, before).map((e) => e.error());
  expect(errors(debugged, old)).toEqual([]);
  expect(errors(old, debugged)).toEqual([
    'spec.ephemeralContainers: Forbidden: existing ephemeral containers "d" may not be removed\n',
  ]);
});

test('a status update touches nothing else', () => {
  const old = created<Pod>(podStrategy, POD);
  const pod = structuredClone(old);
  pod.spec.nodeName = 'n';
  pod.status = { phase: 'Running' };
  podStrategy.prepareForStatusUpdate?.(pod, old, undefined as never);
  expect([pod.spec, pod.status]).toEqual([old.spec, { phase: 'Running', qosClass: 'BestEffort' }]);
});
