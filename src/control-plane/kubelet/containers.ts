/** The containers of a pod, initialising ones first, each with what was last reported of it. */
import type { Container, ContainerStatus, Pod, PodStatus } from '../../kube/api/core/v1';
import { isFinished, isTerminating } from '../client/pod-conditions';

/** A container's place in a pod. */
export interface Slot {
  container: Container;
  status: ContainerStatus | undefined;
  init: boolean;
  /** What stages call it: `nginx`, `init:setup`. */
  subject: string;
}

const INIT = 'init:';

/** Every container. */
export function slotsOf(pod: Pod): Slot[] {
  return [
    ...slots(pod.spec.initContainers, pod.status?.initContainerStatuses, INIT),
    ...slots(pod.spec.containers, pod.status?.containerStatuses, ''),
  ];
}

/** The container a stage calls so. */
export function slotOf(pod: Pod, subject: string): Slot | undefined {
  return slotsOf(pod).find((slot) => slot.subject === subject);
}

/**
 * The containers whose turn it is in a pod its node has accepted: one initialising container after the other, then the
 * main ones together. None in a pod that has ended or has to.
 */
export function activeSlots(pod: Pod): Slot[] {
  if (!pod.status?.startTime || isTerminating(pod) || isFinished(pod)) return [];
  const init = slots(pod.spec.initContainers, pod.status.initContainerStatuses, INIT).find((slot) => !isDone(slot));
  return init ? [init] : slots(pod.spec.containers, pod.status.containerStatuses, '');
}

/** The change of the pod's status that gives a container another one. */
export function withContainer(pod: Pod, { init, container }: Slot, status: ContainerStatus): Partial<PodStatus> {
  const field = init ? 'initContainerStatuses' : 'containerStatuses';
  return { [field]: pod.status?.[field]?.map((s) => (s.name === container.name ? status : s)) };
}

/** Whether a container is there to end: it initialises its pod and does not stay, or the pod does a job. */
export function isTask(pod: Pod, container: Container): boolean {
  if (pod.spec.initContainers?.includes(container)) return container.restartPolicy !== 'Always';
  return pod.metadata.ownerReferences?.some(({ kind, controller }) => kind === 'Job' && controller) ?? false;
}

/** Why a container is not running yet; undefined when it is not waiting. */
export const waitingReason = ({ status }: Slot): string | undefined => status?.state.waiting?.reason;

/** Whether a container has never been tried. */
export const isFresh = (slot: Slot): boolean =>
  ['ContainerCreating', 'PodInitializing'].includes(waitingReason(slot) ?? '');

const isDone = ({ status }: Slot): boolean => status?.state.terminated?.exitCode === 0;

function slots(containers: Container[] = [], statuses: ContainerStatus[] = [], prefix = ''): Slot[] {
  return containers.map((container) => ({
    container,
    status: statuses.find((status) => status.name === container.name),
    init: prefix === INIT,
    subject: prefix + container.name,
  }));
}
