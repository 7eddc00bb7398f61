/** Keeps the status of PodDisruptionBudgets, by which evictions are allowed: `pkg/controller/disruption`. */

import { deepEqual } from '../../../go/json/deep';
import { fieldOf, setField } from '../../../go/json/field';
import type { Pod } from '../../../kube/api/core/v1';
import type { PodDisruptionBudget } from '../../../kube/api/policy/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import type { Selector } from '../../../kube/labels/selector';
import { formatTime } from '../../../kube/meta/meta';
import type { KindClient } from '../../client/client';
import type { Controller, ControllerContext } from '../../client/controller';
import { isPodReady, isTerminating } from '../../client/pod-conditions';
import { expectationOf } from './expected-pods';

const SOURCE = { component: 'controllermanager' };
/** What has replicas, by resource. */
const SCALED = ['deployments.apps', 'replicasets.apps', 'statefulsets.apps', 'replicationcontrollers'] as const;

/** An evicted pod that is not being deleted after this time never will be. */
const DELETION_TIMEOUT = 120_000;

type Status = NonNullable<PodDisruptionBudget['status']>;

export class DisruptionController implements Controller {
  readonly name = 'disruption';
  private readonly budgets: KindClient<PodDisruptionBudget>;
  private readonly selectors = new WeakMap<PodDisruptionBudget, Selector>();

  constructor(private readonly ctx: ControllerContext) {
    this.budgets = ctx.client.kind('poddisruptionbudgets.policy') as KindClient<PodDisruptionBudget>;
  }

  start(): void {
    const { client } = this.ctx;
    this.budgets.watch(({ type, object }) => {
      if (type !== 'DELETED') this.enqueue(object);
    });
    client.kind('pods').watch(({ object, old }) => {
      for (const budget of this.budgets.list(object.metadata.namespace))
        if (this.selects(budget, object) || (old && this.selects(budget, old))) this.enqueue(budget);
    });
    // What controllers ask for is part of what is expected.
    for (const resource of SCALED)
      client.kind(resource).watch(({ object, old }) => {
        if (!old || object.spec.replicas === old.spec.replicas) return;
        for (const budget of this.budgets.list(object.metadata.namespace)) this.enqueue(budget);
      });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const budget = this.budgets.get(namespace, name);
    if (!budget) return;
    const pods = this.ctx.client
      .kind('pods')
      .list(namespace)
      .filter((pod) => this.selects(budget, pod));
    if (pods.length === 0) this.event(budget, 'Normal', 'NoPods', 'No matching pods found');
    try {
      this.writeStatus(budget, this.statusOf(budget, pods));
    } catch (error) {
      const why = (error as Error).message;
      const message = `Failed to calculate the number of expected pods: ${why}`;
      this.event(budget, 'Warning', 'CalculateExpectedPodCountFailed', message);
      this.failSafe(budget, why);
    }
  }

  private statusOf(budget: PodDisruptionBudget, pods: Pod[]): Status {
    const { expectedPods, desiredHealthy, unmanaged } = expectationOf(this.ctx.client, budget, pods);
    if (unmanaged.length > 0) this.tellUnmanaged(budget);
    const disruptedPods = this.disruptedPods(budget, pods);
    const currentHealthy = pods.filter(
      (pod) => !isTerminating(pod) && !fieldOf(disruptedPods, pod.metadata.name) && isPodReady(pod),
    ).length;
    const disruptionsAllowed = expectedPods <= 0 ? 0 : Math.max(0, currentHealthy - desiredHealthy);
    const observedGeneration = budget.metadata.generation;
    return {
      conditions: this.conditions(budget, {
        status: disruptionsAllowed > 0 ? 'True' : 'False',
        reason: disruptionsAllowed > 0 ? 'SufficientPods' : 'InsufficientPods',
        message: '',
      }),
      currentHealthy,
      desiredHealthy,
      ...(Object.keys(disruptedPods).length > 0 ? { disruptedPods } : {}),
      disruptionsAllowed,
      expectedPods,
      observedGeneration,
    };
  }

