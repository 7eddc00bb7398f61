import { describe, expect, test } from 'vitest';
import { controllerRevisionStrategy } from '../../../../src/control-plane/registry/apps/controllerrevision/strategy';
import { daemonSetStrategy } from '../../../../src/control-plane/registry/apps/daemonset/strategy';
import { replicaSetStrategy } from '../../../../src/control-plane/registry/apps/replicaset/strategy';
import { podTemplateStrategy } from '../../../../src/control-plane/registry/core/podtemplate/strategy';
import { replicationControllerStrategy } from '../../../../src/control-plane/registry/core/replicationcontroller/strategy';
import type { DaemonSet, ReplicaSet } from '../../../../src/kube/api/apps/v1';
import type { PodTemplate, ReplicationController } from '../../../../src/kube/api/core/v1';
import { created, createErrors, header, object, row, updateErrors } from '../strategy-case';

const TEMPLATE = 'template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: x}]}}';
const GOOD = `selector: {matchLabels: {a: b}}, ${TEMPLATE}`;
const CREATED = 'metadata: {name: web, creationTimestamp: "2026-11-22T10:29:30Z"}';

describe('DaemonSets', () => {
  const UPDATE = 'spec.updateStrategy.rollingUpdate';
  const cases: [string, string[]][] = [
    [GOOD, []],
    [
      TEMPLATE,
      [
        'spec.template.metadata.labels: Invalid value: map[string]string{"a":"b"}: `selector` does not match template `labels`',
      ],
    ],
    [
      `selector: {}, ${TEMPLATE}`,
      [
        'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: empty selector is invalid for daemonset',
      ],
    ],
    [
      `updateStrategy: {type: X}, ${GOOD}`,
      [
        'spec.updateStrategy: Unsupported value: apps.DaemonSetUpdateStrategy{Type:"X", RollingUpdate:(*apps.RollingUpdateDaemonSet)(nil)}: supported values: "RollingUpdate", "OnDelete"',
      ],
    ],
    [
      `updateStrategy: {rollingUpdate: {maxUnavailable: 0}}, ${GOOD}`,
      [`${UPDATE}.maxUnavailable: Required value: cannot be 0 when maxSurge is 0`],
    ],
    [
      `updateStrategy: {rollingUpdate: {maxUnavailable: 1, maxSurge: 1}}, ${GOOD}`,
      [
        `${UPDATE}.maxSurge: Invalid value: intstr.IntOrString{Type:0, IntVal:1, StrVal:""}: may not be set when maxUnavailable is non-zero`,
      ],
    ],
  ];
  test.each(cases)('{%s}', (fields, errors) =>
    expect(createErrors(daemonSetStrategy, `{spec: {${fields}}}`)).toEqual(errors),
  );

  test('the template has a generation of its own', () => {
    const key = 'deprecated.daemonset.template.generation';
    const old = created<DaemonSet>(daemonSetStrategy, `{spec: {${GOOD}}}`);
    expect(old.metadata.annotations?.[key]).toBe('1');
    const same = structuredClone(old);
    same.metadata.annotations = undefined;
    daemonSetStrategy.prepareForUpdate?.(same, old, undefined as never);
    expect(same.metadata.annotations?.[key]).toBe('1');
    same.spec.template.spec.containers[0] = { name: 'd', image: 'y' };
    daemonSetStrategy.prepareForUpdate?.(same, old, undefined as never);
    expect(same.metadata.annotations?.[key]).toBe('2');
  });

  test('columns', () => {
    expect(header(daemonSetStrategy)).toBe(
      'NAME|DESIRED|CURRENT|READY|UP-TO-DATE|AVAILABLE|NODE SELECTOR|AGE||CONTAINERS|IMAGES|SELECTOR',
    );
    const set = object<DaemonSet>(
      `{${CREATED}, spec: {${GOOD}}, status: {desiredNumberScheduled: 3, currentNumberScheduled: 2, numberReady: 1}}`,
    );
    expect(row(daemonSetStrategy, set)).toBe('web|3|2|1|0|0|<none>|30s||c|x|a=b');
  });
});

