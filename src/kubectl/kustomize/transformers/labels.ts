/** `labels`, `commonLabels` and `commonAnnotations`. */
import { type FieldSpec, isObject, visitFields } from '../fields';
import type { LabelSet } from '../kustomization';
import type { ResourceList } from '../resource-list';
import { demandKind } from '../strategic-merge';

const POD_AFFINITY = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `${affinity}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm`,
  `${affinity}/requiredDuringSchedulingIgnoredDuringExecution`,
]);
/** Where a pod template selects other pods. */
const POD_SELECTORS = [...POD_AFFINITY.map((term) => `affinity/${term}`), 'topologySpreadConstraints'].map(
  (term) => `spec/template/spec/${term}/labelSelector/matchLabels`,
);

const METADATA_LABELS: FieldSpec = { path: 'metadata/labels', create: true };

const at = (selector: Omit<FieldSpec, 'path' | 'create'>, create: boolean, ...paths: string[]): FieldSpec[] =>
  paths.map((path) => ({ ...selector, path, create }));

const TEMPLATE_LABELS: FieldSpec[] = [
  METADATA_LABELS,
  ...at({ version: 'v1', kind: 'ReplicationController' }, true, 'spec/template/metadata/labels'),
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].flatMap((kind) => at({ kind }, true, 'spec/template/metadata/labels')),
  ...at(
    { group: 'apps', kind: 'StatefulSet' },
    true,
    'spec/template/metadata/labels',
    'spec/volumeClaimTemplates[]/metadata/labels',
  ),
  ...at({ group: 'batch', kind: 'Job' }, true, 'spec/template/metadata/labels'),
  ...at(
    { group: 'batch', kind: 'CronJob' },
    true,
    'spec/jobTemplate/metadata/labels',
    'spec/jobTemplate/spec/template/metadata/labels',
  ),
];

const LABEL_FIELDS: FieldSpec[] = [
  ...TEMPLATE_LABELS,
  ...at({ version: 'v1', kind: 'Service' }, true, 'spec/selector'),
  ...at({ version: 'v1', kind: 'ReplicationController' }, true, 'spec/selector'),
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].flatMap((kind) => at({ kind }, true, 'spec/selector/matchLabels')),
  ...at({ group: 'apps', kind: 'StatefulSet' }, true, 'spec/selector/matchLabels'),
  ...['Deployment', 'StatefulSet'].flatMap((kind) => at({ group: 'apps', kind }, false, ...POD_SELECTORS)),
  ...at({ group: 'batch', kind: 'Job' }, false, 'spec/selector/matchLabels'),
  ...at({ group: 'batch', kind: 'CronJob' }, false, 'spec/jobTemplate/spec/selector/matchLabels'),
  ...at({ group: 'policy', kind: 'PodDisruptionBudget' }, false, 'spec/selector/matchLabels'),
  ...at(
    { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
    false,
    'spec/podSelector/matchLabels',
    'spec/ingress/from/podSelector/matchLabels',
    'spec/egress/to/podSelector/matchLabels',
  ),
];

const ANNOTATION_FIELDS: FieldSpec[] = [
  { path: 'metadata/annotations', create: true },
  ...at({ version: 'v1', kind: 'ReplicationController' }, true, 'spec/template/metadata/annotations'),
  ...['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'].flatMap((kind) =>
    at({ kind }, true, 'spec/template/metadata/annotations'),
  ),
  ...at({ group: 'batch', kind: 'Job' }, true, 'spec/template/metadata/annotations'),
  ...at(
    { group: 'batch', kind: 'CronJob' },
    true,
    'spec/jobTemplate/metadata/annotations',
    'spec/jobTemplate/spec/template/metadata/annotations',
  ),
];

/** An entry of `labels`. */
export function setLabels(resources: ResourceList, { pairs = {}, fields = [], ...include }: LabelSet): void {
  const included = include.includeSelectors
    ? LABEL_FIELDS
    : include.includeTemplates
      ? TEMPLATE_LABELS
      : [METADATA_LABELS];
  setPairs(resources, pairs, [...fields, ...included]);
}

/** `commonLabels`: on resources, in templates and in selectors. */
export function setCommonLabels(resources: ResourceList, labels: Record<string, string>): void {
  setPairs(resources, labels, LABEL_FIELDS);
}

export function setCommonAnnotations(resources: ResourceList, annotations: Record<string, string>): void {
  setPairs(resources, annotations, ANNOTATION_FIELDS);
}

function setPairs(resources: ResourceList, pairs: Record<string, string>, fields: FieldSpec[]): void {
  if (Object.keys(pairs).length === 0) return;
  for (const { body } of resources.all)
    for (const field of fields)
      visitFields(body, field, ({ value, set }) => {
        demandKind(value, 'MappingNode');
        set({ ...(isObject(value) ? value : {}), ...pairs });
      });
}
