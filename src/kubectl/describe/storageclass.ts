/** StorageClasses. */
import type { StorageClass } from '../../kube/api/storage/v1';
import { formatLabels } from '../../kube/labels/label-set';
import type { ClusterView } from './cluster-view';
import { boolText } from './container-state';
import type { Description } from './description';
import { describeEvents } from './events';

/** `describeStorageClass`. */
export function describeStorageClass(page: Description, storageClass: StorageClass, view: ClusterView): void {
  const { metadata, allowVolumeExpansion: expansion, mountOptions = [], allowedTopologies } = storageClass;
  page.field('Name', metadata.name);
  page.field('IsDefaultClass', isDefault(storageClass) ? 'Yes' : 'No');
  page.field('Annotations', formatLabels(metadata.annotations));
  page.field('Provisioner', storageClass.provisioner);
  page.field('Parameters', formatLabels(storageClass.parameters));
  page.field('AllowVolumeExpansion', expansion === undefined ? '<unset>' : boolText(expansion));
  if (mountOptions.length === 0) page.field('MountOptions', '<none>');
  else page.line('MountOptions:');
  for (const option of mountOptions) page.indented().line(option);
  if (storageClass.reclaimPolicy !== undefined) page.field('ReclaimPolicy', storageClass.reclaimPolicy);
  if (storageClass.volumeBindingMode !== undefined) page.field('VolumeBindingMode', storageClass.volumeBindingMode);
  if (allowedTopologies?.length) {
    page.field('AllowedTopologies', '');
    allowedTopologies.forEach(({ matchLabelExpressions = [] }, i) => {
      page.indented().list(`Term ${i}`, matchLabelExpressions.map(requirementText));
    });
  }
  describeEvents(page, view.eventsOf(storageClass), view.now);
}

function isDefault({ metadata: { annotations = {} } }: StorageClass): boolean {
  const names = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class'];
  return names.some((name) => annotations[name] === 'true');
}

function requirementText({ key, values }: { key: string; values?: string[] }): string {
  return values?.length ? `${key} in [${values.join(', ')}]` : `${key} in`;
}
