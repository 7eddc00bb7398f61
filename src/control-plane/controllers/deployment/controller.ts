/** The Deployment controller: rolls every change of a template out through ReplicaSets (`pkg/controller/deployment`). */
import type { Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { controllerOf } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { claimObjects } from '../../client/controller-ref-manager';
import { byController, type Index } from '../../client/informer';
import { refusal, retryDelay } from '../../client/retry';
import { cleanupHistory } from './cleanup';
import { conditionOf, newCondition, withCondition } from './conditions';
import { DeploymentControl } from './deployment-control';
import { partition, syncReplicaSets } from './new-replica-set';
import { recreateStep } from './recreate';
import { rollingStep } from './rolling';
import { isScalingEvent, scale } from './scale';
import {
  calculateStatus,
  deadlineOf,
  hasProgressDeadline,
  isComplete,
  type ReplicaSets,
  rolloutStatus,
} from './status';
import { isRollingUpdate } from './strategy';

export class DeploymentController implements Controller {
  readonly name = 'deployment';
  private readonly control: DeploymentControl;
  private readonly sets: Index<ReplicaSet>;
  private readonly pods: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.control = new DeploymentControl(ctx);
    this.sets = byController(ctx.client.kind('replicasets.apps'));
    this.pods = byController(ctx.client.kind('pods'));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('deployments.apps').watch(({ type, object }) => {
      if (type !== 'DELETED') this.enqueue(object);
    });
    client.kind('replicasets.apps').watch(({ type, object, old }) => {
      if (old && controllerOf(old)?.uid !== controllerOf(object)?.uid) this.enqueueOwner(old);
      this.enqueueOwner(object, type !== 'DELETED');
    });
    client.kind('pods').watch(({ type, object }) => {
      if (type === 'DELETED') this.enqueueRecreating(object);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const deployment = this.ctx.client.kind('deployments.apps').get(namespace, name);
    if (!deployment) return;
    try {
      this.syncDeployment(deployment);
    } catch (error) {
      refusal(error);
      const since = conditionOf(deployment.status?.conditions, 'Progressing')?.lastUpdateTime;
      const delay = retryDelay(since ? Date.parse(since) : undefined, this.ctx.now());
      this.ctx.enqueue(this.name, key, delay, true);
    }
  }

  private syncDeployment(present: Deployment): void {
    const claimable = { kind: this.ctx.client.kind('replicasets.apps'), byController: this.sets };
    const all = claimObjects(present, selectorFromLabelSelector(present.spec.selector), claimable);
    if (present.metadata.deletionTimestamp) {
      const status = calculateStatus(present, partition(present, all), this.ctx.now());
      this.control.writeStatus(present, status);
      return;
    }
    const { deployment, sets } = syncReplicaSets(this.control, this.notePause(present), all, false);
    if (deployment.spec.paused || isScalingEvent(deployment, sets)) {
      const scaled = scale(this.control, deployment, sets);
      if (deployment.spec.paused) cleanupHistory(this.ctx, deployment, scaled.old);
      this.control.writeStatus(deployment, calculateStatus(deployment, scaled, this.ctx.now()));
    } else this.rollout(deployment, sets);
  }

  private rollout(present: Deployment, presentSets: ReplicaSets): void {
    const podsOf = (set: ReplicaSet) => this.pods.get(set.metadata.uid ?? '');
    let deployment = present;
    let sets = presentSets;
    const create = () => {
      if (!sets.current) ({ deployment, sets } = syncReplicaSets(this.control, deployment, sets.old, true));
      return { deployment, sets };
    };
    if (isRollingUpdate(deployment)) {
      create();
      sets = rollingStep(this.control, deployment, sets);
    } else sets = recreateStep(this.control, { deployment, sets, podsOf, create });
    if (isComplete(deployment, deployment.status ?? {})) cleanupHistory(this.ctx, deployment, sets.old);
    const written = this.control.writeStatus(deployment, rolloutStatus(deployment, sets, this.ctx.now()));
    this.watchDeadline(written);
  }

  /** A pause stops the clock of the progress deadline, and its end sets it anew. */
  private notePause(deployment: Deployment): Deployment {
    const { conditions = [] } = deployment.status ?? {};
    const known = conditionOf(conditions, 'Progressing');
    const wasPaused = known?.reason === 'DeploymentPaused';
    const { paused = false } = deployment.spec;
    if (!hasProgressDeadline(deployment) || known?.reason === 'ProgressDeadlineExceeded' || paused === wasPaused)
      return deployment;
    const [reason, message] = paused
      ? ['DeploymentPaused', 'Deployment is paused']
      : ['DeploymentResumed', 'Deployment is resumed'];
    const condition = newCondition('Progressing', 'Unknown', reason, message, this.ctx.now());
    return this.control.writeStatus(deployment, {
      ...deployment.status,
      conditions: withCondition(conditions, condition),
    });
  }

  /** Looks again when the rollout should have made progress by. */
  private watchDeadline(deployment: Deployment): void {
    const condition = conditionOf(deployment.status?.conditions, 'Progressing');
    if (!condition || !hasProgressDeadline(deployment) || isComplete(deployment, deployment.status ?? {})) return;
    if (condition.reason === 'ProgressDeadlineExceeded') return;
    const delay = Math.max(0, deadlineOf(deployment, condition) - this.ctx.now()) + 1000;
    this.ctx.enqueue(this.name, keyOf(deployment), delay, true);
  }

  /** The Deployment of a set; for a set nobody controls, those that may adopt it. */
  private enqueueOwner(set: ReplicaSet, adoptable = false): void {
    const owner = controllerOf(set);
    const { namespace, labels, deletionTimestamp } = set.metadata;
    if (owner) {
      if (owner.kind === 'Deployment') this.ctx.enqueue(this.name, `${namespace}/${owner.name}`);
    } else if (adoptable && !deletionTimestamp) {
      for (const deployment of this.ctx.client.kind('deployments.apps').list(namespace))
        if (selectorFromLabelSelector(deployment.spec.selector).matches(labels)) this.enqueue(deployment);
    }
  }

  /** Under `Recreate` the last pod's end is what a Deployment waits for. */
  private enqueueRecreating(pod: Pod): void {
    const owner = controllerOf(pod);
    if (owner?.kind !== 'ReplicaSet') return;
    const set = this.ctx.client.kind('replicasets.apps').get(pod.metadata.namespace, owner.name);
    const deployment = set && controllerOf(set);
    if (!deployment || this.pods.get(owner.uid).length > 0) return;
    this.ctx.enqueue(this.name, `${pod.metadata.namespace}/${deployment.name}`);
  }

  private enqueue(deployment: Deployment): void {
    this.ctx.enqueue(this.name, keyOf(deployment));
  }
}

const keyOf = ({ metadata }: Deployment): string => `${metadata.namespace}/${metadata.name}`;
