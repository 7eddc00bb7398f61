/** What a namespace holds, deleted: `deleteAllContent` of `namespaced_resources_deleter.go`. */
import type { Pod } from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Client } from '../../client/client';
import { isFinished } from '../../client/pod-conditions';

/** How long objects with finalizers are given before they are looked at again. */
const FINALIZER_ESTIMATE = 15;

/** What is still there after everything has been asked to go. */
export interface Remains {
  /** How many objects of each resource: `pods`, `statefulsets.apps`. */
  resources: Map<string, number>;
  finalizers: Map<string, number>;
  /** Seconds until it is worth looking again; 0 when nothing is left. */
  estimate: number;
}

/** Deletes every object in the namespace, which was itself deleted `elapsed` milliseconds ago. */
export function deleteContent(client: Client, namespace: string, elapsed: number): Remains {
  const remains: Remains = { resources: new Map(), finalizers: new Map(), estimate: 0 };
  for (const resource of client.storedResources()) {
    const kind = client.kind(resource);
    const objects = kind.list(namespace).filter((object) => object.metadata.namespace === namespace);
    const grace = resource === 'pods' ? graceOf(objects as Pod[], elapsed) : 0;
    for (const { metadata } of objects)
      if (!metadata.deletionTimestamp) kind.delete(namespace, metadata.name, { propagationPolicy: 'Background' });
    const left = objects.flatMap(({ metadata }) => kind.get(namespace, metadata.name) ?? []);
    if (left.length === 0) continue;
    remains.resources.set(resource, left.length);
    countFinalizers(left, remains.finalizers);
    remains.estimate = Math.max(remains.estimate, grace || FINALIZER_ESTIMATE);
  }
  return remains;
}

/** The longest grace period of the pods, in seconds; none once it must be over. */
function graceOf(pods: Pod[], elapsed: number): number {
  const periods = pods.filter((pod) => !isFinished(pod)).map((pod) => pod.spec.terminationGracePeriodSeconds ?? 0);
  const longest = Math.max(0, ...periods);
  return elapsed >= longest * 1000 ? 0 : longest;
}

function countFinalizers(objects: KubeObject[], counts: Map<string, number>): void {
  for (const { metadata } of objects)
    for (const finalizer of metadata.finalizers ?? []) counts.set(finalizer, (counts.get(finalizer) ?? 0) + 1);
}
