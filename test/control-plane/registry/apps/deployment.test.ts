import { describe, expect, test } from 'vitest';
import { deploymentStrategy } from '../../../../src/control-plane/registry/apps/deployment/strategy';
import type { Deployment } from '../../../../src/kube/api/apps/v1';
import { created, createErrors, header, object, request, row, updateErrors } from '../strategy-case';

const GOOD =
  'selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: x}]}}';
const STRATEGY = 'spec.strategy.rollingUpdate';

describe('new', () => {
  const cases: [string, string[]][] = [
    [GOOD, []],
    [
      '',
      [
        'spec.selector: Required value',
        'spec.template.metadata.labels: Invalid value: map[string]string(nil): `selector` does not match template `labels`',
        'spec.template.spec.containers: Required value',
      ],
    ],
    [`replicas: -1, ${GOOD}`, ['spec.replicas: Invalid value: -1: must be greater than or equal to 0']],
    [
      'selector: {matchLabels: {a: c}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: x}]}}',
      [
        'spec.template.metadata.labels: Invalid value: map[string]string{"a":"b"}: `selector` does not match template `labels`',
      ],
    ],
    [
      'selector: {matchExpressions: [{key: a, operator: Foo}]}, template: {spec: {containers: []}}',
      [
        'spec.selector.matchExpressions[0].operator: Invalid value: "Foo": not a valid selector operator',
        'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement{v1.LabelSelectorRequirement{Key:"a", Operator:"Foo", Values:[]string(nil)}}}: invalid label selector',
      ],
    ],
    [
      `strategy: {type: Foo}, ${GOOD}`,
      [
        'spec.strategy: Unsupported value: apps.DeploymentStrategy{Type:"Foo", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}: supported values: "Recreate", "RollingUpdate"',
      ],
    ],
    [
      `strategy: {type: Recreate, rollingUpdate: {}}, ${GOOD}`,
      [`${STRATEGY}: Forbidden: may not be specified when strategy \`type\` is 'Recreate'`],
    ],
    [
      `strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}, ${GOOD}`,
      [
        `${STRATEGY}.maxUnavailable: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: may not be 0 when \`maxSurge\` is 0`,
      ],
    ],
    [
      `strategy: {rollingUpdate: {maxSurge: x, maxUnavailable: 200%}}, ${GOOD}`,
      [
        `${STRATEGY}.maxSurge: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"x"}: a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')`,
        `${STRATEGY}.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"200%"}: must not be greater than 100%`,
      ],
    ],
    [
      `progressDeadlineSeconds: 5, minReadySeconds: 5, ${GOOD}`,
      ['spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds'],
    ],
    [
      GOOD.replace('spec: {', 'spec: {restartPolicy: Never, activeDeadlineSeconds: 3, '),
      [
        'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
        'spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported',
      ],
    ],
    [GOOD.replace('image: x', ''), ['spec.template.spec.containers[0].image: Required value']],
  ];
  test.each(cases)('{%s}', (fields, errors) =>
    expect(createErrors(deploymentStrategy, `{spec: {${fields}}}`)).toEqual(errors),
  );
});

test('the selector is fixed', () => {
  const edit = ({ spec }: Deployment) => {
    spec.selector = { matchLabels: { a: 'c' } };
    spec.template.metadata = { labels: { a: 'c' } };
  };
  expect(updateErrors<Deployment>(deploymentStrategy, `{spec: {${GOOD}}}`, edit)).toEqual([
    'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"a":"c"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
  ]);
});

test('spec and annotations move the generation on, labels do not', () => {
  const old = created<Deployment>(deploymentStrategy, `{spec: {${GOOD}}}`);
  const generation = (edit: (copy: Deployment) => void) => {
    const copy = structuredClone(old);
    edit(copy);
    deploymentStrategy.prepareForUpdate?.(copy, old, request());
    return copy.metadata.generation;
  };
  expect(old.metadata.generation).toBe(1);
  expect(generation(({ spec }) => Object.assign(spec, { replicas: 2 }))).toBe(2);
  expect(generation(({ metadata }) => Object.assign(metadata, { annotations: { a: 'b' } }))).toBe(2);
  expect(generation(({ metadata }) => Object.assign(metadata, { labels: { a: 'b' } }))).toBe(1);
});

test('warnings', () => {
  const ctx = request();
  createErrors(
    deploymentStrategy,
    `{metadata: {name: a.b}, spec: {${GOOD.replace('spec: {', 'spec: {nodeSelector: {beta.kubernetes.io/os: linux}, ')}}}`,
    ctx,
  );
  expect(ctx.warnings).toEqual([
    'metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]',
    'spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
  ]);
});

test('columns', () => {
  expect(header(deploymentStrategy)).toBe('NAME|READY|UP-TO-DATE|AVAILABLE|AGE||CONTAINERS|IMAGES|SELECTOR');
  const obj = object<Deployment>(
    `{metadata: {name: web, creationTimestamp: "2026-11-22T10:29:30Z"}, spec: {replicas: 3, ${GOOD}}, status: {readyReplicas: 1, updatedReplicas: 2, availableReplicas: 1}}`,
  );
  expect(row(deploymentStrategy, obj)).toBe('web|1/3|2|1|30s||c|x|a=b');
});
