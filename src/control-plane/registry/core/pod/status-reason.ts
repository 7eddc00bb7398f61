/** The word for a pod's state that `kubectl get` shows. */
import type { ContainerStateTerminated, ContainerStatus, Pod } from '../../../../kube/api/core/v1';

/** `Signal:9` or `ExitCode:1`, for a container that ended without giving a reason. */
const exit = ({ signal, exitCode }: ContainerStateTerminated) => (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);

/** What the first unfinished init container is at, undefined when all are done. */
function initReason({ spec, status }: Pod): string | undefined {
  for (const [i, { state = {} }] of (status?.initContainerStatuses ?? []).entries()) {
    const { terminated, waiting } = state;
    if (terminated?.exitCode === 0) continue;
    if (terminated) return `Init:${terminated.reason || exit(terminated)}`;
    if (waiting?.reason && waiting.reason !== 'PodInitializing') return `Init:${waiting.reason}`;
    return `Init:${i}/${spec.initContainers?.length ?? 0}`;
  }
  return undefined;
}

const hasCondition = ({ status }: Pod, type: string) =>
  !!status?.conditions?.some((condition) => condition.type === type && condition.status === 'True');

/** Whether the pod is still at its init containers. */
export function isInitializing(pod: Pod): boolean {
  return initReason(pod) !== undefined && !hasCondition(pod, 'Initialized');
}

function containerReason({ state = {} }: ContainerStatus): string | undefined {
  if (state.waiting?.reason) return state.waiting.reason;
  return state.terminated && (state.terminated.reason || exit(state.terminated));
}

/** Of several containers with something to say, the first one's reason counts. */
function containersReason(pod: Pod, phase: string): string {
  const statuses = pod.status?.containerStatuses ?? [];
  const reason = statuses.map(containerReason).find(Boolean) ?? phase;
  const running = statuses.some((c) => containerReason(c) === undefined && c.ready && c.state?.running);
  if (reason === 'Completed' && running) return hasCondition(pod, 'Ready') ? 'Running' : 'NotReady';
  return reason;
}

/** `Running`, `Init:0/2`, `CrashLoopBackOff`, `Terminating`, ... */
export function podStatusReason(pod: Pod): string {
  const { metadata, status } = pod;
  if (metadata.deletionTimestamp) return status?.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  const gated = status?.conditions?.some(({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated');
  const phase = gated ? 'SchedulingGated' : status?.reason || status?.phase || '';
  const init = initReason(pod);
  if (init !== undefined && !hasCondition(pod, 'Initialized')) return init;
  return containersReason(pod, init ?? phase);
}
