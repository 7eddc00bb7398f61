/** What the controller does to pods and claims, with the events that tell of it: `StatefulPodControl`. */
import type { StatefulSet } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { StatusError } from '../../../kube/errors/status-error';
import type { ControllerContext } from '../../client/controller';
import { claimsMatchRetention, enforceClaimRetention } from './claim-retention';
import { claimsFor, identityMatches, ordinalOf, storageMatches, withIdentity } from './identity';

const SOURCE = { component: 'statefulset-controller' };

/** Writes through the client and records what it did as events of the set. Methods throw what the server refuses. */
export class StatefulPodControl {
  /** Pods that come a while after their claims. */
  private readonly notBefore = new Map<string, number>();

  constructor(private readonly ctx: ControllerContext) {}

  /**
   * Creates a pod with its claims; where the pod comes a while after its claims, only the claims, and the set is looked
   * at again then.
   */
  create(set: StatefulSet, pod: Pod): void {
    const { namespace, name } = pod.metadata;
    const key = `${namespace}/${name}`;
    const delay = this.ctx.latencies.create(key);
    const created = this.failing(set, 'create', name, () => this.createClaims(set, pod));
    if (created && delay > 0) {
      this.notBefore.set(key, this.ctx.now() + delay);
      this.ctx.enqueue('statefulset', `${namespace}/${set.metadata.name}/${name}`, delay);
    }
    if ((this.notBefore.get(key) ?? 0) > this.ctx.now()) return;
    // Another's pod of this name is no news: it was there before.
    if (this.ctx.client.kind('pods').get(namespace, name)) {
      this.ctx.client.kind('pods').create(pod);
      return;
    }
    this.recorded(set, 'create', name, () => {
      const stored = this.ctx.client.kind('pods').create(pod);
      enforceClaimRetention(this.ctx, set, stored);
    });
  }

  delete(set: StatefulSet, pod: Pod): void {
    this.recorded(set, 'delete', pod.metadata.name, () => {
      const preconditions = { uid: pod.metadata.uid };
      this.ctx.client.kind('pods').delete(pod.metadata.namespace, pod.metadata.name, { preconditions });
    });
  }

  /** Gives a pod back its identity, its volumes and the owners of its claims, where they are not as they should be. */
  update(set: StatefulSet, pod: Pod): void {
    const fits = identityMatches(set, pod) && storageMatches(set, pod);
    if (fits && claimsMatchRetention(this.ctx, set, pod)) return;
    this.recorded(set, 'update', pod.metadata.name, () => {
      if (!storageMatches(set, pod)) this.createClaims(set, pod);
      enforceClaimRetention(this.ctx, set, pod);
      if (!fits) this.ctx.client.kind('pods').update(withIdentity(set, pod));
    });
  }

  /** Makes the claims of a pod that waits for them, should somebody have deleted them. */
  createMissingClaims(set: StatefulSet, pod: Pod): void {
    this.createClaims(set, pod);
    this.failing(set, 'update', pod.metadata.name, () => enforceClaimRetention(this.ctx, set, pod));
  }

  event(set: StatefulSet, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, set, type, reason, message);
  }

  /** Creates the claims of an ordinal that do not exist; those that do are taken as they are. Says whether any was. */
  private createClaims(set: StatefulSet, pod: Pod): boolean {
    let created = false;
    const claims = this.ctx.client.kind('persistentvolumeclaims');
    for (const claim of claimsFor(set, ordinalOf(pod))) {
      const { namespace, name } = claim.metadata;
      const known = claims.get(namespace, name);
      if (known?.metadata.deletionTimestamp) throw new StatusError(500, '', `pvc ${name} is being deleted`);
      if (known) continue;
      const what = `create Claim ${name} Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name}`;
      try {
        claims.create(claim);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        this.event(set, 'Warning', 'FailedCreate', `${what} failed error: ${error.message}`);
        throw new StatusError(500, '', `failed to create PVC ${name}: ${error.message}`);
      }
      this.event(set, 'Normal', 'SuccessfulCreate', `${what} success`);
      created = true;
    }
    return created;
  }

  private recorded(set: StatefulSet, verb: Verb, podName: string, write: () => void): void {
    this.failing(set, verb, podName, write);
    const what = `${verb} Pod ${podName} in StatefulSet ${set.metadata.name}`;
    this.event(set, 'Normal', `Successful${title(verb)}`, `${what} successful`);
  }

  private failing<T>(set: StatefulSet, verb: Verb, podName: string, write: () => T): T {
    try {
      return write();
    } catch (error) {
      const what = `${verb} Pod ${podName} in StatefulSet ${set.metadata.name}`;
      if (error instanceof StatusError)
        this.event(set, 'Warning', `Failed${title(verb)}`, `${what} failed error: ${error.message}`);
      throw error;
    }
  }
}

type Verb = 'create' | 'delete' | 'update';

const title = (verb: Verb): string => verb.charAt(0).toUpperCase() + verb.slice(1);
