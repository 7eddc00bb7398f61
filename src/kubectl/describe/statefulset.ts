/** StatefulSets. */
import type { StatefulSet } from '../../kube/api/apps/v1';
import type { PersistentVolumeClaim } from '../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import { canonical } from '../../kube/quantity/quantity';
import { storageClassOf } from './claim';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeLabels, labelLines } from './metadata';
import { podCountsText } from './pod-counts';
import { describePodTemplate } from './pod-template';
import { longTime } from './times';

/** `describeStatefulSet`. */
export function describeStatefulSet(page: Description, set: StatefulSet, view: ClusterView): void {
  const { metadata, spec, status } = set;
  const selector = selectorFromLabelSelector(spec.selector);
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  page.field('CreationTimestamp', longTime(metadata.creationTimestamp));
  page.field('Selector', selector.toString());
  describeLabels(page, metadata);
  page.field('Replicas', `${spec.replicas ?? 0} desired | ${status?.replicas ?? 0} total`);
  const { type = '', rollingUpdate } = spec.updateStrategy ?? {};
  page.field('Update Strategy', type);
  if (rollingUpdate?.partition !== undefined) {
    page.indented().field('Partition', rollingUpdate.partition);
    if (rollingUpdate.maxUnavailable !== undefined)
      page.indented().field('MaxUnavailable', rollingUpdate.maxUnavailable);
  }
  page.field('Pods Status', podCountsText(set, selector, view));
  describePodTemplate(page, spec.template);
  describeClaimTemplates(page, spec.volumeClaimTemplates);
  describeEvents(page, view.eventsOf(set), view.now);
}

function describeClaimTemplates(page: Description, templates: readonly PersistentVolumeClaim[] = []): void {
  if (templates.length === 0) page.field('Volume Claims', '<none>');
  else page.line('Volume Claims:');
  const inner = page.indented();
  for (const { metadata, spec } of templates) {
    const storage = spec.resources?.requests?.storage;
    inner.field('Name', metadata.name);
    inner.field('StorageClass', storageClassOf(metadata, spec));
    inner.list('Labels', labelLines(metadata.labels));
    inner.list('Annotations', labelLines(metadata.annotations));
    inner.field('Capacity', storage === undefined ? '<default>' : canonical(storage));
    inner.field('Access Modes', `[${(spec.accessModes ?? []).join(' ')}]`);
  }
}