describe('ReplicaSets', () => {
  test('new', () => {
    expect(createErrors(replicaSetStrategy, `{spec: {${GOOD}}}`)).toEqual([]);
    expect(createErrors(replicaSetStrategy, `{spec: {selector: {}, ${TEMPLATE}}}`)).toEqual([
      'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: empty selector is invalid for deployment',
    ]);
  });
  test('the selector is fixed', () => {
    const edit = ({ spec }: ReplicaSet) => Object.assign(spec, { selector: undefined });
    expect(updateErrors<ReplicaSet>(replicaSetStrategy, `{spec: {${GOOD}}}`, edit).at(-1)).toBe(
      'spec.selector: Invalid value: "null": field is immutable',
    );
  });
  test('columns', () => {
    expect(header(replicaSetStrategy)).toBe('NAME|DESIRED|CURRENT|READY|AGE||CONTAINERS|IMAGES|SELECTOR');
    const set = object<ReplicaSet>(
      `{${CREATED}, spec: {replicas: 3, ${GOOD}}, status: {replicas: 2, readyReplicas: 1}}`,
    );
    expect(row(replicaSetStrategy, set)).toBe('web|3|2|1|30s||c|x|a=b');
  });
});

describe('ReplicationControllers', () => {
  test('new', () => {
    expect(createErrors(replicationControllerStrategy, `{spec: {${TEMPLATE}}}`)).toEqual([]);
    expect(createErrors(replicationControllerStrategy, '{spec: {replicas: -1}}')).toEqual([
      'spec.selector: Required value',
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
      'spec.template: Required value',
    ]);
    expect(createErrors(replicationControllerStrategy, `{spec: {selector: {a: c}, ${TEMPLATE}}}`)).toEqual([
      'spec.template.metadata.labels: Invalid value: map[string]string{"a":"b"}: `selector` does not match template `labels`',
    ]);
  });
  test('selector and labels come from the template', () => {
    const { spec, metadata, status } = created<ReplicationController>(
      replicationControllerStrategy,
      `{spec: {${TEMPLATE}}}`,
    );
    expect([spec.selector, metadata.labels, spec.replicas, status]).toEqual([
      { a: 'b' },
      { a: 'b' },
      1,
      { replicas: 0 },
    ]);
  });
  test('columns', () => {
    const obj = object(
      `{${CREATED}, spec: {replicas: 2, selector: {a: b}, ${TEMPLATE}}, status: {replicas: 2, readyReplicas: 2}}`,
    );
    expect(row(replicationControllerStrategy, obj)).toBe('web|2|2|2|30s||c|x|a=b');
  });
});

test('PodTemplates', () => {
  expect(createErrors(podTemplateStrategy, '{template: {spec: {containers: []}}}')).toEqual([
    'template.spec.containers: Required value',
  ]);
  expect(header(podTemplateStrategy)).toBe('NAME|CONTAINERS|IMAGES|POD LABELS');
  expect(row(podTemplateStrategy, object<PodTemplate>(`{${CREATED}, ${TEMPLATE}}`))).toBe('web|c|x|a=b');
});

test('ControllerRevisions', () => {
  expect(createErrors(controllerRevisionStrategy, '{revision: -1}')).toEqual([
    'data: Required value: data is mandatory',
    'revision: Invalid value: -1: must be greater than or equal to 0',
  ]);
  const owner = 'ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u, controller: true}]';
  const obj = object(
    `{metadata: {name: web-5, creationTimestamp: "2026-11-22T10:29:30Z", ${owner}}, revision: 2, data: {}}`,
  );
  expect(row(controllerRevisionStrategy, obj)).toBe('web-5|statefulset.apps/web|2|30s');
  expect(header(controllerRevisionStrategy)).toBe('NAME|CONTROLLER|REVISION|AGE');
});
