import { imageNameError } from '../../../container/images/reference';
import type { Pod, PodStatus } from '../../../kube/api/core/v1';

import { formatTime } from '../../../kube/meta/meta';
import { claimNames } from '../../client/pod-claims';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { announcePulling, isPulled } from '../announce';
import { waitingStatus } from '../container-status';
import { activeSlots, isFresh } from '../containers';

import { mountProblems } from '../references';
import { untilNextAttempt } from '../retry-times';
import { type Stage, type StageContext, wholePod } from '../stage';
import { startPulled } from './start';

/** The kubelet has seen a pod bound to its node: volumes are attached, images are pulled, ContainerCreating shows. */
export const accept: Stage = {
  name: 'accept',
  subjects: (pod, ctx) =>
    wholePod(
      !!pod.spec.nodeName &&
        !pod.status?.startTime &&
        !isTerminating(pod) &&
        !isFinished(pod) &&
        !!ctx.client.kind('nodes').get(undefined, pod.spec.nodeName),
    ),
  delay: () => 0,
  next(pod, _, ctx) {
    const node = ctx.client.kind('nodes').get(undefined, pod.spec.nodeName ?? '');
    const init = pod.spec.initContainers ?? [];
    const sorted = [...pod.spec.containers].sort((a, b) => (a.name < b.name ? -1 : 1));
    attachVolumes(pod, ctx);
    const status: PodStatus = {
      hostIP: node?.status?.addresses?.find((a) => a.type === 'InternalIP')?.address,
      startTime: formatTime(ctx.now()),
      ...(init.length > 0 ? { initContainerStatuses: init.map((c) => waitingStatus(c, 'PodInitializing')) } : {}),
      containerStatuses: sorted.map((c) => waitingStatus(c, init.length > 0 ? 'PodInitializing' : 'ContainerCreating')),
    };
    mountAndPull({ ...pod, status: { ...pod.status, ...status } }, ctx);
    ctx.writeStatus(pod, status);
  },
};

const MOUNT_PAUSES = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 122_000];

/** Volumes that could not be mounted are tried again. */
export const mount: Stage = {
  name: 'mount',
  subjects: (pod, ctx) => wholePod(activeSlots(pod).some(isFresh) && mountProblems(pod, ctx.client).length > 0),
  delay: (pod, _, ctx) => untilNextAttempt(ctx.now() - Date.parse(pod.status?.startTime ?? ''), MOUNT_PAUSES),
  periodic: () => true,
  next: (pod, _, ctx) => mountAndPull(pod, ctx),
};

/** Tells what cannot be mounted; if all can, the first images are pulled. */
function mountAndPull(pod: Pod, ctx: StageContext): void {
  const problems = mountProblems(pod, ctx.client);
  for (const problem of problems) ctx.event(pod, 'Warning', 'FailedMount', problem);
  if (problems.length > 0) return;
  const [first] = activeSlots(pod).filter(isFresh);
  if (!first || imageNameError(first.container.image ?? '') || !isPulled(first, ctx)) return;
  announcePulling(pod, first, ctx);
  ctx.later(pod, startPulled, ctx.latencies.start(pod));
}

/** Volumes that are attached to nodes: what CSI drivers and cloud disks provide. */
function attachVolumes(pod: Pod, ctx: StageContext): void {
  for (const claimName of claimNames(pod)) {
    const claim = ctx.client.kind('persistentvolumeclaims').get(pod.metadata.namespace, claimName);
    const name = claim?.spec.volumeName;
    const source = name ? ctx.client.kind('persistentvolumes').get(undefined, name)?.spec : undefined;
    if (source?.csi || source?.gcePersistentDisk || source?.awsElasticBlockStore)
      ctx.eventFrom(
        'attachdetach-controller',
        pod,
        'SuccessfulAttachVolume',
        `AttachVolume.Attach succeeded for volume "${name}" `,
      );
  }
}
