import { describe, expect, test } from 'vitest';
import { statefulSetStrategy } from '../../../../src/control-plane/registry/apps/statefulset/strategy';
import type { StatefulSet } from '../../../../src/kube/api/apps/v1';
import { created, createErrors, header, object, row, updateErrors } from '../strategy-case';

const GOOD =
  'selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: x}]}}';
const errors = (fields: string) => createErrors(statefulSetStrategy, `{spec: {${fields}}}`);

describe('new', () => {
  const cases: [string, string[]][] = [
    [GOOD, []],
    [
      'selector: {matchLabels: {a: c}}, template: {metadata: {labels: {app: brk}}, spec: {}}',
      [
        'spec.template.metadata.labels: Invalid value: map[string]string{"app":"brk"}: `selector` does not match template `labels`',
      ],
    ],
    [
      'template: {metadata: {labels: {app: nos}}, spec: {}}',
      [
        'spec.selector: Required value',
        'spec.template.metadata.labels: Invalid value: map[string]string{"app":"nos"}: `selector` does not match template `labels`',
      ],
    ],
    [
      'selector: {}, template: {spec: {}}',
      [
        'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: empty selector is invalid for statefulset',
      ],
    ],
    [
      `replicas: -1, minReadySeconds: -2, ordinals: {start: -3}, ${GOOD}`,
      ['replicas: Invalid value: -1', 'minReadySeconds: Invalid value: -2', 'ordinals.start: Invalid value: -3'].map(
        (e) => `spec.${e}: must be greater than or equal to 0`,
      ),
    ],
    [
      `podManagementPolicy: Sometimes, ${GOOD}`,
      ["spec.podManagementPolicy: Invalid value: \"Sometimes\": must be 'OrderedReady' or 'Parallel'"],
    ],
    [
      `updateStrategy: {type: Recreate}, ${GOOD}`,
      [
        "spec.updateStrategy: Invalid value: apps.StatefulSetUpdateStrategy{Type:\"Recreate\", RollingUpdate:(*apps.RollingUpdateStatefulSetStrategy)(nil)}: must be 'RollingUpdate' or 'OnDelete'",
      ],
    ],
    [
      `updateStrategy: {type: OnDelete, rollingUpdate: {partition: 1}}, ${GOOD}`,
      [
        "spec.updateStrategy.rollingUpdate: Invalid value: apps.RollingUpdateStatefulSetStrategy{Partition:1, MaxUnavailable:(*intstr.IntOrString)(nil)}: only allowed for updateStrategy 'RollingUpdate'",
      ],
    ],
    [
      `updateStrategy: {rollingUpdate: {partition: -1}}, ${GOOD}`,
      ['spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      `persistentVolumeClaimRetentionPolicy: {whenDeleted: Keep}, ${GOOD}`,
      [
        'spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Unsupported value: "Keep": supported values: "Retain", "Delete"',
      ],
    ],
    [
      GOOD.replace('spec: {', 'spec: {restartPolicy: Never, activeDeadlineSeconds: 3, '),
      [
        'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
        'spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in StatefulSet is not Supported',
      ],
    ],
  ];
  test.each(cases)('%s', (fields, expected) => expect(errors(fields)).toEqual(expected));
  test('the pod spec is left to the pods', () =>
    expect(errors(GOOD.replace('containers: [{name: c, image: x}]', ''))).toEqual([]));
});

describe('changed', () => {
  const change = (edit: (set: StatefulSet) => void) =>
    updateErrors<StatefulSet>(statefulSetStrategy, `{spec: {serviceName: s, ${GOOD}}}`, edit);
  test('what may', () => {
    const edit = ({ spec }: StatefulSet) => {
      spec.replicas = 5;
      spec.updateStrategy = { type: 'OnDelete' };
      spec.minReadySeconds = 3;
      spec.ordinals = { start: 1 };
      spec.template.spec.containers = [{ name: 'd', image: 'y' }];
    };
    expect(change(edit)).toEqual([]);
  });
  test('what may not', () => {
    expect(change(({ spec }) => Object.assign(spec, { serviceName: 'x' }))).toEqual([
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    ]);
  });
});

test('what the server fills in', () => {
  const { spec, status } = created<StatefulSet>(
    statefulSetStrategy,
    '{spec: {template: {spec: {containers: [{name: c, image: x}]}}, volumeClaimTemplates: [{metadata: {name: v}, spec: {accessModes: [ReadWriteOnce]}}]}}',
  );
  expect(spec).toMatchObject({
    podManagementPolicy: 'OrderedReady',
    replicas: 1,
    revisionHistoryLimit: 10,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    volumeClaimTemplates: [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'v', creationTimestamp: null },
        spec: { accessModes: ['ReadWriteOnce'], resources: {}, volumeMode: 'Filesystem' },
        status: { phase: 'Pending' },
      },
    ],
  });
  expect(spec.template.spec.enableServiceLinks).toBeUndefined();
  expect(status).toEqual({ replicas: 0, availableReplicas: 0 });
});

test('columns', () => {
  expect(header(statefulSetStrategy)).toBe('NAME|READY|AGE||CONTAINERS|IMAGES');
  const set = object<StatefulSet>(
    '{metadata: {name: web, creationTimestamp: "2026-11-22T10:20:00Z"}, spec: {replicas: 3, template: {spec: {containers: [{name: a, image: x}, {name: b, image: y}]}}}, status: {readyReplicas: 2}}',
  );
  expect(row(statefulSetStrategy, set)).toBe('web|2/3|10m||a,b|x,y');
});
