/** The ReplicaSets of a Deployment: `k8s.io/kubectl/pkg/util/deployment`. */

import { compareStrings } from '../../go/fmt/value';
import { encodeJSON } from '../../go/json/json';
import type { JsonValue } from '../../go/json/value';
import type { Deployment, ReplicaSet } from '../../kube/api/apps/v1';
import type { PodTemplateSpec } from '../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import { controllerOf } from '../../kube/meta/meta';
import type { ClusterView } from './cluster-view';

/** The set with the Deployment's present template, if there is one, and all others, oldest first. */
export function replicaSetsOf(
  { metadata, spec }: Deployment,
  view: ClusterView,
): { current?: ReplicaSet; old: ReplicaSet[] } {
  const selector = selectorFromLabelSelector(spec.selector);
  const sets = view.client
    .kind('replicasets.apps')
    .list(metadata.namespace)
    .filter((set) => controllerOf(set)?.uid === metadata.uid && selector.matches(set.metadata.labels ?? {}))
    .sort(byAge);
  const template = templateText(spec.template);
  const current = sets.find((set) => templateText(set.spec.template) === template);
  return { current, old: sets.filter((set) => set !== current) };
}

function byAge({ metadata: a }: ReplicaSet, { metadata: b }: ReplicaSet): number {
  return (
    Date.parse(a.creationTimestamp ?? '') - Date.parse(b.creationTimestamp ?? '') || compareStrings(a.name, b.name)
  );
}

/** A template without the label that tells the sets of a Deployment apart. */
function templateText({ metadata = {}, spec }: PodTemplateSpec): string {
  const { 'pod-template-hash': _, ...labels } = metadata.labels ?? {};
  return encodeJSON({ metadata: { ...metadata, labels }, spec } as unknown as JsonValue);
}
