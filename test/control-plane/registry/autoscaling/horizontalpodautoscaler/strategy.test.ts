import { describe, expect, it } from 'vitest';
import { horizontalPodAutoscalerStrategy as strategy } from '../../../../../src/control-plane/registry/autoscaling/horizontalpodautoscaler/strategy';
import type { HorizontalPodAutoscaler } from '../../../../../src/kube/api/autoscaling/v2';
import type { Observed } from '../../../../observed';
import { created, createErrors, header, object, row } from '../../strategy-case';

const REF = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}';
const CPU = (target: string) => `{type: Resource, resource: {name: cpu, target: ${target}}}`;

describe('what the API server fills in', () => {
  it('a CPU target', () => {
    const hpa = created<HorizontalPodAutoscaler>(strategy, `{spec: {maxReplicas: 3, ${REF}}}`);
    expect(hpa.spec).toEqual({
      maxReplicas: 3,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { averageUtilization: 80, type: 'Utilization' } } },
      ],
      minReplicas: 1,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
    });
    expect(hpa.status).toEqual({ currentMetrics: null, desiredReplicas: 0 });
  });
  it('the rules of a behavior', () => {
    const yaml = `{spec: {maxReplicas: 3, ${REF}, behavior: {scaleDown: {stabilizationWindowSeconds: 60}}}}`;
    expect(created<HorizontalPodAutoscaler>(strategy, yaml).spec.behavior).toEqual({
      scaleDown: {
        policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
        selectPolicy: 'Max',
        stabilizationWindowSeconds: 60,
      },
      scaleUp: {
        policies: [
          { type: 'Pods', value: 4, periodSeconds: 15 },
          { type: 'Percent', value: 100, periodSeconds: 15 },
        ],
        selectPolicy: 'Max',
        stabilizationWindowSeconds: 0,
      },
    });
  });
});

describe('errors', () => {
  const TYPES = 'supported values: "ContainerResource", "External", "Object", "Pods", "Resource"';
  it.each<[string, string[]]>([
    [`{maxReplicas: 3, ${REF}}`, []],
    [
      '{}',
      [
        'spec.maxReplicas: Invalid value: 0: must be greater than 0',
        'spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`',
        'spec.scaleTargetRef.kind: Required value',
        'spec.scaleTargetRef.name: Required value',
      ],
    ],
    [
      `{minReplicas: 0, maxReplicas: 1, ${REF}}`,
      ['spec.minReplicas: Invalid value: 0: must be greater than or equal to 1'],
    ],
    [
      `{minReplicas: 5, maxReplicas: 1, ${REF}}`,
      ['spec.maxReplicas: Invalid value: 1: must be greater than or equal to `minReplicas`'],
    ],
    [
      `{maxReplicas: 1, ${REF}, metrics: [{type: Bogus}]}`,
      [
        `spec.metrics[0].type: Unsupported value: "Bogus": ${TYPES}`,
        `spec.metrics[0].type: Unsupported value: "Bogus": ${TYPES}`,
      ],
    ],
    [
      `{maxReplicas: 1, ${REF}, metrics: [{type: Resource}]}`,
      ['spec.metrics[0].resource: Required value: must populate information for the given metric source'],
    ],
    [
      `{maxReplicas: 1, ${REF}, metrics: [${CPU('{type: Utilization}')}]}`,
      [
        'spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization',
      ],
    ],
    [
      `{maxReplicas: 1, ${REF}, metrics: [${CPU('{averageUtilization: 0}')}]}`,
      [
        'spec.metrics[0].resource.target.type: Required value: must specify a metric target type',
        'spec.metrics[0].resource.target.type: Invalid value: "": must be either Utilization, Value, or AverageValue',
        'spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0',
      ],
    ],
    [
      `{maxReplicas: 1, ${REF}, behavior: {scaleUp: {stabilizationWindowSeconds: 3601, policies: [{type: X, value: 0, periodSeconds: 1801}]}}}`,
      [
        'spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600',
        'spec.behavior.scaleUp.policies[0].type: Unsupported value: "X": supported values: "Percent", "Pods"',
        'spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero',
        'spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800',
      ],
    ],
  ])('%s', (spec, expected) => expect(createErrors(strategy, `{spec: ${spec}}`)).toEqual(expected));
});

