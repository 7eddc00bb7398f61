/** The revisions of a set's template, as `controller_history.go` and `stateful_set_control.go` keep them. */

import { deepEqual } from '../../../go/json/deep';
import type { ControllerRevision, StatefulSet } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { newControllerRef } from '../../../kube/meta/meta';
import type { KindClient } from '../../client/client';
import type { ControllerContext } from '../../client/controller';
import { byController, type Index, orphansIn } from '../../client/informer';
import { revisionOf } from './identity';
import { equalRevision, newRevision, revisionName, sortRevisions } from './revisions';
import type { Revisions } from './status';

/** Finds, makes and drops the revisions of sets. */
export class History {
  private readonly kind: KindClient<ControllerRevision>;
  private readonly byOwner: Index<ControllerRevision>;

  constructor(ctx: ControllerContext) {
    this.kind = ctx.client.kind('controllerrevisions.apps');
    this.byOwner = byController(this.kind);
  }

  /** The revision of the present template, made if need be, and the one the set was last rolled out at. */
  sync(set: StatefulSet): Revisions {
    const history = sortRevisions(this.list(set));
    const number = (history.at(-1)?.revision ?? 0) + 1;
    let collisionCount = set.status?.collisionCount ?? 0;
    let update: ControllerRevision;
    const wanted = newRevision(set, number, collisionCount);
    const equal = history.findLast((r) => equalRevision(r, wanted));
    if (!equal) ({ update, collisionCount } = this.create(set, wanted, collisionCount));
    // An earlier template is back: its revision becomes the newest.
    else if (equal !== history.at(-1) && equal.revision !== number)
      update = this.kind.update({ ...equal, revision: number });
    else update = equal;
    const current = history.find((r) => r.metadata.name === set.status?.currentRevision);
    const same = !current || current.metadata.name === update.metadata.name;
    return { current: same ? update : current, update, collisionCount };
  }

  /** Keeps `revisionHistoryLimit` revisions beyond those in use. */
  truncate(set: StatefulSet, pods: Pod[], { current, update }: Revisions): void {
    const limit = set.spec.revisionHistoryLimit ?? 10;
    const revisions = this.byOwner.get(set.metadata.uid ?? '');
    if (revisions.length <= limit) return;
    const live = new Set([current.metadata.name, update.metadata.name, ...pods.map(revisionOf)]);
    const spare = sortRevisions(revisions.filter((r) => !live.has(r.metadata.name)));
    for (const { metadata } of spare.slice(0, Math.max(0, spare.length - limit)))
      this.kind.delete(metadata.namespace, metadata.name);
  }

  /** The set's revisions; those an earlier set of the same name left behind are adopted. */
  private list(set: StatefulSet): ControllerRevision[] {
    const { uid = '', namespace, deletionTimestamp } = set.metadata;
    const selector = selectorFromLabelSelector(set.spec.selector);
    const matches = (r: ControllerRevision) => selector.matches(r.metadata.labels ?? {});
    const own = this.byOwner.get(uid).filter(matches);
    if (deletionTimestamp) return own;
    const ownerReferences = [newControllerRef(set)];
    const orphans = this.byOwner.get(orphansIn(namespace)).filter(matches);
    return [...own, ...orphans.map((r) => this.kind.update({ ...r, metadata: { ...r.metadata, ownerReferences } }))];
  }

  private create(
    set: StatefulSet,
    wanted: ControllerRevision,
    collisionCount: number,
  ): { update: ControllerRevision; collisionCount: number } {
    for (let collisions = collisionCount; ; collisions++) {
      const name = revisionName(set, wanted, collisions);
      const taken = this.kind.get(set.metadata.namespace, name);
      if (taken && !deepEqual(taken.data, wanted.data)) continue;
      const update = taken ?? this.kind.createTrusted({ ...wanted, metadata: { ...wanted.metadata, name } });
      return { update, collisionCount: collisions };
    }
  }
}
