/** The history of a DaemonSet's template, as `ControllerRevision`s: `constructHistory`. */

import { deepEqual } from '../../../go/json/deep';
import type { ControllerRevision, DaemonSet } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { StatusError } from '../../../kube/errors/status-error';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { controllerOf, newControllerRef } from '../../../kube/meta/meta';
import type { ControllerContext } from '../../client/controller';
import { type Claimable, claimObjects } from '../../client/controller-ref-manager';
import { podTemplateHash } from '../../client/pod-template-hash';
import { REVISION_LABEL } from './pod-template';

/** The revision of the present template, and the others. */
export interface History {
  current: ControllerRevision;
  old: ControllerRevision[];
}

/** The hash by which pods of a revision are known. */
export const hashOf = ({ metadata }: ControllerRevision): string => metadata.labels?.[REVISION_LABEL] ?? '';

/** The template as a revision stores it: a patch that replaces the template. */
function revisionData({ spec: { template } }: DaemonSet): ControllerRevision['data'] {
  const metadata = { creationTimestamp: null, ...template.metadata };
  return { spec: { template: { ...template, metadata, $patch: 'replace' } } } as unknown as ControllerRevision['data'];
}

/** Finds or makes the revision of the present template; the newest revision has the highest number. */
export function syncHistory(ctx: ControllerContext, set: DaemonSet, claimable: Claimable<ControllerRevision>): History {
  const all = claimObjects(set, selectorFromLabelSelector(set.spec.selector), claimable);
  const data = revisionData(set);
  const matching = all.filter((r) => deepEqual(r.data, data)).sort((a, b) => b.revision - a.revision);
  const old = all.filter((r) => !matching.includes(r));
  const revision = Math.max(0, ...old.map((r) => r.revision)) + 1;
  const [current] = matching;
  if (!current) return { current: snapshot(ctx, set, data, revision), old };
  if (current.revision >= revision) return { current, old };
  return { current: claimable.kind.update({ ...current, metadata: { ...current.metadata }, revision }), old };
}

function snapshot(
  ctx: ControllerContext,
  set: DaemonSet,
  data: ControllerRevision['data'],
  revision: number,
): ControllerRevision {
  const { metadata, spec, status } = set;
  const hash = podTemplateHash(spec.template, status?.collisionCount);
  const revisions = ctx.client.kind('controllerrevisions.apps');
  const name = `${metadata.name}-${hash}`;
  try {
    return revisions.createTrusted({
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: {
        name,
        namespace: metadata.namespace,
        labels: { ...spec.template.metadata?.labels, [REVISION_LABEL]: hash },
        ...(metadata.annotations ? { annotations: { ...metadata.annotations } } : {}),
        ownerReferences: [newControllerRef(set)],
      },
      data,
      revision,
    });
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'AlreadyExists') throw error;
    const existing = revisions.get(metadata.namespace, name);
    if (existing && controllerOf(existing)?.uid === metadata.uid && deepEqual(existing.data, data)) return existing;
    const collisionCount = (status?.collisionCount ?? 0) + 1;
    const counted = { ...set, status: { ...status, collisionCount } } as DaemonSet;
    ctx.client.kind('daemonsets.apps').updateStatus(counted);
    throw error;
  }
}

/** Deletes the oldest revisions beyond `revisionHistoryLimit` that no pod is of. */
export function cleanupHistory(ctx: ControllerContext, { spec }: DaemonSet, { old }: History, pods: Pod[]): void {
  let spare = old.length - (spec.revisionHistoryLimit ?? 10);
  if (spare <= 0) return;
  const live = new Set(pods.map((pod) => pod.metadata.labels?.[REVISION_LABEL]));
  for (const revision of [...old].sort((a, b) => a.revision - b.revision)) {
    if (spare <= 0) return;
    if (live.has(hashOf(revision))) continue;
    const { namespace, name } = revision.metadata;
    ctx.client.kind('controllerrevisions.apps').delete(namespace, name);
    spare--;
  }
}
