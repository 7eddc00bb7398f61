/** The DaemonSet controller: a pod on every node that fits (`pkg/controller/daemon`). */

import { deepEqual } from '../../../go/json/deep';
import type { ControllerRevision, DaemonSet } from '../../../kube/api/apps/v1';
import type { Node, Pod } from '../../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { controllerOf } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { claimObjects } from '../../client/controller-ref-manager';
import { byController, type Index } from '../../client/informer';
import { isTerminating } from '../../client/pod-conditions';
import { PodControl } from '../../client/pod-control';
import { refusal, retryDelay } from '../../client/retry';
import { slowStartBatch } from '../../client/slow-start';
import { type Daemons, podsByNode } from './daemons';
import { cleanupHistory, type History, hashOf, syncHistory } from './history';
import { manage } from './manage';
import { nodeFit } from './node-fit';
import { daemonTemplate, forNode } from './pod-template';
import { rollingUpdate } from './rolling-update';
import { seenStatus, statusOf } from './status';

const SOURCE = { component: 'daemonset-controller' };

export class DaemonSetController implements Controller {
  readonly name = 'daemonset';
  private readonly control: PodControl;
  private readonly pods: Index<Pod>;
  private readonly revisions: Index<ControllerRevision>;

  constructor(private readonly ctx: ControllerContext) {
    this.control = new PodControl(ctx, SOURCE);
    this.pods = byController(ctx.client.kind('pods'));
    this.revisions = byController(ctx.client.kind('controllerrevisions.apps'));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('daemonsets.apps').watch(({ type, object }) => {
      if (type !== 'DELETED') this.enqueue(object);
    });
    client.kind('pods').watch(({ object, old }) => {
      if (old && controllerOf(old)?.uid !== controllerOf(object)?.uid) this.enqueueOwner(old);
      this.enqueueOwner(object, old);
    });
    client.kind('nodes').watch(({ type, object, old }) => {
      if (type === 'MODIFIED' && old && !matters(object, old)) return;
      for (const set of client.kind('daemonsets.apps').list()) this.enqueue(set);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const set = this.ctx.client.kind('daemonsets.apps').get(namespace, name);
    if (!set || set.metadata.deletionTimestamp) return;
    try {
      this.syncDaemonSet(set);
    } catch (error) {
      refusal(error);
      this.ctx.enqueue(this.name, key, retryDelay(undefined, this.ctx.now()), true);
    }
  }

  private syncDaemonSet(set: DaemonSet): void {
    const { client } = this.ctx;
    const claimable = { kind: client.kind('controllerrevisions.apps'), byController: this.revisions };
    const history = syncHistory(this.ctx, set, claimable);
    const pods = claimObjects(set, selectorFromLabelSelector(set.spec.selector), {
      kind: client.kind('pods'),
      byController: this.pods,
    });
    const daemons = this.daemonsOf(set, pods, history);
    const plan = manage(daemons);
    for (const pod of plan.ended) this.tellEnd(set, pod);
    const changes = plan.create.length + plan.delete.length + plan.ended.length;
    try {
      this.apply(daemons, plan.create, [...plan.delete, ...plan.ended]);
      // What was just begun is waited for before the next step of an update.
      if (changes === 0 && set.spec.updateStrategy?.type !== 'OnDelete') {
        const step = rollingUpdate(daemons);
        this.apply(daemons, step.create, step.delete);
      }
      cleanupHistory(this.ctx, set, history, pods);
    } finally {
      this.updateStatus(this.daemonsOf(set, this.pods.get(set.metadata.uid ?? ''), history));
    }
  }

  private daemonsOf(set: DaemonSet, pods: Pod[], { current }: History): Daemons {
    const nodes = this.ctx.client.kind('nodes').list();
    return { set, nodes, fitOf: nodeFit(set), ...podsByNode(pods, nodes), hash: hashOf(current), now: this.ctx.now() };
  }

  private apply({ set, hash }: Daemons, create: string[], remove: Pod[]): void {
    const template = daemonTemplate(set, hash);
    const created = slowStartBatch(create.length, (i) => this.control.create(set, forNode(template, create[i] ?? '')));
    for (const pod of remove) this.control.delete(set, pod);
    if (created.error) throw created.error;
  }

  private tellEnd(set: DaemonSet, { metadata, spec, status }: Pod): void {
    const failed = status?.phase === 'Failed';
    const what = `daemon pod ${metadata.namespace}/${metadata.name} on node ${spec.nodeName}`;
    const message = failed
      ? `Found failed ${what}, will try to kill it`
      : `Found succeeded ${what}, will try to delete it`;
    const reason = failed ? 'FailedDaemonPod' : 'SucceededDaemonPod';
    this.ctx.recorder.event(SOURCE, set, failed ? 'Warning' : 'Normal', reason, message);
  }

  private updateStatus(daemons: Daemons): void {
    const { set } = daemons;
    const status = seenStatus(daemons);
    const latest = this.ctx.client.kind('daemonsets.apps').get(set.metadata.namespace, set.metadata.name);
    if (!latest || latest.metadata.uid !== set.metadata.uid) return;
    if (!deepEqual(status, latest.status)) this.ctx.client.kind('daemonsets.apps').updateStatus({ ...latest, status });
    const waiting = status.numberReady - (status.numberAvailable ?? 0);
    if (!deepEqual(status, statusOf(daemons))) this.enqueue(set);
    else if (waiting > 0) this.ctx.enqueue(this.name, keyOf(set), (set.spec.minReadySeconds ?? 0) * 1000);
  }

  private enqueueOwner(pod: Pod, old?: Pod): void {
    const owner = controllerOf(pod);
    if (owner) {
      if (owner.kind === 'DaemonSet') this.ctx.enqueue(this.name, `${pod.metadata.namespace}/${owner.name}`);
      return;
    }
    if (isTerminating(pod) || (old && !controllerOf(old) && deepEqual(old.metadata.labels, pod.metadata.labels)))
      return;
    for (const set of this.ctx.client.kind('daemonsets.apps').list(pod.metadata.namespace))
      if (selectorFromLabelSelector(set.spec.selector).matches(pod.metadata.labels)) this.enqueue(set);
  }

  private enqueue(set: DaemonSet): void {
    this.ctx.enqueue(this.name, keyOf(set));
  }
}

/** Whether a change of a node can change where daemons belong. */
function matters(node: Node, old: Node): boolean {
  return !deepEqual(node.metadata.labels, old.metadata.labels) || !deepEqual(node.spec, old.spec);
}

const keyOf = ({ metadata }: DaemonSet): string => `${metadata.namespace}/${metadata.name}`;
