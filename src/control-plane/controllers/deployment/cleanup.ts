/** Forgetting old revisions: `cleanupDeployment`. */
import type { Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import type { ControllerContext } from '../../client/controller';
import { revisionOf } from './annotations';
import { byCreation, replicasOf } from './strategy';

/** Deletes the oldest sets beyond `revisionHistoryLimit`, unless they still have pods. */
export function cleanupHistory(ctx: ControllerContext, { spec }: Deployment, old: readonly ReplicaSet[]): void {
  const alive = old.filter((set) => !set.metadata.deletionTimestamp);
  const spare = alive.length - (spec.revisionHistoryLimit ?? 10);
  if (spare <= 0) return;
  const byRevision = alive.sort((a, b) => revisionOf(a) - revisionOf(b) || byCreation(a, b));
  for (const set of byRevision.slice(0, spare)) {
    const { namespace, name, generation = 0 } = set.metadata;
    const busy = set.status?.replicas || replicasOf(set) > 0 || generation > (set.status?.observedGeneration ?? 0);
    if (!busy) ctx.client.kind('replicasets.apps').delete(namespace, name);
  }
}
