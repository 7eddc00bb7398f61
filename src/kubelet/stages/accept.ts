import type { Pod } from '../../api/core/pod';
import { formatTime } from '../../apimachinery/meta';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { waitingStatus } from '../container-status';
import type { Stage, StageContext } from '../stage';

/** The kubelet has seen a pod bound to its node: volumes are attached, images are pulled, ContainerCreating shows. */
export const accept: Stage = {
  name: 'accept',
  subjects: (pod) =>
    pod.spec.nodeName && !pod.status?.startTime && !isTerminating(pod) && !isFinished(pod) ? [''] : [],
  delay: () => 0,
  next(pod, _, ctx) {
    const node = ctx.client.kind('nodes').get(undefined, pod.spec.nodeName ?? '');
    if (!node) return;
    const init = pod.spec.initContainers ?? [];
    const sorted = [...pod.spec.containers].sort((a, b) => (a.name < b.name ? -1 : 1));
    attachVolumes(pod, ctx);
    ctx.writeStatus(pod, {
      hostIP: node.status?.addresses?.find((a) => a.type === 'InternalIP')?.address,
      startTime: formatTime(ctx.now()),
      ...(init.length > 0 ? { initContainerStatuses: init.map((c) => waitingStatus(c, 'PodInitializing')) } : {}),
      containerStatuses: sorted.map((c) => waitingStatus(c, init.length > 0 ? 'PodInitializing' : 'ContainerCreating')),
    });
    const first = init.length > 0 ? init.slice(0, 1) : pod.spec.containers;
    for (const c of first)
      ctx.event(pod, 'Normal', 'Pulling', `Pulling image "${c.image}"`, { name: c.name, init: init.length > 0 });
  },
};

/** Volumes that are attached to nodes: what CSI drivers and cloud disks provide. */
function attachVolumes(pod: Pod, ctx: StageContext): void {
  for (const volume of pod.spec.volumes ?? []) {
    const claimName = volume.persistentVolumeClaim?.claimName;
    const claim = claimName && ctx.client.kind('persistentvolumeclaims').get(pod.metadata.namespace, claimName);
    const name = claim ? claim.spec.volumeName : undefined;
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
