/** A set's template as a `ControllerRevision`: `history.NewControllerRevision` and `ApplyRevision`. */

import { deepEqual } from '../../../go/json/deep';
import { encodeJSON } from '../../../go/json/json';
import type { JsonValue } from '../../../go/json/value';
import type { ControllerRevision, StatefulSet } from '../../../kube/api/apps/v1';
import type { PodTemplateSpec } from '../../../kube/api/core/v1';
import { newControllerRef } from '../../../kube/meta/meta';
import { safeEncode } from '../../client/pod-template-hash';

/** A new, not yet created revision of the set's present template. */
export function newRevision(set: StatefulSet, revision: number, collisionCount: number): ControllerRevision {
  const data = revisionData(set);
  const hash = hashOf(data, collisionCount);
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `${set.metadata.name}-${hash}`,
      namespace: set.metadata.namespace,
      labels: { ...set.spec.template.metadata?.labels, 'controller.kubernetes.io/hash': hash },
      ...(set.metadata.annotations ? { annotations: { ...set.metadata.annotations } } : {}),
      ownerReferences: [newControllerRef(set)],
    },
    data,
    revision,
  };
}

/** `web-6596ffb49b`: another name for each collision. */
export function revisionName(set: StatefulSet, { data }: ControllerRevision, collisionCount: number): string {
  return `${set.metadata.name}-${hashOf(data, collisionCount)}`;
}

/** Whether two revisions hold the same template. */
export const equalRevision = (a: ControllerRevision, b: ControllerRevision): boolean => deepEqual(a.data, b.data);

/** Oldest first. */
export function sortRevisions(revisions: ControllerRevision[]): ControllerRevision[] {
  const created = (r: ControllerRevision) => r.metadata.creationTimestamp ?? '';
  return revisions.sort(
    (a, b) =>
      a.revision - b.revision || created(a).localeCompare(created(b)) || (a.metadata.name < b.metadata.name ? -1 : 1),
  );
}

/** The set as it was at a revision. */
export function applyRevision(set: StatefulSet, revision: ControllerRevision): StatefulSet {
  const data = revision.data as unknown as { spec: { template: PodTemplateSpec & { $patch?: string } } };
  const { $patch: _replace, ...template } = data.spec.template;
  return { ...set, spec: { ...set.spec, template } };
}

/** The template as a revision stores it: a patch that replaces the template. */
function revisionData(set: StatefulSet): ControllerRevision['data'] {
  const { template } = set.spec;
  const metadata = { creationTimestamp: null, ...template.metadata };
  return { spec: { template: { ...template, metadata, $patch: 'replace' } } } as unknown as ControllerRevision['data'];
}

/** FNV-1, 32 bits, over UTF-8, as a controller revision's hash is made. */
function hashOf(data: ControllerRevision['data'], collisionCount: number): string {
  let h = 0x811c9dc5;
  for (const byte of Buffer.from(encodeJSON(data as JsonValue) + collisionCount)) h = Math.imul(h, 0x01000193) ^ byte;
  return safeEncode(String(h >>> 0));
}
