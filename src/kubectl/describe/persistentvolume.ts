/** PersistentVolumes. */

import type { PersistentVolume, PersistentVolumeSpec } from '../../kube/api/core/v1';
import { accessModesText } from '../../kube/core/access-modes';
import { translateTimestampSince } from '../../kube/meta/human-duration';
import { canonical } from '../../kube/quantity/quantity';
import { storageClassOf } from './claim';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeClusterMetadata } from './metadata';
import { describeVolumeSource, type VolumeSource } from './volume-source';

/** `describePersistentVolume`. */
export function describePersistentVolume(page: Description, volume: PersistentVolume, view: ClusterView): void {
  const { metadata, spec, status = {} } = volume;
  describeClusterMetadata(page, volume);
  page.field('Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`);
  page.field('StorageClass', storageClassOf(metadata, spec));
  page.field('Status', phaseText(volume, view.now));
  page.field('Claim', spec.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : '');
  page.field('Reclaim Policy', spec.persistentVolumeReclaimPolicy ?? '');
  page.field('Access Modes', accessModesText(spec.accessModes));
  if (spec.volumeMode !== undefined) page.field('VolumeMode', spec.volumeMode);
  page.field('Capacity', canonical(spec.capacity?.storage ?? '0'));
  describeNodeAffinity(page, spec);
  page.field('Message', status.message ?? '');
  page.line('Source:');
  if (!describeVolumeSource(page.indented(2), sourceOf(spec), true)) page.indented().line('<unknown>');
  describeEvents(page, view.eventsOf(volume), view.now);
}

/** `Bound`, or how long the object has been on its way out. */
export function phaseText(
  { metadata, status }: { metadata: { deletionTimestamp?: string }; status?: { phase?: string } },
  now: number,
): string {
  const since = metadata.deletionTimestamp;
  return since ? `Terminating (lasts ${translateTimestampSince(since, now)})` : (status?.phase ?? '');
}

/** The fields of the spec that say where the data is. */
function sourceOf(spec: PersistentVolumeSpec): VolumeSource {
  const { capacity, accessModes, claimRef, persistentVolumeReclaimPolicy, ...rest } = spec;
  const { storageClassName, mountOptions, volumeMode, nodeAffinity, ...source } = rest;
  return source;
}

function describeNodeAffinity(page: Description, { nodeAffinity }: PersistentVolumeSpec): void {
  const terms = nodeAffinity?.required?.nodeSelectorTerms;
  page.field('Node Affinity', terms ? '' : '<none>');
  if (!terms) return;
  const inner = page.indented();
  inner.field('Required Terms', terms.length === 0 ? '<none>' : '');
  terms.forEach(({ matchExpressions = [] }, i) => {
    const lines = matchExpressions.map(
      ({ key, operator, values = [] }) =>
        `${key} ${operator.toLowerCase()}${values.length > 0 ? ` [${values.join(', ')}]` : ''}`,
    );
    inner.indented().list(`Term ${i}`, lines);
  });
}
