/** The scheduler: gives each pod a node, and tries again when something changed for those it could not place. */

import { deepEqual } from '../../go/json/deep';
import type { Binding, Node, PersistentVolumeClaim, Pod } from '../../kube/api/core/v1';
import { formatTime } from '../../kube/meta/meta';
import type { Controller, ControllerContext } from '../client/controller';
import { Index } from '../client/informer';
import { claimNames } from '../client/pod-claims';
import { isFinished, isTerminating } from '../client/pod-conditions';
import { BOUND_BY_CONTROLLER, SELECTED_NODE } from '../client/volume-binding';
import { type Change, changeOf, mayHelp } from './changes';
import { type Diagnosis, filterNodes } from './filter';
import { fitError } from './fit-error';
import { NodeInfos } from './node-info';
import { claimsByState, matchStatic } from './plugins/volumes';
import { preempt } from './preemption';
import { bestNodes } from './scoring';
import { Snapshot } from './snapshot';
import { writeConditions } from './status';

const NAME = 'default-scheduler';
/** `podMaxInUnschedulablePodsDuration`: a pod without a place is tried again though nothing has changed. */
const LONGEST_WAIT = 300_000;

export class Scheduler implements Controller {
  readonly name = 'scheduler';
  private readonly nodeInfos: NodeInfos;
  private readonly unassigned: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.nodeInfos = new NodeInfos(ctx.client);
    this.unassigned = new Index(ctx.client.kind('pods'), (pod) => {
      if (!wantsNode(pod)) return [];
      return pod.status?.nominatedNodeName ? [UNASSIGNED, NOMINATED] : [UNASSIGNED];
    });
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('pods').watch(({ type, object, old }) => {
      if (type === 'ADDED' && wantsNode(object)) this.enqueue(object);
      else if (old && wantsNode(object) && old.spec !== object.spec) this.enqueue(object);
      const change = changeOf(type, object, old);
      if (change) this.wake(change);
    });
    for (const kind of ['persistentvolumeclaims', 'persistentvolumes', 'storageclasses.storage.k8s.io'] as const)
      client.kind(kind).watch(() => this.wake('volumes'));
    client.kind('nodes').watch(({ type, object, old }) => {
      const changed = !deepEqual(old?.spec, object.spec) || !deepEqual(old?.metadata.labels, object.metadata.labels);
      if (type === 'ADDED' || changed || !deepEqual(old?.status?.allocatable, object.status?.allocatable))
        this.wake('nodes');
    });
  }

  sync(key: string): void {
    const [namespace = '', name] = key.split('/');
    if (name === undefined) {
      this.retry(namespace as Change);
      return;
    }
    const pod = this.ctx.client.kind('pods').get(namespace, name);
    if (pod && wantsNode(pod)) this.scheduleOne(pod);
  }

  private scheduleOne(pod: Pod): void {
    const { client } = this.ctx;
    const snapshot = this.withNominated(pod, new Snapshot(client, client.kind('nodes').list(), this.nodeInfos));
    if (snapshot.nodes.length === 0) {
      this.unschedulable(pod, 'no nodes available to schedule pods');
      return;
    }
    const diagnosis = filterNodes(pod, snapshot);
    const node = this.choose(pod, diagnosis.feasible, snapshot);
    if (!node) this.makeRoom(pod, snapshot, diagnosis);
    else if (this.volumesReady(pod, node)) this.bind(pod, node.metadata.name);
  }

  /** Room that was made for more important pods is theirs already. */
  private withNominated(pod: Pod, snapshot: Snapshot): Snapshot {
    const replaced = new Map<string, ReturnType<Snapshot['info']>>();
    for (const other of this.unassigned.get(NOMINATED)) {
      const name = other.status?.nominatedNodeName;
      if (!name || other.metadata.uid === pod.metadata.uid || (other.spec.priority ?? 0) < (pod.spec.priority ?? 0))
        continue;
      const info = replaced.get(name) ?? snapshot.info(name).without([]);
      info.add(other);
      replaced.set(name, info);
    }
    return replaced.size > 0 ? snapshot.with(replaced) : snapshot;
  }

  /** The node with the best score; ties are drawn. One that was chosen before, or is dictated, comes first. */
  private choose(pod: Pod, feasible: Node[], snapshot: Snapshot): Node | undefined {
    const dictated = this.ctx.latencies.node(pod) ?? this.selectedNode(pod) ?? pod.status?.nominatedNodeName;
    const named = dictated && feasible.find((node) => node.metadata.name === dictated);
    if (named) return named;
    const best = bestNodes(pod, feasible, snapshot);
    return best.length > 1 ? best[this.ctx.randomInt('scheduler', best.length)] : best[0];
  }

  private selectedNode(pod: Pod): string | undefined {
    const claims = this.ctx.client.kind('persistentvolumeclaims');
    for (const name of claimNames(pod)) {
      const node = claims.get(pod.metadata.namespace, name)?.metadata.annotations?.[SELECTED_NODE];
      if (node) return node;
    }
    return undefined;
  }

  /** Whether every claim is bound; those that wait for their first consumer learn where it will run. */
  private volumesReady(pod: Pod, node: Node): boolean {
    const claims = claimsByState(pod, this.ctx.client);
    if (!claims || 'reasons' in claims || claims.waiting.length === 0) return true;
    const matches = matchStatic(claims.waiting, node, this.ctx.client);
    for (const claim of claims.waiting) {
      const volume = matches.get(claim);
      if (volume) this.reserve(volume, claim);
      else this.selectNode(claim, node.metadata.name);
    }
    return false;
  }

  /** The volume controller completes the binding. */
  private reserve(name: string, { metadata }: PersistentVolumeClaim): void {
    const volumes = this.ctx.client.kind('persistentvolumes');
    const volume = volumes.get(undefined, name);
    if (!volume || volume.spec.claimRef?.uid === metadata.uid) return;
    const { namespace, name: claim, uid, resourceVersion } = metadata;
    const claimRef = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      namespace,
      name: claim,
      uid,
      resourceVersion,
    };
    const annotations = { ...volume.metadata.annotations, [BOUND_BY_CONTROLLER]: 'yes' };
    volumes.update({
      ...volume,
      metadata: { ...volume.metadata, annotations },
      spec: { ...volume.spec, claimRef },
    });
  }

  private selectNode(claim: PersistentVolumeClaim, nodeName: string): void {
    if (claim.metadata.annotations?.[SELECTED_NODE] === nodeName) return;
    const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: nodeName };
    this.ctx.client.kind('persistentvolumeclaims').update({ ...claim, metadata: { ...claim.metadata, annotations } });
  }

  private bind(pod: Pod, nodeName: string): void {
    const { namespace, name } = pod.metadata;
    const binding: Binding & { time: string } = {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name, namespace },
      target: { apiVersion: 'v1', kind: 'Node', name: nodeName },
      time: formatTime(this.ctx.now()),
    };
    this.ctx.client.kind('pods').createSubresource(namespace, name, 'binding', binding);
    const note = `Successfully assigned ${namespace}/${name} to ${nodeName}`;
    this.ctx.recorder.report(NAME, pod, { type: 'Normal', reason: 'Scheduled', action: 'Binding', note });
  }

  private makeRoom(pod: Pod, snapshot: Snapshot, { feasible, rejections, everywhere }: Diagnosis): void {
    const outcome = preempt(pod, snapshot, { feasible, rejections, everywhere });
    const made = 'victims' in outcome;
    if (made) for (const victim of outcome.victims) this.evict(victim, pod, outcome.node);
    const unfit = {
      nodes: snapshot.nodes.length,
      rejections: rejections.values(),
      everywhere,
      ...(made ? {} : { preemption: outcome.failure }),
    };
    const kept = made || outcome.failure.includes('not eligible') ? pod.status?.nominatedNodeName : undefined;
    this.unschedulable(pod, fitError(unfit), made ? outcome.node : kept);
  }

  private evict(victim: Pod, pod: Pod, nodeName: string): void {
    const pods = this.ctx.client.kind('pods');
    const message = `${pod.spec.schedulerName ?? NAME}: preempting to accommodate a higher priority pod`;
    const condition = { type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler', message };
    writeConditions(this.ctx, victim, condition);
    pods.delete(victim.metadata.namespace, victim.metadata.name, { preconditions: { uid: victim.metadata.uid } });
    const note = `Preempted by a pod on node ${nodeName}`;
    const report = { type: 'Normal', reason: 'Preempted', action: 'Preempting', note, related: pod } as const;
    this.ctx.recorder.report(NAME, victim, report);
  }

  private unschedulable(pod: Pod, message: string, nominatedNodeName?: string): void {
    const report = { type: 'Warning', reason: 'FailedScheduling', action: 'Scheduling', note: message } as const;
    this.ctx.recorder.report(NAME, pod, report);
    const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
    writeConditions(this.ctx, pod, condition, { nominatedNodeName });
    this.ctx.enqueue(this.name, keyOf(pod), LONGEST_WAIT, true);
  }

  /** Wakes pods that were looked at and found no place; many changes at once wake them once. */
  private wake(change: Change): void {
    this.ctx.enqueue(this.name, change);
  }

  private retry(change: Change): void {
    for (const pod of this.unassigned.get(UNASSIGNED)) {
      const failed = pod.status?.conditions?.find((c) => c.type === 'PodScheduled' && c.status === 'False');
      if (failed) {
        const attempt = Date.parse(failed.lastTransitionTime ?? '');
        const delay = Math.max(0, attempt + this.ctx.latencies.schedule(pod) - this.ctx.now());
        if (mayHelp(change, pod, failed.message ?? '')) this.enqueue(pod, delay);
      } else if (change === 'volumes' && claimNames(pod).length > 0) this.enqueue(pod);
    }
  }

  private enqueue(pod: Pod, delay = 0): void {
    this.ctx.enqueue(this.name, keyOf(pod), delay);
  }
}

/** Index keys of pods that want a node, and of those for which room was made on one. */
const UNASSIGNED = 'unassigned';
const NOMINATED = 'nominated';

const keyOf = ({ metadata }: Pod): string => `${metadata.namespace}/${metadata.name}`;

const wantsNode = (pod: Pod): boolean =>
  !pod.spec.nodeName &&
  !isTerminating(pod) &&
  !isFinished(pod) &&
  !pod.spec.schedulingGates?.length &&
  (pod.spec.schedulerName ?? NAME) === NAME;
