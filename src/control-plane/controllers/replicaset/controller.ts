/** Keeps as many pods alive as a ReplicaSet or ReplicationController asks for: `pkg/controller/replicaset`. */

import { deepEqual } from '../../../go/json/deep';
import type { ReplicaSetStatus } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { StatusError } from '../../../kube/errors/status-error';
import { controllerOf } from '../../../kube/meta/meta';
import type { KindClient } from '../../client/client';
import type { Controller, ControllerContext } from '../../client/controller';
import { claimObjects } from '../../client/controller-ref-manager';
import { nextSeen } from '../../client/gradual';
import { byController, type Index } from '../../client/informer';
import { isFinished, isPodReady, isTerminating, podCondition } from '../../client/pod-conditions';
import { isNamespaceTerminating, PodControl } from '../../client/pod-control';
import { retryDelay } from '../../client/retry';
import { BURST_REPLICAS, slowStartBatch } from '../../client/slow-start';
import type { Flavor, ReplicaSetLike } from './flavor';
import { podsToDelete } from './ranking';
import { statusOf } from './status';

export class ReplicaSetController implements Controller {
  readonly name: string;
  private readonly sets: KindClient<ReplicaSetLike>;
  private readonly control: PodControl;
  private readonly pods: Index<Pod>;
  private readonly siblings: Index<ReplicaSetLike>;

  constructor(
    private readonly ctx: ControllerContext,
    private readonly flavor: Flavor,
  ) {
    this.name = flavor.name;
    this.sets = ctx.client.kind(flavor.resource) as KindClient<ReplicaSetLike>;
    this.control = new PodControl(ctx, { component: flavor.component });
    this.pods = byController(ctx.client.kind('pods'));
    this.siblings = byController(this.sets);
  }

  start(): void {
    this.sets.watch(({ type, object, old }) => {
      if (type !== 'DELETED' && !isStatusUpdate(object, old)) this.enqueue(object);
    });
    this.ctx.client.kind('pods').watch(({ object, old }) => {
      if (old && controllerOf(old)?.uid !== controllerOf(object)?.uid) this.enqueueOwner(old);
      this.enqueueOwner(object, old);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const set = this.sets.get(namespace, name);
    if (!set) return;
    const pods = this.claimPods(set);
    const failure = set.metadata.deletionTimestamp ? undefined : this.manageReplicas(set, pods);
    this.updateStatus(set, pods, failure);
  }

  private claimPods(set: ReplicaSetLike): Pod[] {
    const claimable = { kind: this.ctx.client.kind('pods'), byController: this.pods };
    return claimObjects(set, this.flavor.selectorOf(set), claimable, { filter: isActive });
  }

  /** Makes the pods that are missing or deletes those that are too many. Gives what went wrong. */
  private manageReplicas(set: ReplicaSetLike, pods: Pod[]): StatusError | undefined {
    const missing = (set.spec.replicas ?? 0) - pods.length;
    const { template } = set.spec;
    const condemned = missing < 0 ? podsToDelete(pods, this.relatedPods(set), -missing, this.ctx.now()) : [];
    const { error } =
      missing > 0
        ? slowStartBatch(Math.min(missing, BURST_REPLICAS), () => this.control.create(set, template))
        : slowStartBatch(Math.min(condemned.length, BURST_REPLICAS), (i) =>
            this.control.delete(set, condemned[i] as Pod),
          );
    if (error === undefined) return undefined;
    if (!(error instanceof StatusError)) throw error;
    return isNamespaceTerminating(error) ? undefined : error;
  }

  /** The pods of all sets with the same owner: a Deployment's share their nodes. */
  private relatedPods(set: ReplicaSetLike): Pod[] {
    const owner = controllerOf(set);
    const family = owner ? this.siblings.get(owner.uid) : [set];
    return family.flatMap(({ metadata }) => this.pods.get(metadata.uid ?? '').filter(isActive));
  }

  private updateStatus(set: ReplicaSetLike, pods: Pod[], failure: StatusError | undefined): void {
    const actual = statusOf(set, pods, this.ctx.now(), failure?.message);
    const status = this.seen(set, actual);
    if (!deepEqual(status, set.status)) this.sets.updateStatus({ ...set, status });
    if (!deepEqual(status, actual)) this.enqueue(set);
    else if (failure) this.retry(set, status, failure);
    else if ((status.readyReplicas ?? 0) > (status.availableReplicas ?? 0)) this.waitForAvailability(set, pods);
  }

  private seen(set: ReplicaSetLike, actual: ReplicaSetStatus): ReplicaSetStatus {
    const status = { ...actual };
    for (const field of ['readyReplicas', 'availableReplicas'] as const)
      if (actual[field]) status[field] = nextSeen(set.status?.[field] ?? 0, actual[field], actual.replicas);
    return status;
  }

  private retry(set: ReplicaSetLike, { conditions }: ReplicaSetStatus, { reason }: StatusError): void {
    const since = conditions?.find((c) => c.type === 'ReplicaFailure')?.lastTransitionTime;
    const delay = retryDelay(since ? Date.parse(since) : undefined, this.ctx.now());
    // Drawing a name that is taken is bad luck; the next draw will be another.
    if (reason === 'AlreadyExists') this.enqueue(set);
    else this.ctx.enqueue(this.name, keyOf(set), delay, true);
  }

  /** Looks again when the next of the ready pods has been ready long enough. */
  private waitForAvailability(set: ReplicaSetLike, pods: Pod[]): void {
    const now = this.ctx.now();
    let next = Number.POSITIVE_INFINITY;
    for (const pod of pods) {
      const since = isPodReady(pod) ? Date.parse(podCondition(pod, 'Ready')?.lastTransitionTime ?? '') : Number.NaN;
      const due = since + (set.spec.minReadySeconds ?? 0) * 1000;
      if (due > now && due < next) next = due;
    }
    if (Number.isFinite(next)) this.ctx.enqueue(this.name, keyOf(set), next - now);
  }

  /** The set a pod belongs to; for a pod nobody controls, the sets that may adopt it. */
  private enqueueOwner(pod: Pod, old?: Pod): void {
    const owner = controllerOf(pod);
    if (owner) {
      if (owner.kind === this.flavor.kind) this.ctx.enqueue(this.name, `${pod.metadata.namespace}/${owner.name}`);
      return;
    }
    const unchanged = old && !controllerOf(old) && deepEqual(old.metadata.labels, pod.metadata.labels);
    if (isTerminating(pod) || unchanged) return;
    for (const set of this.sets.list(pod.metadata.namespace))
      if (this.flavor.selectorOf(set).matches(pod.metadata.labels)) this.enqueue(set);
  }

  private enqueue(set: ReplicaSetLike): void {
    this.ctx.enqueue(this.name, keyOf(set));
  }
}

/** Whether a change was but one of the status, which is the controller's own. */
function isStatusUpdate(set: ReplicaSetLike, old: ReplicaSetLike | undefined): boolean {
  return !!old && set.spec === old.spec && set.metadata.deletionTimestamp === old.metadata.deletionTimestamp;
}

const isActive = (pod: Pod): boolean => !isTerminating(pod) && !isFinished(pod);

const keyOf = ({ metadata }: ReplicaSetLike): string => `${metadata.namespace}/${metadata.name}`;