describe('kubectl get', () => {
  it('titles', () => expect(header(strategy)).toBe('NAME|REFERENCE|TARGETS|MINPODS|MAXPODS|REPLICAS|AGE'));
  const targets = (metrics: string, current = '[]') => {
    const yaml = `{spec: {${REF}, metrics: ${metrics}}, status: {currentMetrics: ${current}}}`;
    return row(strategy, object(yaml)).split('|')[2];
  };
  const metric = (type: string, target: string) =>
    `[{type: ${type}, ${type.toLowerCase()}: {metric: {name: m}, target: ${target}}}]`;
  it.each<[string, string, string]>([
    ['[]', '[]', '<none>'],
    [`[${CPU('{averageUtilization: 80}')}]`, '[]', '<unknown>/80%'],
    [
      `[${CPU('{averageUtilization: 80}')}]`,
      '[{type: Resource, resource: {name: cpu, current: {averageUtilization: 12}}}]',
      '12%/80%',
    ],
    [
      `[${CPU('{averageValue: 1000m}')}]`,
      '[{type: Resource, resource: {name: cpu, current: {averageValue: 250m}}}]',
      '250m/1',
    ],
    [metric('Pods', '{averageValue: 10}'), '[]', '<unknown>/10'],
    [metric('Pods', '{averageValue: 10}'), '[{type: Pods, pods: {current: {averageValue: 3}}}]', '3/10'],
    [metric('External', '{averageValue: 10}'), '[]', '<unknown>/10 (avg)'],
    [metric('Object', '{value: 5}'), '[{type: Object, object: {current: {value: 4}}}]', '4/5'],
    [
      `[${[1, 2, 3].map((n) => CPU(`{averageUtilization: ${n}}`)).join(', ')}]`,
      '[]',
      '<unknown>/1%, <unknown>/2% + 1 more...',
    ],
  ])('%s %s', (metrics, current, expected) => expect(targets(metrics, current)).toBe(expected));
  it('a whole row', () => {
    const yaml = `{metadata: {creationTimestamp: "2026-11-22T10:29:50Z"}, spec: {${REF}, minReplicas: 1, maxReplicas: 3, metrics: [${CPU('{averageUtilization: 80}')}]}, status: {currentReplicas: 2}}`;
    expect(row(strategy, object(yaml))).toBe('x|Deployment/d|<unknown>/80%|1|3|2|10s');
  });
});

describe('autoscaling/v1', () => {
  const { toStorage, fromStorage } = strategy.versions?.v1 ?? {};
  it('has a CPU target of its own', () => {
    const v1 = object(
      `{apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, spec: {maxReplicas: 3, minReplicas: 1, ${REF}, targetCPUUtilizationPercentage: 50}}`,
    );
    const stored = toStorage?.(v1);
    expect(stored).toMatchObject({
      apiVersion: 'autoscaling/v2',
      spec: {
        maxReplicas: 3,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
        ],
      },
    });
    expect(fromStorage?.(stored as never)).toEqual({ ...v1, status: { currentReplicas: 0, desiredReplicas: 0 } });
  });
  it('keeps other metrics in an annotation', () => {
    const metrics = `[{type: Pods, pods: {metric: {name: m}, target: {type: AverageValue, averageValue: "1"}}}]`;
    const stored = created(
      strategy,
      `{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {maxReplicas: 3, ${REF}, metrics: ${metrics}}}`,
    );
    const v1 = fromStorage?.(stored);
    expect((v1 as Observed).spec).toEqual({
      maxReplicas: 3,
      minReplicas: 1,
      scaleTargetRef: (stored as Observed).spec.scaleTargetRef,
    });
    expect(v1?.metadata.annotations).toEqual({
      'autoscaling.alpha.kubernetes.io/metrics': '[{"type":"Pods","pods":{"metricName":"m","targetAverageValue":"1"}}]',
    });
    expect((toStorage?.(v1 as never) as Observed | undefined)?.spec).toEqual((stored as Observed).spec);
  });
});
