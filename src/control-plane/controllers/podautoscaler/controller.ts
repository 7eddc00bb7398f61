/** The horizontal pod autoscaler, where there are no metrics: keeps to the limits and says what it is missing. */

import { deepEqual } from '../../../go/json/deep';
import type { Scale } from '../../../kube/api/autoscaling/v1';
import type { HorizontalPodAutoscaler } from '../../../kube/api/autoscaling/v2';
import { StatusError } from '../../../kube/errors/status-error';
import { formatTime, parseGroupVersion } from '../../../kube/meta/meta';
import type { KindClient, Target } from '../../client/client';
import type { Controller, ControllerContext } from '../../client/controller';
import { Conditions } from './conditions';
import { invalidMetrics, metricFailure } from './metrics';

const SOURCE = { component: 'horizontal-pod-autoscaler' };
/** `--horizontal-pod-autoscaler-sync-period`; a new autoscaler waits as long for its first turn. */
const SYNC_PERIOD = 15_000;

type Status = NonNullable<HorizontalPodAutoscaler['status']>;

export class HorizontalController implements Controller {
  readonly name = 'horizontalpodautoscaler';
  private readonly autoscalers: KindClient<HorizontalPodAutoscaler>;

  constructor(private readonly ctx: ControllerContext) {
    const kind = ctx.client.kind('horizontalpodautoscalers.autoscaling');
    this.autoscalers = kind as KindClient<HorizontalPodAutoscaler>;
  }

  start(): void {
    this.autoscalers.watch(({ type, object }) => {
      if (type !== 'DELETED') this.enqueue(object);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const autoscaler = this.autoscalers.get(namespace, name);
    if (!autoscaler) return;
    const conditions = new Conditions(autoscaler.status?.conditions ?? [], this.ctx.now());
    const status = { ...this.reconcile(autoscaler, conditions), conditions: conditions.list };
    if (!deepEqual(status, autoscaler.status)) this.autoscalers.updateStatus({ ...autoscaler, status });
    this.enqueue(autoscaler);
  }

  private reconcile(autoscaler: HorizontalPodAutoscaler, conditions: Conditions): Status {
    const { desiredReplicas = 0, lastScaleTime, currentMetrics = null } = autoscaler.status ?? {};
    const known: Status = { ...(lastScaleTime ? { lastScaleTime } : {}), currentMetrics, desiredReplicas };
    const scale = this.getScale(autoscaler, conditions);
    if (!scale) return { ...autoscaler.status, currentMetrics, desiredReplicas };
    const { current, target } = scale;
    const { minReplicas = 1, maxReplicas } = autoscaler.spec;
    if (current === 0 && minReplicas !== 0) {
      const why = 'scaling is disabled since the replica count of the target is zero';
      conditions.set('ScalingActive', 'False', 'ScalingDisabled', why);
      return { ...known, currentMetrics: null, ...currentCount(0), desiredReplicas: 0 };
    }
    if (current > maxReplicas || current < minReplicas) {
      const above = current > maxReplicas;
      const reason = `Current number of replicas ${above ? 'above Spec.MaxReplicas' : 'below Spec.MinReplicas'}`;
      const wanted = above ? maxReplicas : minReplicas;
      return { ...known, ...this.rescale(autoscaler, conditions, { target, current, wanted, reason }) };
    }
    this.tellMissingMetrics(autoscaler, conditions);
    return { ...known, currentMetrics: null, ...currentCount(current) };
  }

  private getScale(
    autoscaler: HorizontalPodAutoscaler,
    conditions: Conditions,
  ): { current: number; target: Target } | undefined {
    const { apiVersion = '', kind, name } = autoscaler.spec.scaleTargetRef;
    const found = this.ctx.client.resourceFor(apiVersion, kind);
    try {
      if (!found) throw new Error(`no matches for kind "${kind}" in group "${parseGroupVersion(apiVersion).group}"`);
      const [resource = '', ...group] = found.key.split('.');
      const { version } = parseGroupVersion(apiVersion);
      const { namespace } = autoscaler.metadata;
      const target = { group: group.join('.'), version, resource, namespace, name, subresource: 'scale' };
      const scale = this.ctx.client.get<Scale>(target);
      const message = "the HPA controller was able to get the target's current scale";
      conditions.set('AbleToScale', 'True', 'SucceededGetScale', message);
      return { current: scale.spec?.replicas ?? 0, target };
    } catch (error) {
      const why = (error as Error).message;
      this.event(autoscaler, 'Warning', 'FailedGetScale', why);
      const message = `the HPA controller was unable to get the target's current scale: ${why}`;
      conditions.set('AbleToScale', 'False', 'FailedGetScale', message);
      return undefined;
    }
  }

  private rescale(
    autoscaler: HorizontalPodAutoscaler,
    conditions: Conditions,
    { target, current, wanted, reason }: { target: Target; current: number; wanted: number; reason: string },
  ): Partial<Status> {
    try {
      const scale = this.ctx.client.get<Scale>(target);
      this.ctx.client.update(target, { ...scale, spec: { ...scale.spec, replicas: wanted } });
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const why = `New size: ${wanted}; reason: ${reason}; error: ${error.message}`;
      this.event(autoscaler, 'Warning', 'FailedRescale', why);
      const message = `the HPA controller was unable to update the target scale: ${error.message}`;
      conditions.set('AbleToScale', 'False', 'FailedUpdateScale', message);
      return currentCount(current);
    }
    const message = `the HPA controller was able to update the target scale to ${wanted}`;
    conditions.set('AbleToScale', 'True', 'SucceededRescale', message);
    this.event(autoscaler, 'Normal', 'SuccessfulRescale', `New size: ${wanted}; reason: ${reason}`);
    const lastScaleTime = formatTime(this.ctx.now());
    return { ...currentCount(current), desiredReplicas: wanted, lastScaleTime, currentMetrics: null };
  }

  private tellMissingMetrics(autoscaler: HorizontalPodAutoscaler, conditions: Conditions): void {
    const failures = (autoscaler.spec.metrics ?? []).map((m) => metricFailure(m, autoscaler.metadata.namespace ?? ''));
    const [first] = failures;
    if (!first) return;
    for (const { reason, error } of failures) this.event(autoscaler, 'Warning', reason, error);
    const message = `the HPA was unable to compute the replica count: ${first.error}`;
    conditions.set('ScalingActive', 'False', first.reason, message);
    this.event(autoscaler, 'Warning', 'FailedComputeMetricsReplicas', invalidMetrics(failures));
  }

  private event(object: HorizontalPodAutoscaler, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, object, type, reason, message);
  }

  private enqueue({ metadata }: HorizontalPodAutoscaler): void {
    this.ctx.enqueue(this.name, `${metadata.namespace}/${metadata.name}`, SYNC_PERIOD, true);
  }
}

/** Go leaves a count of none out of the object. */
const currentCount = (count: number): { currentReplicas?: number } => (count > 0 ? { currentReplicas: count } : {});
