/** The history of a StatefulSet's template: `ControllerRevision`s, as `controller_history.go` keeps them. */
import type { ControllerRevision } from '../../api/apps/controllerrevision';
import type { StatefulSet } from '../../api/apps/statefulset';
import type { PodTemplateSpec } from '../../api/core/podtemplate';
import { encodeJSON } from '../../apimachinery/json';
import { deepEqual } from '../../apimachinery/json-value';
import type { JsonValue } from '../../apimachinery/meta';
import { newControllerRef } from '../../apimachinery/meta';

/** The template as a revision stores it: a patch that replaces the template. */
function revisionData(set: StatefulSet): ControllerRevision['data'] {
  const { template } = set.spec;
  const metadata = { creationTimestamp: null, ...template.metadata };
  return { spec: { template: { ...template, metadata, $patch: 'replace' } } } as unknown as ControllerRevision['data'];
}

/** FNV-1, 32 bits, over UTF-8, as a controller revision's hash is made. */
function fnv32(text: string): number {
  let h = 0x811c9dc5;
  for (const byte of Buffer.from(text)) h = Math.imul(h, 0x01000193) ^ byte;
  return h >>> 0;
}

/** `rand.SafeEncodeString`: digits become letters and digits that spell no word. */
export function safeEncode(text: string): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  return [...text].map((c) => alphabet[c.charCodeAt(0) % alphabet.length]).join('');
}

/** A new, not yet created revision of the set's present template. */
export function newRevision(set: StatefulSet, revision: number): ControllerRevision {
  const data = revisionData(set);
  const hash = safeEncode(String(fnv32(encodeJSON(data as JsonValue) + String(set.status?.collisionCount ?? 0))));
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
