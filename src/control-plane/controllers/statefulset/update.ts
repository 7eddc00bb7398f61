/** One step of a StatefulSet towards its spec: `defaultStatefulSetControl.updateStatefulSet`. */
import type { StatefulSet, StatefulSetStatus } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { StatusError } from '../../../kube/errors/status-error';
import type { ControllerContext } from '../../client/controller';
import { isPodAvailable, isTerminating } from '../../client/pod-conditions';
import { BURST_REPLICAS, slowStartBatch } from '../../client/slow-start';
import { claimsMatchRetention, enforceClaimRetention, hasStaleClaim } from './claim-retention';
import { endOrdinal, inOrdinalRange, newPod, ordinalOf, revisionOf, startOrdinal } from './identity';
import type { StatefulPodControl } from './pod-control';
import { applyRevision } from './revisions';
import { countReplicas, isRunningAndReady, type Revisions, statusOf } from './status';

/** What a step needs. */
export interface Step {
  ctx: ControllerContext;
  control: StatefulPodControl;
  set: StatefulSet;
  /** As they were when the step began: what it does shows in the status of the next one. */
  pods: Pod[];
  revisions: Revisions;
}

/** The status to write, and what the server refused. */
export interface StepResult {
  status: StatefulSetStatus;
  failure?: StatusError;
}

/** Pods by ordinal, those whose ordinal the set no longer has, highest first, and the first that is not healthy. */
interface Members {
  replicas: (Pod | undefined)[];
  condemned: Pod[];
  firstUnhealthy: Pod | undefined;
  /** How many were made anew; the others come when the controller looks again, as it does for each new pod. */
  fresh: number;
}

/** Whether what comes next has to wait. */
type Blocks = boolean;

/** Creates, replaces or deletes pods: one at a time under OrderedReady, all that is due under Parallel. */
export function updateStatefulSet(step: Step): StepResult {
  const { ctx, set, pods, revisions } = step;
  if (set.metadata.deletionTimestamp)
    return { status: statusOf(set, countReplicas(set, pods, revisions, ctx.now()), revisions) };
  const members = membersOf(step);
  let rolled = 0;
  let failure: StatusError | undefined;
  try {
    rolled = advance(step, members);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    failure = error;
  }
  const counts = countReplicas(set, [...members.replicas, ...members.condemned], revisions, ctx.now());
  counts.currentReplicas -= rolled;
  return { status: statusOf(set, counts, revisions), failure };
}

/** Does what can be done now. Gives how many pods were deleted to be made anew from another revision. */
function advance(step: Step, members: Members): number {
  const { ctx, set } = step;
  const { replicas, condemned } = members;
  const monotonic = set.spec.podManagementPolicy !== 'Parallel';
  if (forEach(replicas.length, monotonic, (i) => processReplica(step, members, i, monotonic))) return 0;
  for (const pod of condemned) if (!claimsMatchRetention(ctx, set, pod)) enforceClaimRetention(ctx, set, pod);
  if (forEach(condemned.length, monotonic, (i) => processCondemned(step, members, i, monotonic))) return 0;
  return set.spec.updateStrategy?.type === 'OnDelete' ? 0 : rollingUpdate(step, members);
}

/** In order until one blocks, or all of them in growing batches: `runForAll`. */
function forEach(count: number, monotonic: boolean, process: (index: number) => Blocks): Blocks {
  if (monotonic) {
    for (let i = 0; i < count; i++) if (process(i)) return true;
    return false;
  }
  const { error } = slowStartBatch(count, process);
  if (error !== undefined) throw error;
  return false;
}

function membersOf({ set, pods }: Step): Members {
  const start = startOrdinal(set);
  const replicas: (Pod | undefined)[] = new Array(endOrdinal(set) - start).fill(undefined);
  const condemned: Pod[] = [];
  for (const pod of pods) {
    const ordinal = ordinalOf(pod);
    if (inOrdinalRange(set, ordinal)) replicas[ordinal - start] = pod;
    else if (ordinal >= 0) condemned.push(pod);
  }
  condemned.sort((a, b) => ordinalOf(b) - ordinalOf(a));
  const firstUnhealthy = replicas.find((pod) => pod && !isHealthy(pod)) ?? condemned.findLast((pod) => !isHealthy(pod));
  return { replicas, condemned, firstUnhealthy, fresh: 0 };
}

/** Brings one replica forward. */
function processReplica(step: Step, members: Members, i: number, monotonic: boolean): Blocks {
  const { ctx, control, set } = step;
  const { replicas } = members;
  let pod = replicas[i];
  if (pod && (pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded')) {
    recreate(step, pod);
    replicas[i] = pod = undefined;
  }
  if (!pod) {
    if (++members.fresh > BURST_REPLICAS) return true;
    const fresh = newVersionedPod(step, startOrdinal(set) + i);
    if (hasStaleClaim(ctx, set, fresh)) return true;
    control.create(set, fresh);
    return true;
  }
  if (pod.status?.phase === 'Pending') control.createMissingClaims(set, pod);
  if (monotonic && (isTerminating(pod) || !isRunningAndReady(pod) || !isAvailable(step, pod))) return true;
  control.update(set, pod);
  return false;
}

/** Deletes a pod that has ended, for another to take its place. */
function recreate({ control, set }: Step, pod: Pod): void {
  const failed = pod.status?.phase === 'Failed';
  const what = `is recreating ${failed ? 'failed' : 'terminated'} Pod ${pod.metadata.name}`;
  const message = `StatefulSet ${set.metadata.namespace}/${set.metadata.name} ${what}`;
  if (failed) control.event(set, 'Warning', 'RecreatingFailedPod', message);
  else control.event(set, 'Normal', 'RecreatingTerminatedPod', message);
  control.delete(set, pod);
}

/** Deletes one pod too many. */
function processCondemned(step: Step, { condemned, firstUnhealthy }: Members, i: number, monotonic: boolean): Blocks {
  const pod = condemned[i] as Pod;
  if (isTerminating(pod)) return monotonic;
  const ready = isRunningAndReady(pod) && isAvailable(step, pod);
  if (monotonic && !ready && pod !== firstUnhealthy) return true;
  step.control.delete(step.set, pod);
  return true;
}

/** From the highest ordinal down to the partition, one pod at a time, waiting for each to be healthy. */
function rollingUpdate({ set, control, revisions }: Step, { replicas }: Members): number {
  const lowest = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  for (let i = replicas.length - 1; i >= lowest; i--) {
    const pod = replicas[i];
    // One that was only just created is not there to be replaced.
    if (!pod) return 0;
    if (revisionOf(pod) !== revisions.update.metadata.name && !isTerminating(pod)) {
      control.delete(set, pod);
      return 1;
    }
    if (!isHealthy(pod)) return 0;
  }
  return 0;
}

/** Ordinals below the partition are still made from the current revision: `newVersionedStatefulSetPod`. */
function newVersionedPod({ set, revisions }: Step, ordinal: number): Pod {
  const { type, rollingUpdate: rolling } = set.spec.updateStrategy ?? {};
  const kept = rolling ? (rolling.partition ?? 0) : type === 'RollingUpdate' ? (set.status?.currentReplicas ?? 0) : 0;
  const revision = ordinal < startOrdinal(set) + kept ? revisions.current : revisions.update;
  return newPod(applyRevision(set, revision), ordinal, revision.metadata.name);
}

const isHealthy = (pod: Pod): boolean => isRunningAndReady(pod) && !isTerminating(pod);

function isAvailable({ set, ctx }: Step, pod: Pod): boolean {
  return isPodAvailable(pod, set.spec.minReadySeconds ?? 0, ctx.now());
}
