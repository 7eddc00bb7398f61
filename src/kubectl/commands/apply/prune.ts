/** `kubectl apply --prune`: deletes what was applied once and is not among the files any more. */

import type { Target } from '../../../control-plane/client/client';
import { compareBytes } from '../../../go/json/json';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import type { DryRun } from '../../cli/dry-run';
import { klogWarning } from '../../cli/klog';
import type { DeletionFlags } from '../../options/delete';
import { LAST_APPLIED } from '../../options/last-applied';
import type { RESTMapper, RESTMapping } from '../../resource/mapper';

/** A kind to prune among. */
export interface PruneResource {
  group: string;
  version: string;
  kind: string;
}

/** What is pruned among unless `--prune-allowlist` says otherwise. */
const DEFAULT_ALLOWLIST: readonly PruneResource[] = [
  { group: '', version: 'v1', kind: 'ConfigMap' },
  { group: '', version: 'v1', kind: 'Endpoints' },
  { group: '', version: 'v1', kind: 'Namespace' },
  { group: '', version: 'v1', kind: 'PersistentVolumeClaim' },
  { group: '', version: 'v1', kind: 'PersistentVolume' },
  { group: '', version: 'v1', kind: 'Pod' },
  { group: '', version: 'v1', kind: 'ReplicationController' },
  { group: '', version: 'v1', kind: 'Secret' },
  { group: '', version: 'v1', kind: 'Service' },
  { group: 'batch', version: 'v1', kind: 'Job' },
  { group: 'batch', version: 'v1', kind: 'CronJob' },
  { group: 'networking.k8s.io', version: 'v1', kind: 'Ingress' },
  { group: 'apps', version: 'v1', kind: 'DaemonSet' },
  { group: 'apps', version: 'v1', kind: 'Deployment' },
  { group: 'apps', version: 'v1', kind: 'ReplicaSet' },
  { group: 'apps', version: 'v1', kind: 'StatefulSet' },
];

/** Reads `--prune-allowlist`. Throws on what is no `<group/version/kind>` and on kinds nobody serves. */
export function parsePruneResources(mapper: RESTMapper, gvks: readonly string[]): PruneResource[] {
  return gvks.map((gvk) => {
    const [group = '', version = '', kind = '', ...more] = gvk.split('/');
    if (!kind || more.length > 0)
      throw new Error(`invalid GroupVersionKind format: ${gvk}, please follow <group/version/kind>`);
    const resource = { group: group === 'core' ? '' : group, version, kind };
    mapper.kindMapping(resource.group, version, kind);
    return resource;
  });
}

/** What is to be pruned. */
export interface Pruning {
  /** `-l`; empty for all. */
  selector: string;
  allowlist: readonly PruneResource[];
  /** The uids of the objects that were applied. */
  visited: ReadonlySet<string>;
  /** The namespaces they are in. */
  namespaces: readonly string[];
}

/** An object to prune, with what a request about it addresses. */
export interface Prunable {
  target: Target;
  object: KubeObject;
}

/** Every object that was applied once, matches the selector and was not applied now. */
export function* prunable(ctx: Context, mapper: RESTMapper, pruning: Pruning): Generator<Prunable> {
  const { allowlist, namespaces } = pruning;
  if (allowlist.length === 0)
    klogWarning(
      ctx,
      'prune.go:71',
      'Deprecated: kubectl apply will no longer prune non-namespaced resources by default when used with the --namespace flag in a future release. To preserve the current behaviour, list the resources you want to target explicitly in the --prune-allowlist flag.',
    );
  const mappings = (allowlist.length > 0 ? allowlist : DEFAULT_ALLOWLIST).map(({ group, version, kind }) =>
    mapper.kindMapping(group, version, kind),
  );
  for (const namespace of [...namespaces].sort(compareBytes))
    for (const mapping of mappings) if (mapping.namespaced) yield* ofKind(ctx, mapping, namespace, pruning);
  for (const mapping of mappings) if (!mapping.namespaced) yield* ofKind(ctx, mapping, undefined, pruning);
}

function* ofKind(
  ctx: Context,
  { group, version, resource }: RESTMapping,
  namespace: string | undefined,
  { selector, visited }: Pruning,
): Generator<Prunable> {
  const target = { group, version, resource, ...(namespace ? { namespace } : {}) };
  for (const object of ctx.session.client.list(target, { labelSelector: selector }).items) {
    const { annotations, name, uid = '' } = object.metadata;
    if (annotations?.[LAST_APPLIED] !== undefined && !visited.has(uid)) yield { target: { ...target, name }, object };
  }
}

/** Deletes one of them. */
export function deletePruned(
  ctx: Context,
  { target }: Prunable,
  { deletion, dryRun }: { deletion: DeletionFlags; dryRun: DryRun },
): void {
  if (dryRun === 'client') return;
  const { propagationPolicy, gracePeriod } = deletion;
  const grace = gracePeriod >= 0 ? { gracePeriodSeconds: gracePeriod } : {};
  ctx.session.client.delete(target, { propagationPolicy, ...grace, dryRun: dryRun === 'server' });
}
