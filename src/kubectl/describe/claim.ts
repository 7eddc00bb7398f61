/** A PersistentVolumeClaim, by itself or inside the ephemeral volume of a pod: `printPersistentVolumeClaim`. */
import type {
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimTemplate,
} from '../../kube/api/core/v1';
import { accessModesText } from '../../kube/core/access-modes';
import type { ObjectMeta } from '../../kube/meta/meta';
import { canonical } from '../../kube/quantity/quantity';
import type { Description } from './description';
import { annotationLines, labelLines } from './metadata';

/** `storage.GetPersistentVolumeClaimClass`: the beta annotation goes before the field. */
export function storageClassOf(
  { annotations }: Pick<Partial<ObjectMeta>, 'annotations'>,
  { storageClassName = '' }: { storageClassName?: string },
): string {
  return annotations?.['volume.beta.kubernetes.io/storage-class'] ?? storageClassName;
}

/** What the claim has got: its capacity, modes and source. */
export function describeClaimSpec(
  page: Description,
  spec: PersistentVolumeClaimSpec,
  status: PersistentVolumeClaim['status'],
): void {
  const bound = spec.volumeName !== undefined && spec.volumeName !== '';
  page.field('Capacity', bound ? canonical(status?.capacity?.storage ?? '0') : '');
  page.field('Access Modes', bound ? accessModesText(status?.accessModes) : '');
  if (spec.volumeMode !== undefined) page.field('VolumeMode', spec.volumeMode);
  const source = spec.dataSource;
  if (!source) return;
  page.line('DataSource:');
  if (typeof source.apiGroup === 'string') page.indented().field('APIGroup', source.apiGroup);
  page.indented().field('Kind', source.kind);
  page.indented().field('Name', source.name);
}

/** The claim a pod's volume is made from. kubectl indents each piece, so labels stand further in than the rest. */
export function describeClaimTemplate(page: Description, { metadata = {}, spec }: PersistentVolumeClaimTemplate): void {
  const inner = (lines: string[]) => (lines.length > 0 ? lines : ['<none>']).map((line) => `    ${line}`);
  page.field('StorageClass', storageClassOf(metadata, spec));
  page.field('Volume', spec.volumeName ?? '');
  page.list('Labels', inner(labelLines(metadata.labels)));
  page.list('Annotations', inner(annotationLines(metadata.annotations)));
  describeClaimSpec(page, spec, undefined);
}
