/** The StatefulSet controller: watches sets, their pods and claims, and brings each set step by step to its spec. */
import type { ControllerRevision } from '../../api/apps/controllerrevision';
import type { StatefulSet } from '../../api/apps/statefulset';
import type { Pod } from '../../api/core/pod';
import { deepEqual } from '../../apimachinery/json-value';
import { selectorFromLabelSelector } from '../../apimachinery/labels';
import { controllerOf, newControllerRef } from '../../apimachinery/meta';
import { StatusError } from '../../apimachinery/status-error';
import type { Controller, ControllerContext } from '../../client/controller';
import { byController, type Index, orphansIn } from '../../client/informer';
import { isMember, revisionOf } from './identity';
import { PodControl } from './pod-control';
import { equalRevision, newRevision, sortRevisions } from './revisions';
import { type Revisions, statusOf } from './status';
import { updateStatefulSet } from './update';

const RETRY_DELAY = 1000;

export class StatefulSetController implements Controller {
  readonly name = 'statefulset';
  private readonly control: PodControl;
  private readonly pods: Index<Pod>;
  private readonly revisions: Index<ControllerRevision>;

  constructor(private readonly ctx: ControllerContext) {
    this.control = new PodControl(ctx);
    this.pods = byController(ctx.client.kind('pods'));
    this.revisions = byController(ctx.client.kind('controllerrevisions.apps'));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('statefulsets.apps').watch(({ type, object }) => {
      if (type !== 'DELETED') this.enqueue(object);
    });
    client.kind('pods').watch(({ object, old }) => {
      for (const pod of old && controllerOf(old)?.uid !== controllerOf(object)?.uid ? [old, object] : [object])
        this.enqueueOwner(pod);
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
    const revisions = this.syncRevisions(set);
    try {
      updateStatefulSet({ ctx: this.ctx, control: this.control, set, pods, revisions });
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.ctx.enqueue(this.name, key, RETRY_DELAY, true);
    }
    this.updateStatus(set, revisions);
    this.truncateHistory(set, revisions);
  }

  private updateStatus(set: StatefulSet, revisions: Revisions): void {
    const pods = this.pods.get(set.metadata.uid ?? '');
    const status = statusOf(set, pods, revisions, this.ctx.now());
    if (!deepEqual(status, set.status)) this.ctx.client.kind('statefulsets.apps').updateStatus({ ...set, status });
    const waiting = (status.readyReplicas ?? 0) - (status.availableReplicas ?? 0);
    if (set.spec.minReadySeconds && waiting > 0)
      this.ctx.enqueue(this.name, keyOf(set), set.spec.minReadySeconds * 1000);
  }

  /** The set's own pods; matching orphans are adopted, and pods that no longer match are let go. */
  private claimPods(set: StatefulSet): Pod[] {
    const { uid = '', namespace } = set.metadata;
    const selector = selectorFromLabelSelector(set.spec.selector);
    const pods = this.ctx.client.kind('pods');
    const mine: Pod[] = [];
    for (const pod of this.pods.get(uid)) {
      if (selector.matches(pod.metadata.labels ?? {}) && isMember(set, pod)) mine.push(pod);
      else {
        const ownerReferences = pod.metadata.ownerReferences?.filter((ref) => ref.uid !== uid);
        pods.update({ ...pod, metadata: { ...pod.metadata, ownerReferences } });
      }
    }
    if (set.metadata.deletionTimestamp) return mine;
    for (const pod of this.pods.get(orphansIn(namespace))) {
      if (pod.metadata.deletionTimestamp || !isMember(set, pod) || !selector.matches(pod.metadata.labels ?? {}))
        continue;
      const ownerReferences = [...(pod.metadata.ownerReferences ?? []), newControllerRef(set)];
      mine.push(pods.update({ ...pod, metadata: { ...pod.metadata, ownerReferences } }));
    }
    return mine;
  }

  /** Finds or makes the revision of the present template, and the one the set was last rolled out at. */
  private syncRevisions(set: StatefulSet): Revisions {
    const kind = this.ctx.client.kind('controllerrevisions.apps');
    const history = sortRevisions(this.history(set));
    const latest = history.at(-1);
    const wanted = newRevision(set, (latest?.revision ?? 0) + 1);
    const equal = history.filter((r) => equalRevision(r, wanted)).at(-1);
    let update: ControllerRevision;
    if (equal && equal === latest) update = equal;
    else if (equal) update = kind.update({ ...equal, metadata: { ...equal.metadata }, revision: wanted.revision });
    else update = kind.createTrusted(wanted);
    const current = history.find((r) => r.metadata.name === set.status?.currentRevision) ?? update;
    return { current: current.metadata.name === update.metadata.name ? update : current, update };
  }

  /** The set's revisions; those an earlier set of the same name left behind are adopted. */
  private history(set: StatefulSet): ControllerRevision[] {
    const { uid = '', namespace } = set.metadata;
    const selector = selectorFromLabelSelector(set.spec.selector);
    const orphans = this.revisions
      .get(orphansIn(namespace))
      .filter((r) => !r.metadata.deletionTimestamp && selector.matches(r.metadata.labels ?? {}));
    const adopted = orphans.map((r) =>
      this.ctx.client.kind('controllerrevisions.apps').update({
        ...r,
        metadata: { ...r.metadata, ownerReferences: [newControllerRef(set)] },
      }),
    );
    return [...this.revisions.get(uid), ...adopted];
  }

  /** Keeps `revisionHistoryLimit` revisions beyond those in use. */
  private truncateHistory(set: StatefulSet, { current, update }: Revisions): void {
    const live = new Set([current.metadata.name, update.metadata.name]);
    const revisions = this.revisions.get(set.metadata.uid ?? '');
    if (revisions.length <= (set.spec.revisionHistoryLimit ?? 10)) return;
    for (const pod of this.pods.get(set.metadata.uid ?? '')) live.add(revisionOf(pod) ?? '');
    const spare = sortRevisions(revisions.filter((r) => !live.has(r.metadata.name)));
    for (const r of spare.slice(0, Math.max(0, spare.length - (set.spec.revisionHistoryLimit ?? 10))))
      this.ctx.client.kind('controllerrevisions.apps').delete(r.metadata.namespace, r.metadata.name);
  }

  private enqueueOwner(pod: Pod): void {
    const owner = controllerOf(pod);
    if (owner?.kind === 'StatefulSet') this.ctx.enqueue(this.name, `${pod.metadata.namespace}/${owner.name}`);
    else if (!owner && !pod.metadata.deletionTimestamp)
      for (const set of this.setsIn(pod.metadata.namespace)) if (isMember(set, pod)) this.enqueue(set);
  }

  private setsIn(namespace: string | undefined): StatefulSet[] {
    return this.ctx.client.kind('statefulsets.apps').list(namespace);
  }

  private enqueue(set: StatefulSet): void {
    this.ctx.enqueue(this.name, keyOf(set));
  }
}

const keyOf = ({ metadata }: StatefulSet): string => `${metadata.namespace}/${metadata.name}`;
