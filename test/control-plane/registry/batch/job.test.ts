import { describe, expect, test } from 'vitest';
import { jobStrategy } from '../../../../src/control-plane/registry/batch/job/strategy';
import type { Job } from '../../../../src/kube/api/batch/v1';
import { created, createErrors, header, object, row, updateErrors } from '../strategy-case';

const TEMPLATE = 'template: {spec: {restartPolicy: Never, containers: [{name: c, image: x}]}}';
const UID = 'metadata: {name: pi, uid: u1}';
const errors = (fields: string, metadata = UID) => createErrors(jobStrategy, `{${metadata}, spec: {${fields}}}`);

describe('new', () => {
  const negative = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'];
  const RULE = 'spec.podFailurePolicy.rules[0]';
  const rule = (fields: string) => `podFailurePolicy: {rules: [{${fields}}]}, ${TEMPLATE}`;
  const cases: [string, string[]][] = [
    [TEMPLATE, []],
    [
      'template: {spec: {containers: [{name: c, image: x}]}}',
      ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
    [
      'template: {spec: {restartPolicy: Foo, containers: [{name: c, image: x}]}}',
      [
        'spec.template.spec.restartPolicy: Unsupported value: "Foo": supported values: "Always", "OnFailure", "Never"',
        'spec.template.spec.restartPolicy: Unsupported value: "Foo": supported values: "OnFailure", "Never"',
      ],
    ],
    [
      `${negative.map((field) => `${field}: -1`).join(', ')}, ${TEMPLATE}`,
      negative.map((field) => `spec.${field}: Invalid value: -1: must be greater than or equal to 0`),
    ],
    [
      `completionMode: Indexed, parallelism: 1, ${TEMPLATE}`,
      ['spec.completions: Required value: when completion mode is Indexed'],
    ],
    [
      `completionMode: X, ${TEMPLATE}`,
      ['spec.completionMode: Unsupported value: "X": supported values: "NonIndexed", "Indexed"'],
    ],
    [
      `selector: {matchLabels: {a: b}}, ${TEMPLATE}`,
      [
        'spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"a":"b", "batch.kubernetes.io/controller-uid":"u1"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: `selector` not auto-generated',
        'spec.template.metadata.labels: Invalid value: map[string]string{"batch.kubernetes.io/controller-uid":"u1", "batch.kubernetes.io/job-name":"pi", "controller-uid":"u1", "job-name":"pi"}: `selector` does not match template `labels`',
      ],
    ],
    [
      TEMPLATE.replace('{spec', '{metadata: {labels: {job-name: other}}, spec'),
      [
        'spec.template.metadata.labels[job-name]: Invalid value: map[string]string{"batch.kubernetes.io/controller-uid":"u1", "batch.kubernetes.io/job-name":"pi", "controller-uid":"u1", "job-name":"other"}: must be \'pi\'',
      ],
    ],
    [
      `manualSelector: true, ${TEMPLATE}`,
      [
        'spec.selector: Required value',
        'spec.template.metadata.labels: Invalid value: map[string]string(nil): `selector` does not match template `labels`',
      ],
    ],
    [
      rule('action: Stop, onExitCodes: {operator: In, values: [0, 1, 1]}'),
      [
        `${RULE}.action: Unsupported value: "Stop": supported values: "Count", "FailIndex", "FailJob", "Ignore"`,
        `${RULE}.onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator`,
        `${RULE}.onExitCodes.values[2]: Duplicate value: 1`,
      ],
    ],
    [rule('action: Ignore'), [`${RULE}: Invalid value: specifying one of OnExitCodes and OnPodConditions is required`]],
    [
      rule('onExitCodes: {values: [2, 1], containerName: d}'),
      [
        `${RULE}.action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]`,
        `${RULE}.onExitCodes.operator: Required value: valid values: ["In" "NotIn"]`,
        `${RULE}.onExitCodes.containerName: Invalid value: "d": must be one of the container or initContainer names in the pod template`,
        `${RULE}.onExitCodes.values: Invalid value: []int32{2, 1}: must be ordered`,
      ],
    ],
    [
      rule('action: Ignore, onPodConditions: [{type: DisruptionTarget}]').replace('Never', 'OnFailure'),
      [
        'spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified',
      ],
    ],
  ];
  test.each(cases)('{%s}', (fields, expected) => expect(errors(fields)).toEqual(expected));

  test('an indexed Job needs names for its hosts', () => {
    const name = 'a'.repeat(62);
    expect(
      errors(`completionMode: Indexed, completions: 11, ${TEMPLATE}`, `metadata: {name: ${name}, uid: u}`),
    ).toEqual([
      `metadata.name: Invalid value: "${name}": will not able to create pod with invalid DNS label: ${name}-10`,
    ]);
  });
});

describe('labels', () => {
  const labels = (yaml: string) => created<Job>(jobStrategy, yaml).metadata.labels;
  const generated = {
    'batch.kubernetes.io/controller-uid': 'u1',
    'batch.kubernetes.io/job-name': 'pi',
    'controller-uid': 'u1',
    'job-name': 'pi',
  };
  test('generated for template and Job', () => {
    const job = created<Job>(jobStrategy, `{${UID}, spec: {${TEMPLATE}}}`);
    expect(job.spec.template.metadata?.labels).toEqual(generated);
    expect(job.spec.selector).toEqual({ matchLabels: { 'batch.kubernetes.io/controller-uid': 'u1' } });
    expect(job.metadata.labels).toEqual(generated);
  });
  test('with labels of the template', () => {
    expect(labels(`{${UID}, spec: {${TEMPLATE.replace('{spec', '{metadata: {labels: {a: b}}, spec')}}}`)).toEqual({
      a: 'b',
      ...generated,
    });
  });
  test('labels of its own stay alone', () => {
    expect(labels(`{metadata: {name: pi, uid: u1, labels: {c: d}}, spec: {${TEMPLATE}}}`)).toEqual({ c: 'd' });
  });
});

describe('changed', () => {
  const change = (fields: string, edit: (job: Job) => void) =>
    updateErrors<Job>(jobStrategy, `{${UID}, spec: {${fields}, ${TEMPLATE}}}`, edit);
  test('parallelism, deadline and suspension may', () => {
    const edit = ({ spec }: Job) => Object.assign(spec, { parallelism: 5, activeDeadlineSeconds: 3, suspend: true });
    expect(change('completions: 1', edit)).toEqual([]);
  });
  test('completions may not', () => {
    expect(change('completions: 1', ({ spec }) => Object.assign(spec, { completions: 2 }))).toEqual([
      'spec.completions: Invalid value: 2: field is immutable',
    ]);
  });
  test('an indexed Job is elastic', () => {
    const indexed = 'completionMode: Indexed, completions: 2, parallelism: 2';
    expect(change(indexed, ({ spec }) => Object.assign(spec, { completions: 3, parallelism: 3 }))).toEqual([]);
    expect(change(indexed, ({ spec }) => Object.assign(spec, { completions: 3 }))).toEqual([
      'spec.completions: Invalid value: 3: can only be modified in tandem with spec.parallelism',
    ]);
  });
  test('the template may not, but for where the pods of a suspended Job run', () => {
    const image = ({ spec }: Job) => Object.assign(spec.template.spec.containers[0] as object, { image: 'y' });
    expect(change('suspend: true', image)[0]).toMatch(
      /^spec\.template: Invalid value: core\.PodTemplateSpec\{ObjectMeta:v1\.ObjectMeta\{Name:"".*\}: field is immutable$/,
    );
    const move = ({ spec }: Job) => Object.assign(spec.template.spec, { nodeSelector: { a: 'b' } });
    expect(change('suspend: true', move)).toEqual([]);
    expect(change('suspend: false', move)).toHaveLength(1);
  });
});

test('columns', () => {
  expect(header(jobStrategy)).toBe('NAME|COMPLETIONS|DURATION|AGE||CONTAINERS|IMAGES|SELECTOR');
  const line = (spec: string, status: string) =>
    row(
      jobStrategy,
      object(
        `{metadata: {name: pi, creationTimestamp: "2026-11-22T10:29:00Z"}, spec: {${spec}, selector: {matchLabels: {a: b}}, ${TEMPLATE}}, status: {${status}}}`,
      ),
    );
  expect(line('completions: 3', '')).toBe('pi|0/3||60s||c|x|a=b');
  expect(line('parallelism: 1', 'succeeded: 1')).toBe('pi|1/1||60s||c|x|a=b');
  expect(line('parallelism: 4', 'startTime: "2026-11-22T10:29:50Z"')).toBe('pi|0/1 of 4|10s|60s||c|x|a=b');
  expect(
    line('completions: 1', 'startTime: "2026-11-22T10:29:00Z", completionTime: "2026-11-22T10:29:07Z", succeeded: 1'),
  ).toBe('pi|1/1|7s|60s||c|x|a=b');
});
