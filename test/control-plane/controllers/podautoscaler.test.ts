import { describe, expect, it } from 'vitest';
import { Simulation, template } from './simulation';

const AUTOSCALERS = 'horizontalpodautoscalers.autoscaling';

function create(s: Simulation, replicas: number, spec: object, name = 'web'): void {
  const deployment = { replicas, selector: { matchLabels: { app: 'web' } }, template: template({ app: 'web' }) };
  s.create({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: deployment });
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name };
  s.create({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'hpa' },
    spec: { scaleTargetRef, ...spec },
  });
  s.settle();
}

const status = (s: Simulation) => s.get(AUTOSCALERS, 'hpa').status;
const conditions = (s: Simulation) =>
  status(s).conditions.map(
    (c: { type: string; status: string; reason: string }) => `${c.type} ${c.status} ${c.reason}`,
  );

describe('a HorizontalPodAutoscaler without metrics', () => {
  it('has its first turn after a sync period, and keeps no cluster from settling', () => {
    const s = new Simulation();
    create(s, 2, { minReplicas: 2, maxReplicas: 10 });
    expect(status(s)).toEqual({ currentMetrics: null, desiredReplicas: 0 });
    s.advance(16);
    expect(s.rows(AUTOSCALERS, 'v2')[0]).toMatch(/^hpa Deployment\/web <unknown>\/80% 2 10 2 /);
    const missing =
      'failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)';
    expect(conditions(s)).toEqual([
      'AbleToScale True SucceededGetScale',
      'ScalingActive False FailedGetResourceMetric',
    ]);
    expect(status(s).conditions[1].message).toBe(`the HPA was unable to compute the replica count: ${missing}`);
    expect(s.events('HorizontalPodAutoscaler')).toEqual([
      `FailedGetResourceMetric ${missing}`,
      `FailedComputeMetricsReplicas invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: ${missing}`,
    ]);
  });

  it.each([
    [1, 3, 'New size: 3; reason: Current number of replicas below Spec.MinReplicas'],
    [9, 5, 'New size: 5; reason: Current number of replicas above Spec.MaxReplicas'],
  ])('brings %i replicas to %i', (replicas, expected, message) => {
    const s = new Simulation();
    create(s, replicas, { minReplicas: 3, maxReplicas: 5 });
    s.advance(16);
    expect(s.get('deployments.apps', 'web').spec.replicas).toBe(expected);
    expect(conditions(s)).toEqual(['AbleToScale True SucceededRescale']);
    expect(status(s)).toMatchObject({
      currentReplicas: replicas,
      desiredReplicas: expected,
      lastScaleTime: expect.any(String),
    });
    expect(s.events('HorizontalPodAutoscaler')).toEqual([`SuccessfulRescale ${message}`]);
  });

  it('leaves a target of no replicas alone', () => {
    const s = new Simulation();
    create(s, 0, { minReplicas: 3, maxReplicas: 5 });
    s.advance(16);
    expect(s.get('deployments.apps', 'web').spec.replicas).toBe(0);
    expect(conditions(s)).toEqual(['AbleToScale True SucceededGetScale', 'ScalingActive False ScalingDisabled']);
  });

  it('says that its target is not there', () => {
    const s = new Simulation();
    create(s, 1, { maxReplicas: 5 }, 'nope');
    s.advance(16);
    expect(status(s).conditions).toMatchObject([
      {
        type: 'AbleToScale',
        status: 'False',
        reason: 'FailedGetScale',
        message: `the HPA controller was unable to get the target's current scale: deployments/scale.apps "nope" not found`,
      },
    ]);
    expect(s.events('HorizontalPodAutoscaler')).toEqual(['FailedGetScale deployments/scale.apps "nope" not found']);
  });
});
