/** The pod template of a workload: `DescribePodTemplate`. */
import type { PodTemplateSpec } from '../../kube/api/core/v1';
import { describeContainers } from './containers';
import type { Description } from './description';
import { annotationLines, labelLines } from './metadata';
import { describeTopologySpread } from './placement';
import { describeVolumes } from './volumes';

/** `Pod Template:` and what it would make of a pod. */
export function describePodTemplate(page: Description, template: PodTemplateSpec | undefined): void {
  page.line('Pod Template:');
  if (template) describeTemplate(page, template);
  else page.write('  <unset>');
}

function describeTemplate(page: Description, { metadata = {}, spec }: PodTemplateSpec): void {
  const inner = page.indented();
  inner.list('Labels', labelLines(metadata.labels));
  if (Object.keys(metadata.annotations ?? {}).length > 0)
    inner.list('Annotations', annotationLines(metadata.annotations));
  if (spec.serviceAccountName) inner.field('Service Account', spec.serviceAccountName);
  if (spec.initContainers?.length) describeContainers(page, 'Init Containers', spec.initContainers, { template: true });
  describeContainers(page, 'Containers', spec.containers, { template: true });
  describeVolumes(page, spec.volumes, true);
  describeTopologySpread(inner, spec.topologySpreadConstraints);
  if (spec.priorityClassName) inner.field('Priority Class Name', spec.priorityClassName);
}