  /** Evicted pods that are still to be deleted, and when they were evicted. */
  private disruptedPods(budget: PodDisruptionBudget, pods: readonly Pod[]): Record<string, string> {
    const disrupted: Record<string, string> = {};
    for (const pod of pods) {
      const time = fieldOf(budget.status?.disruptedPods, pod.metadata.name);
      if (!time || isTerminating(pod)) continue;
      const left = Date.parse(time) + DELETION_TIMEOUT - this.ctx.now();
      if (left <= 0) {
        const why = `Pod was expected by PDB ${budget.metadata.namespace}/${budget.metadata.name} to be deleted but it wasn't`;
        this.event(pod, 'Warning', 'NotDeleted', why);
        continue;
      }
      setField(disrupted, pod.metadata.name, time);
      this.ctx.enqueue(this.name, keyOf(budget), left, true);
    }
    return disrupted;
  }

  private conditions(
    { status: old, metadata }: PodDisruptionBudget,
    now: { status: string; reason: string; message: string },
  ): Status['conditions'] {
    const type = 'DisruptionAllowed';
    const known = old?.conditions?.find((c) => c.type === type);
    const lastTransitionTime = known?.status === now.status ? known.lastTransitionTime : formatTime(this.ctx.now());
    const condition = { type, ...now, lastTransitionTime, observedGeneration: metadata.generation };
    const conditions = old?.conditions ?? [];
    return known ? conditions.map((c) => (c === known ? condition : c)) : [...conditions, condition];
  }

  /** Nothing may be evicted while nobody knows what is expected. */
  private failSafe(budget: PodDisruptionBudget, message: string): void {
    const { currentHealthy = 0, desiredHealthy = 0, expectedPods = 0, ...rest } = budget.status ?? {};
    const conditions = this.conditions(budget, { status: 'False', reason: 'SyncFailed', message });
    const status = { ...rest, conditions, currentHealthy, desiredHealthy, disruptionsAllowed: 0, expectedPods };
    this.writeStatus(budget, status);
  }

  private writeStatus(budget: PodDisruptionBudget, status: Status): void {
    if (!deepEqual(status, budget.status)) this.budgets.updateStatus({ ...budget, status });
  }

  private tellUnmanaged(budget: PodDisruptionBudget): void {
    const selector = formatSelector(budget);
    const message = `Pods selected by this PodDisruptionBudget (selector: ${selector}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`;
    this.event(budget, 'Warning', 'UnmanagedPods', message);
  }

  private event(object: PodDisruptionBudget | Pod, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, object, type, reason, message);
  }

  private selects(budget: PodDisruptionBudget, pod: Pod): boolean {
    let selector = this.selectors.get(budget);
    if (!selector) {
      selector = selectorFromLabelSelector(budget.spec?.selector);
      this.selectors.set(budget, selector);
    }
    return selector.matches(pod.metadata.labels);
  }

  private enqueue(budget: PodDisruptionBudget): void {
    this.ctx.enqueue(this.name, keyOf(budget));
  }
}

const keyOf = ({ metadata }: PodDisruptionBudget): string => `${metadata.namespace}/${metadata.name}`;

/** A selector as Go prints the struct: `&LabelSelector{MatchLabels:map[string]string{app: web,},...}`. */
function formatSelector({ spec }: PodDisruptionBudget): string {
  const { matchLabels = {}, matchExpressions = [] } = spec?.selector ?? {};
  const labels = Object.entries(matchLabels).sort(([a], [b]) => (a < b ? -1 : 1));
  const expressions = matchExpressions.map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(' ')}],}`,
  );
  const map = labels.map(([key, value]) => `${key}: ${value},`).join('');
  return `&LabelSelector{MatchLabels:map[string]string{${map}},MatchExpressions:[]LabelSelectorRequirement{${expressions.map((e) => `${e},`).join('')}},}`;
}
