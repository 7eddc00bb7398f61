/** Deployments. */
import type { Deployment, ReplicaSet } from '../../kube/api/apps/v1';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import type { ClusterView } from './cluster-view';
import { describeReasons } from './conditions';
import { replicaSetsOf } from './deployment-replicasets';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeLabels } from './metadata';
import { describePodTemplate } from './pod-template';
import { longTime } from './times';

/** `describeDeployment`. */
export function describeDeployment(page: Description, deployment: Deployment, view: ClusterView): void {
  const { metadata, spec } = deployment;
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  page.field('CreationTimestamp', longTime(metadata.creationTimestamp));
  describeLabels(page, metadata);
  page.field('Selector', selectorFromLabelSelector(spec.selector).toString());
  page.field('Replicas', replicasText(deployment));
  page.field('StrategyType', spec.strategy?.type ?? '');
  page.field('MinReadySeconds', spec.minReadySeconds ?? 0);
  const update = spec.strategy?.rollingUpdate;
  if (update)
    page.field(
      'RollingUpdateStrategy',
      `${update.maxUnavailable ?? '<nil>'} max unavailable, ${update.maxSurge ?? '<nil>'} max surge`,
    );
  describePodTemplate(page, spec.template);
  describeReasons(page, deployment.status?.conditions);
  const { current, old } = replicaSetsOf(deployment, view);
  if (current || old.length > 0) {
    page.field('OldReplicaSets', replicaSetsText(old));
    page.field('NewReplicaSet', replicaSetsText(current ? [current] : []));
  }
  describeEvents(page, view.eventsOf(deployment), view.now);
}

function replicasText({ spec, status = {} }: Deployment): string {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status;
  return [
    `${spec.replicas ?? 0} desired`,
    `${updatedReplicas} updated`,
    `${replicas} total`,
    `${availableReplicas} available`,
    `${unavailableReplicas} unavailable`,
  ].join(' | ');
}

function replicaSetsText(sets: readonly ReplicaSet[]): string {
  const texts = sets.map(
    ({ metadata, spec, status }) =>
      `${metadata.name} (${status?.replicas ?? 0}/${spec.replicas ?? 0} replicas created)`,
  );
  return texts.join(', ') || '<none>';
}
