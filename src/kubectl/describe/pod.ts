/** Pods. */

import type { Pod } from '../../kube/api/core/v1';
import { translateTimestampSince } from '../../kube/meta/human-duration';
import type { ClusterView } from './cluster-view';
import { describeContainers, describeSeccompProfile } from './containers';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeController, describeLabels, labelLines } from './metadata';
import { describeTopologySpread, tolerationLines } from './placement';
import { longTime } from './times';
import { describeVolumes } from './volumes';

const MIRROR = 'kubernetes.io/config.mirror';

/** `describePod`. */
export function describePod(page: Description, pod: Pod, view: ClusterView): void {
  const { metadata, spec, status = {} } = pod;
  describeIdentity(page, pod);
  describeLabels(page, metadata);
  describePhase(page, pod, view.now);
  describeAddresses(page, pod);
  describeController(page, pod);
  if (status.nominatedNodeName) page.field('NominatedNodeName', status.nominatedNodeName);
  if (spec.initContainers?.length)
    describeContainers(page, 'Init Containers', spec.initContainers, { statuses: status.initContainerStatuses, pod });
  describeContainers(page, 'Containers', spec.containers, { statuses: status.containerStatuses, pod });
  if (spec.ephemeralContainers?.length) {
    const statuses = status.ephemeralContainerStatuses;
    describeContainers(page, 'Ephemeral Containers', spec.ephemeralContainers, { statuses, pod });
  }
  describeConditions(page, pod);
  describeVolumes(page, spec.volumes);
  page.field('QoS Class', status.qosClass ?? '');
  page.list('Node-Selectors', labelLines(spec.nodeSelector));
  page.list('Tolerations', tolerationLines(spec.tolerations));
  describeTopologySpread(page, spec.topologySpreadConstraints);
  const { namespace, name, uid, annotations } = metadata;
  describeEvents(page, view.eventsAbout({ namespace, name, uid: annotations?.[MIRROR] ?? uid }), view.now);
}

function describeIdentity(page: Description, { metadata, spec, status }: Pod): void {
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  if (spec.priority !== undefined) page.field('Priority', spec.priority);
  if (spec.priorityClassName) page.field('Priority Class Name', spec.priorityClassName);
  if (spec.runtimeClassName) page.field('Runtime Class Name', spec.runtimeClassName);
  if (spec.serviceAccountName) page.field('Service Account', spec.serviceAccountName);
  page.field('Node', spec.nodeName ? `${spec.nodeName}/${status?.hostIP ?? ''}` : '<none>');
  if (status?.startTime) page.field('Start Time', longTime(status.startTime));
}

function describePhase(page: Description, { metadata, spec, status = {} }: Pod, now: number): void {
  const ended = status.phase === 'Failed' || status.phase === 'Succeeded';
  if (metadata.deletionTimestamp && !ended) {
    page.field('Status', `Terminating (lasts ${translateTimestampSince(metadata.deletionTimestamp, now)})`);
    page.field('Termination Grace Period', `${metadata.deletionGracePeriodSeconds ?? 0}s`);
  } else page.field('Status', status.phase ?? '');
  if (status.reason) page.field('Reason', status.reason);
  if (status.message) page.field('Message', status.message);
  const profile = spec.securityContext?.seccompProfile;
  if (profile) describeSeccompProfile(page, profile, page);
}

function describeAddresses(page: Description, { status = {} }: Pod): void {
  page.field('IP', status.podIP ?? '');
  const { podIPs = [] } = status;
  if (podIPs.length === 0) page.field('IPs', '<none>');
  else page.line('IPs:');
  for (const { ip } of podIPs) page.indented().field('IP', ip ?? '');
}

function describeConditions(page: Description, { spec, status = {} }: Pod): void {
  const conditions = status.conditions ?? [];
  const gates = (spec.readinessGates ?? []).map(({ conditionType: type }) => ({
    type,
    status: conditions.find((condition) => condition.type === type)?.status ?? '<none>',
  }));
  describeStatuses(page, 'Readiness Gates', gates);
  describeStatuses(page, 'Conditions', conditions);
}

function describeStatuses(
  page: Description,
  title: string,
  statuses: readonly { type: string; status: string }[],
): void {
  if (statuses.length === 0) return;
  page.line(`${title}:`);
  page.indented().row('Type', 'Status');
  for (const { type, status } of statuses) page.indented().row(`${type} `, `${status} `);
}
