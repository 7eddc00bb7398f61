/** What a Deployment writes on its ReplicaSets: revisions, and how large the whole was meant to be. */
import { fieldOf, setField } from '../../../go/json/field';
import type { Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import { maxSurge, replicasOf } from './strategy';

export const REVISION = 'deployment.kubernetes.io/revision';
const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history';
const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas';
const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas';
const MAX_HISTORY_LENGTH = 2000;

/** Annotations of a Deployment that its ReplicaSets do not inherit. */
const NOT_INHERITED = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.deployment.rollback.to',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
]);

type Annotations = Record<string, string>;

/** The revision written on an object; 0 when there is none, or none that can be read. */
export function revisionOf({ metadata }: KubeObject): number {
  const text = metadata.annotations?.[REVISION] ?? '';
  return /^-?\d+$/.test(text) ? Number(text) : 0;
}

/** The highest revision of some sets. */
export const maxRevision = (sets: readonly ReplicaSet[]): number => Math.max(0, ...sets.map(revisionOf));

/** `desired-replicas` and `max-replicas` as they should be. */
export function replicasAnnotations(deployment: Deployment): Annotations {
  const replicas = replicasOf(deployment);
  return { [DESIRED_REPLICAS]: String(replicas), [MAX_REPLICAS]: String(replicas + maxSurge(deployment)) };
}

/** How many replicas the Deployment had when it last scaled the set. */
export const desiredReplicas = (set: ReplicaSet): number | undefined => numberOf(set, DESIRED_REPLICAS);

/** The same with the surge. */
export const maxReplicas = (set: ReplicaSet): number | undefined => numberOf(set, MAX_REPLICAS);

function numberOf({ metadata }: ReplicaSet, annotation: string): number | undefined {
  const text = fieldOf(metadata.annotations, annotation) ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What the newest set of a Deployment should carry: `SetNewReplicaSetAnnotations`. */
export function newReplicaSetAnnotations(deployment: Deployment, present: Annotations, revision: number): Annotations {
  const annotations = { ...present };
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {}))
    if (!NOT_INHERITED.has(key)) setField(annotations, key, value);
  const old = present[REVISION];
  // What cannot be read is left alone.
  if (old && !/^-?\d+$/.test(old)) return annotations;
  if (Number(old ?? 0) >= revision) return annotations;
  annotations[REVISION] = String(revision);
  if (old !== undefined) annotations[REVISION_HISTORY] = historyWith(present[REVISION_HISTORY], old);
  return annotations;
}

/** A set that serves again keeps the revisions it had, as many of the last as fit. */
function historyWith(history: string | undefined, revision: string): string {
  if (!history) return revision;
  const revisions = [...history.split(','), revision];
  while (revisions.join(',').length > MAX_HISTORY_LENGTH) revisions.shift();
  return revisions.join(',');
}
