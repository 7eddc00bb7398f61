/** The order in which kustomize prints: `SortOrderTransformer`. */
import { compareBytes } from '../../go/json/json';
import type { Id } from './id';
import type { SortOptions } from './kustomization';
import type { Resource } from './resource';

/** What others need comes first. */
const FIRST = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
];
const LAST = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/** By kind, then by group, version and name. */
export function sortLegacy(
  resources: readonly Resource[],
  { orderFirst = [], orderLast = [] }: { orderFirst?: string[]; orderLast?: string[] } = {
    orderFirst: FIRST,
    orderLast: LAST,
  },
): readonly Resource[] {
  const ranks = new Map<string, number>();
  for (const [at, kind] of orderFirst.entries()) ranks.set(kind, at - orderFirst.length);
  for (const [at, kind] of orderLast.entries()) ranks.set(kind, at + 1);
  const keyed = resources.map((resource) => {
    const { id } = resource;
    return { resource, rank: ranks.get(id.kind) ?? 0, kind: kindText(id), name: nameText(id) };
  });
  keyed.sort((a, b) => a.rank - b.rank || compareBytes(a.kind, b.kind) || compareBytes(a.name, b.name));
  return keyed.map(({ resource }) => resource);
}

/** As `sortOptions` has it. Throws where it makes no sense. */
export function sortResources(
  resources: readonly Resource[],
  { order = '', legacySortOptions }: SortOptions,
): readonly Resource[] {
  if (order !== 'fifo' && order !== 'legacy')
    throw new Error("the field 'sortOptions.order' must be one of [fifo, legacy]");
  if (order === 'legacy') return sortLegacy(resources, legacySortOptions);
  if (legacySortOptions)
    throw new Error(
      "the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'",
    );
  return resources;
}

/** What is not there sorts after letters. */
const kindText = ({ group, version, kind }: Id) => `${group || '~G'}_${version || '~V'}_${kind || '~K'}`;
const nameText = ({ namespace, name }: Id) => `${namespace || '~X'}|${name || '~N'}`;
