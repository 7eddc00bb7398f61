/** How a StatefulSet's pods and claims are created, mended and deleted: `StatefulPodControl`. */
import type { StatefulSet } from '../../api/apps/statefulset';
import type { Pod } from '../../api/core/pod';
import { StatusError } from '../../apimachinery/status-error';
import type { ControllerContext } from '../../client/controller';
import { claimName, claimsFor, identityMatches, ordinalOf, storageMatches, withIdentity } from './identity';

const SOURCE = { component: 'statefulset-controller' };

/** Writes through the client and records what it did as events of the set. */
export class PodControl {
  /** Pods that come a while after their claims. */
  private readonly notBefore = new Map<string, number>();

  constructor(private readonly ctx: ControllerContext) {}

  /**
   * Creates a pod with its claims; where the pod comes a while after its claims, only the claims, and the set is looked
   * at again then. Throws what the API server answers, after recording it.
   */
  create(set: StatefulSet, pod: Pod): void {
    const { namespace, name } = pod.metadata;
    const key = `${namespace}/${name}`;
    const delay = this.ctx.latencies.create(key);
    if (this.createMissingClaims(set, ordinalOf(pod), name) && delay > 0) {
      this.notBefore.set(key, this.ctx.now() + delay);
      this.ctx.enqueue('statefulset', `${namespace}/${set.metadata.name}/${name}`, delay);
    }
    if ((this.notBefore.get(key) ?? 0) > this.ctx.now()) return;
    this.recorded(set, 'create', name, () => this.ctx.client.kind('pods').create(pod));
  }

  delete(set: StatefulSet, pod: Pod): void {
    this.recorded(set, 'delete', pod.metadata.name, () => {
      const preconditions = { uid: pod.metadata.uid };
      this.ctx.client.kind('pods').delete(pod.metadata.namespace, pod.metadata.name, { preconditions });
    });
  }

  /** Gives a pod back its identity and volumes, where someone took them. */
  update(set: StatefulSet, pod: Pod): void {
    if (identityMatches(set, pod) && storageMatches(set, pod)) return;
    this.createMissingClaims(set, ordinalOf(pod), pod.metadata.name);
    this.recorded(set, 'update', pod.metadata.name, () => this.ctx.client.kind('pods').update(withIdentity(set, pod)));
  }

  /** Creates the claims of an ordinal that do not exist; those that do are adopted as they are. Says whether any was. */
  createMissingClaims(set: StatefulSet, ordinal: number, podName: string): boolean {
    let created = false;
    const claims = this.ctx.client.kind('persistentvolumeclaims');
    for (const claim of claimsFor(set, ordinal)) {
      if (claims.get(claim.metadata.namespace, claim.metadata.name)) continue;
      const what = `Claim ${claim.metadata.name} Pod ${podName} in StatefulSet ${set.metadata.name}`;
      try {
        claims.create(claim);
      } catch (error) {
        if (error instanceof StatusError)
          this.event(set, 'Warning', 'FailedCreate', `create ${what} failed error: ${error.message}`);
        throw error;
      }
      this.event(set, 'Normal', 'SuccessfulCreate', `create ${what} success`);
      created = true;
    }
    return created;
  }

  /** Whether one of the ordinal's claims is still on its way out, so that a new pod must wait for it. */
  hasTerminatingClaim(set: StatefulSet, ordinal: number): boolean {
    return (set.spec.volumeClaimTemplates ?? []).some(
      (t) =>
        this.ctx.client.kind('persistentvolumeclaims').get(set.metadata.namespace, claimName(set, t, ordinal))?.metadata
          .deletionTimestamp,
    );
  }

  event(set: StatefulSet, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, set, type, reason, message);
  }

  private recorded<T>(set: StatefulSet, verb: 'create' | 'delete' | 'update', podName: string, write: () => T): T {
    const what = `${verb} Pod ${podName} in StatefulSet ${set.metadata.name}`;
    const reason = verb[0]?.toUpperCase() + verb.slice(1);
    try {
      const result = write();
      this.event(set, 'Normal', `Successful${reason}`, `${what} successful`);
      return result;
    } catch (error) {
      if (error instanceof StatusError)
        this.event(set, 'Warning', `Failed${reason}`, `${what} failed error: ${error.message}`);
      throw error;
    }
  }
}
