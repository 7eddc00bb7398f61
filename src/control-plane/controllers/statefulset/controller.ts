/** The StatefulSet controller: watches sets, their pods and claims, and brings each set step by step to its spec. */

import { deepEqual } from '../../../go/json/deep';
import type { StatefulSet, StatefulSetStatus } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { controllerOf } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { claimObjects } from '../../client/controller-ref-manager';
import { byController, type Index } from '../../client/informer';
import { isPodReady, isTerminating } from '../../client/pod-conditions';
import { History } from './history';
import { isMember } from './identity';
import { StatefulPodControl } from './pod-control';
import { isStatusStale } from './status';
import { updateStatefulSet } from './update';

export class StatefulSetController implements Controller {
  readonly name = 'statefulset';
  private readonly control: StatefulPodControl;
  private readonly history: History;
  private readonly pods: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.control = new StatefulPodControl(ctx);
    this.history = new History(ctx);
    this.pods = byController(ctx.client.kind('pods'));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('statefulsets.apps').watch(({ type, object }) => {
      if (type !== 'DELETED') this.enqueue(object);
    });
    client.kind('pods').watch(({ object, old }) => {
      if (old && controllerOf(old)?.uid !== controllerOf(object)?.uid) this.enqueueOwner(old);
      this.enqueueOwner(object, old);
    });
    client.kind('persistentvolumeclaims').watch(({ type, object }) => {
      // A pod waits for a claim of its name to be gone before it is created anew.
      if (type === 'DELETED') for (const set of this.setsIn(object.metadata.namespace)) this.enqueue(set);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const set = this.ctx.client.kind('statefulsets.apps').get(namespace, name);
    if (!set) return;
    const pods = this.claimPods(set);
    const revisions = this.history.sync(set);
    const { status, failure } = updateStatefulSet({ ctx: this.ctx, control: this.control, set, pods, revisions });
    if (isStatusStale(set, status)) this.ctx.client.kind('statefulsets.apps').updateStatus({ ...set, status });
    this.history.truncate(set, pods, revisions);
    // Whoever runs the controllers has it tried again.
    if (failure) throw failure;
    this.waitForAvailability(set, status);
  }

  private claimPods(set: StatefulSet): Pod[] {
    const claimable = { kind: this.ctx.client.kind('pods'), byController: this.pods };
    const selector = selectorFromLabelSelector(set.spec.selector);
    return claimObjects(set, selector, claimable, { filter: (pod) => isMember(set, pod) });
  }

  /** Looks again when pods that are ready may have been so for long enough. */
  private waitForAvailability(set: StatefulSet, { readyReplicas = 0, availableReplicas = 0 }: StatefulSetStatus): void {
    if (set.spec.minReadySeconds && readyReplicas > availableReplicas)
      this.ctx.enqueue(this.name, keyOf(set), set.spec.minReadySeconds * 1000);
  }

  /** The set a pod belongs to; for a pod nobody controls, the sets that may adopt it. */
  private enqueueOwner(pod: Pod, old?: Pod): void {
    const { namespace } = pod.metadata;
    const owner = controllerOf(pod);
    if (owner) {
      if (owner.kind !== 'StatefulSet') return;
      const set = this.ctx.client.kind('statefulsets.apps').get(namespace, owner.name);
      if (set?.metadata.uid !== owner.uid) return;
      this.enqueue(set);
      if (set.spec.minReadySeconds && old && isPodReady(pod) && !isPodReady(old))
        this.ctx.enqueue(this.name, keyOf(set), (set.spec.minReadySeconds + 1) * 1000);
      return;
    }
    const unchanged = old && !controllerOf(old) && deepEqual(old.metadata.labels, pod.metadata.labels);
    if (isTerminating(pod) || unchanged) return;
    for (const set of this.setsIn(namespace)) if (isMember(set, pod)) this.enqueue(set);
  }

  private setsIn(namespace: string | undefined): StatefulSet[] {
    return this.ctx.client.kind('statefulsets.apps').list(namespace);
  }

  private enqueue(set: StatefulSet): void {
    this.ctx.enqueue(this.name, keyOf(set));
  }
}

const keyOf = ({ metadata }: StatefulSet): string => `${metadata.namespace}/${metadata.name}`;
