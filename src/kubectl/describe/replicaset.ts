/** ReplicaSets and ReplicationControllers, which read alike. */
import type { ReplicaSet } from '../../kube/api/apps/v1';
import type { ReplicationController } from '../../kube/api/core/v1';
import { formatLabelSelector, selectorFromLabelSelector } from '../../kube/labels/label-selector';
import { formatLabels } from '../../kube/labels/label-set';
import { selectorFromSet } from '../../kube/labels/selector';
import type { ClusterView } from './cluster-view';
import { describeReasons } from './conditions';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeController, describeLabels } from './metadata';
import { podCountsText } from './pod-counts';
import { describePodTemplate } from './pod-template';

/** `describeReplicaSet`. */
export function describeReplicaSet(page: Description, set: ReplicaSet, view: ClusterView): void {
  describeReplicas(page, set, view, {
    selector: formatLabelSelector(set.spec.selector),
    pods: podCountsText(set, selectorFromLabelSelector(set.spec.selector), view),
  });
}

/** `describeReplicationController`. */
export function describeReplicationController(page: Description, rc: ReplicationController, view: ClusterView): void {
  describeReplicas(page, rc, view, {
    selector: formatLabels(rc.spec.selector),
    pods: podCountsText(rc, selectorFromSet(rc.spec.selector ?? {}), view),
  });
}

function describeReplicas(
  page: Description,
  object: ReplicaSet | ReplicationController,
  view: ClusterView,
  { selector, pods }: { selector: string; pods: string },
): void {
  const { metadata, spec, status } = object;
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  page.field('Selector', selector);
  describeLabels(page, metadata);
  if (object.kind === 'ReplicaSet') describeController(page, object);
  page.field('Replicas', `${status?.replicas ?? 0} current / ${spec.replicas ?? 0} desired`);
  page.field('Pods Status', pods);
  describePodTemplate(page, spec.template);
  describeReasons(page, status?.conditions);
  describeEvents(page, view.eventsOf(object), view.now);
}
