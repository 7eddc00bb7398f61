/** The containers of a pod, initialising ones first, each with what was last reported of it. */
import type { Container, ContainerStatus, Pod, PodStatus } from '../../kube/api/core/v1';
import { isFinished, isTerminating } from '../client/pod-conditions';

/** The list of a pod's spec that a container stands in. */
export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

/** A container's place in a pod. */
export interface Slot {
  container: Container;
  status: ContainerStatus | undefined;
  list: ContainerList;
  /** What stages call it: `nginx`, `init:setup`, `ephemeral:debugger`. */
  subject: string;
}

const LISTS = {
  initContainers: { statuses: 'initContainerStatuses', prefix: 'init:' },
  containers: { statuses: 'containerStatuses', prefix: '' },
  ephemeralContainers: { statuses: 'ephemeralContainerStatuses', prefix: 'ephemeral:' },
} as const;

/** Every container. */
export function slotsOf(pod: Pod): Slot[] {
  return [...slots(pod, 'initContainers'), ...slots(pod, 'containers'), ...slots(pod, 'ephemeralContainers')];
}

/** The container a stage calls so. */
export function slotOf(pod: Pod, subject: string): Slot | undefined {
  return slotsOf(pod).find((slot) => slot.subject === subject);
}

/**
 * The containers whose turn it is in a pod its node has accepted: those that were added to it, and one initialising
 * container after the other, then the main ones together. A sidecar lets the next one begin once it has started, and
 * stays. None in a pod that has ended or has to.
 */
export function activeSlots(pod: Pod): Slot[] {
  if (!pod.status?.startTime || isTerminating(pod) || isFinished(pod) || isOverdue(pod)) return [];
  const added = slots(pod, 'ephemeralContainers');
  const init = slots(pod, 'initContainers');
  const turn = init.findIndex((slot) => !isDone(slot));
  const sidecars = init.slice(0, turn < 0 ? undefined : turn).filter(isSidecar);
  const current = turn < 0 ? slots(pod, 'containers') : init.slice(turn, turn + 1);
  return [...sidecars, ...current, ...added];
}

/** Those that run. */
export function runningSlots(pod: Pod): Slot[] {
  return slotsOf(pod).filter(({ status }) => status?.state.running);
}

/** Whether a pod was active for too long, and has to end. */
export const isOverdue = ({ status }: Pod): boolean => status?.reason === 'DeadlineExceeded';

/** The change of the pod's status that gives a container another one. */
export function withContainer(pod: Pod, { list, container }: Slot, status: ContainerStatus): Partial<PodStatus> {
  const field = LISTS[list].statuses;
  const statuses = pod.status?.[field] ?? [];
  const known = statuses.some(({ name }) => name === container.name);
  return { [field]: known ? statuses.map((s) => (s.name === container.name ? status : s)) : [...statuses, status] };
}

/** Whether it is an initialising container that stays beside the others. */
export const isSidecar = ({ list, container }: Slot): boolean =>
  list === 'initContainers' && container.restartPolicy === 'Always';

/** Whether a container is to be started again once it has ended with `exitCode`. */
export function isRestarted(pod: Pod, slot: Slot, exitCode: number): boolean {
  if (slot.list === 'ephemeralContainers') return false;
  if (isSidecar(slot)) return true;
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (policy === 'Never') return false;
  return exitCode !== 0 || (policy === 'Always' && slot.list === 'containers');
}

/** Why a container is not running yet; undefined when it is not waiting. */
export const waitingReason = ({ status }: Slot): string | undefined => status?.state.waiting?.reason;

/** Whether a container has never been tried. */
export const isFresh = (slot: Slot): boolean =>
  slot.status
    ? ['ContainerCreating', 'PodInitializing'].includes(waitingReason(slot) ?? '')
    : slot.list === 'ephemeralContainers';

/** Whether the next initialising container may begin. */
function isDone(slot: Slot): boolean {
  if (isSidecar(slot)) return slot.status?.started === true;
  return slot.status?.state.terminated?.exitCode === 0;
}

function slots(pod: Pod, list: ContainerList): Slot[] {
  const { statuses, prefix } = LISTS[list];
  return (pod.spec[list] ?? []).map((container) => ({
    container,
    status: pod.status?.[statuses]?.find(({ name }) => name === container.name),
    list,
    subject: prefix + container.name,
  }));
}
