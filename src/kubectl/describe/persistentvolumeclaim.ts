/** PersistentVolumeClaims. */

import { compareStrings } from '../../go/fmt/value';
import type { PersistentVolumeClaim } from '../../kube/api/core/v1';
import { describeClaimSpec, storageClassOf } from './claim';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeLabels } from './metadata';
import { phaseText } from './persistentvolume';
import { longTime } from './times';

/** `describePersistentVolumeClaim`. */
export function describePersistentVolumeClaim(
  page: Description,
  claim: PersistentVolumeClaim,
  view: ClusterView,
): void {
  const { metadata, spec, status } = claim;
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  page.field('StorageClass', storageClassOf(metadata, spec));
  page.field('Status', phaseText(claim, view.now));
  page.field('Volume', spec.volumeName ?? '');
  describeLabels(page, metadata);
  page.field('Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`);
  describeClaimSpec(page, spec, status);
  const pods = view.podsUsing(claim).map((pod) => pod.metadata.name);
  page.list('Used By', pods.sort(compareStrings));
  describeConditions(page, claim);
  // kubectl 1.28 shows them even when told not to.
  const { namespace, name, uid } = metadata;
  describeEvents(page, view.allEventsAbout({ kind: claim.kind, namespace, name, uid }), view.now);
}

function describeConditions(page: Description, { status }: PersistentVolumeClaim): void {
  const conditions = status?.conditions ?? [];
  if (conditions.length === 0) return;
  page.line('Conditions:');
  const table = page.indented();
  table.row('Type', 'Status', 'LastProbeTime', 'LastTransitionTime', 'Reason', 'Message');
  table.row('----', '------', '-----------------', '------------------', '------', '-------');
  for (const { type, status, lastProbeTime, lastTransitionTime, reason = '', message = '' } of conditions)
    table.row(
      `${type} `,
      `${status} `,
      `${longTime(lastProbeTime)} `,
      `${longTime(lastTransitionTime)} `,
      `${reason} `,
      message,
    );
}
