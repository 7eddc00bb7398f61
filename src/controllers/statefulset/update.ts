/** One step of a StatefulSet towards its spec: `defaultStatefulSetControl.updateStatefulSet`. */
import type { StatefulSet } from '../../api/apps/statefulset';
import type { Pod } from '../../api/core/pod';
import type { ControllerContext } from '../../client/controller';
import { isPodAvailable, isTerminating } from '../../client/pod-conditions';
import { enforceClaimRetention } from './claim-retention';
import { endOrdinal, newPod, ordinalOf, revisionOf, startOrdinal } from './identity';
import type { PodControl } from './pod-control';
import { applyRevision } from './revisions';
import { isRunningAndReady, type Revisions } from './status';

/** Pods by ordinal, and those whose ordinal the set no longer has, highest first. */
interface Members {
  replicas: (Pod | undefined)[];
  condemned: Pod[];
}

/** What a step needs. */
export interface Step {
  ctx: ControllerContext;
  control: PodControl;
  set: StatefulSet;
  pods: Pod[];
  revisions: Revisions;
}

/** Creates, replaces or deletes pods: one at a time under OrderedReady, all that is due under Parallel. */
export function updateStatefulSet(step: Step): void {
  const { set } = step;
  if (set.metadata.deletionTimestamp) return;
  const members = partition(step);
  const monotonic = set.spec.podManagementPolicy !== 'Parallel';
  for (let i = 0; i < members.replicas.length; i++) if (replicaBlocks(step, members, i, monotonic)) return;
  for (const pod of members.condemned) enforceClaimRetention(step.ctx, set, pod);
  const unhealthy = firstUnhealthy(members);
  for (const pod of members.condemned) if (condemnedBlocks(step, pod, unhealthy, monotonic)) return;
  if (set.spec.updateStrategy?.type !== 'OnDelete') rollingUpdate(step, members);
}

function partition({ set, pods }: Step): Members {
  const start = startOrdinal(set);
  const end = endOrdinal(set);
  const replicas: (Pod | undefined)[] = new Array(end - start).fill(undefined);
  const condemned: Pod[] = [];
  for (const pod of pods) {
    const ordinal = ordinalOf(pod);
    if (ordinal >= start && ordinal < end) replicas[ordinal - start] = pod;
    else if (ordinal >= 0) condemned.push(pod);
  }
  return { replicas, condemned: condemned.sort((a, b) => ordinalOf(b) - ordinalOf(a)) };
}

/** The lowest ordinal that is not healthy, or else the lowest condemned pod that is not. */
function firstUnhealthy({ replicas, condemned }: Members): Pod | undefined {
  return replicas.find((pod) => pod && !isHealthy(pod)) ?? [...condemned].reverse().find((pod) => !isHealthy(pod));
}

/** Brings one replica forward; true when nothing after it may happen yet. */
function replicaBlocks(step: Step, members: Members, i: number, monotonic: boolean): boolean {
  const { control, set, ctx } = step;
  const ordinal = startOrdinal(set) + i;
  let pod = members.replicas[i];
  if (pod && (pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded') && !isTerminating(pod)) {
    const failed = pod.status.phase === 'Failed';
    const words = failed ? 'is recreating failed Pod' : 'is recreating terminated Pod';
    const reason = failed ? 'RecreatingFailedPod' : 'RecreatingTerminatedPod';
    const message = `StatefulSet ${set.metadata.namespace}/${set.metadata.name} ${words} ${pod.metadata.name}`;
    control.event(set, failed ? 'Warning' : 'Normal', reason, message);
    control.delete(set, pod);
    pod = undefined;
  }
  if (!pod) {
    if (control.hasTerminatingClaim(set, ordinal)) return true;
    control.create(set, newVersionedPod(step, members, ordinal));
    return monotonic;
  }
  if (pod.status?.phase === 'Pending') control.createMissingClaims(set, ordinal, pod.metadata.name);
  if (monotonic && (isTerminating(pod) || !isRunningAndReady(pod) || !isAvailable(step, pod))) return true;
  enforceClaimRetention(ctx, set, pod);
  control.update(set, pod);
  return false;
}

/** Deletes one pod too many; true when the next has to wait. */
function condemnedBlocks(step: Step, pod: Pod, unhealthy: Pod | undefined, monotonic: boolean): boolean {
  if (isTerminating(pod)) return monotonic;
  if (monotonic && pod !== unhealthy && (!isRunningAndReady(pod) || !isAvailable(step, pod))) return true;
  step.control.delete(step.set, pod);
  return monotonic;
}

/** From the highest ordinal down to the partition, one pod at a time, waiting for each to be healthy. */
function rollingUpdate({ set, control, revisions }: Step, { replicas }: Members): void {
  const lowest = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  for (let i = replicas.length - 1; i >= lowest; i--) {
    const pod = replicas[i];
    if (!pod) return;
    if (revisionOf(pod) !== revisions.update.metadata.name && !isTerminating(pod)) {
      control.delete(set, pod);
      return;
    }
    if (!isHealthy(pod)) return;
  }
}

/** Ordinals below the partition are still made from the current revision. */
function newVersionedPod({ set, revisions }: Step, { replicas }: Members, ordinal: number): Pod {
  const { type, rollingUpdate: rolling } = set.spec.updateStrategy ?? {};
  const onCurrent = replicas.filter((p) => p && !isTerminating(p) && revisionOf(p) === revisions.current.metadata.name);
  const boundary = startOrdinal(set) + (rolling ? (rolling.partition ?? 0) : onCurrent.length);
  const revision = type !== 'OnDelete' && ordinal < boundary ? revisions.current : revisions.update;
  return newPod(applyRevision(set, revision), ordinal, revision.metadata.name);
}

const isHealthy = (pod: Pod): boolean => isRunningAndReady(pod) && !isTerminating(pod);

function isAvailable({ set, ctx }: Step, pod: Pod): boolean {
  return isPodAvailable(pod, set.spec.minReadySeconds ?? 0, ctx.now());
}
