/** A pod's phase and conditions from its containers, as the kubelet's status manager derives them. */
import type { ContainerStatus, Pod, PodCondition, PodStatus } from '../../kube/api/core/v1';
import { formatTime } from '../../kube/meta/meta';

/** The status with phase and conditions that follow from its container statuses at `now`. */
export function deriveStatus(pod: Pod, status: PodStatus, now: number): PodStatus {
  const phase = phaseOf(pod, status);
  const time = formatTime(now);
  const condition = (type: string, reason?: string, message?: string): PodCondition => {
    const value = reason === undefined || (type === 'Initialized' && reason === 'PodCompleted') ? 'True' : 'False';
    const old = status.conditions?.find((c) => c.type === type);
    const lastTransitionTime = old?.status === value ? old.lastTransitionTime : time;
    const why = { ...(message ? { message } : {}), ...(reason ? { reason } : {}) };
    return { lastProbeTime: null, lastTransitionTime, ...why, status: value, type };
  };
  const [initReason, initMessage] = initialized(pod, status, phase);
  const [reason, message] = readiness(pod, status, phase);
  const scheduled = status.conditions?.filter((c) => c.type === 'PodScheduled') ?? [];
  const custom = status.conditions?.filter((c) => !KNOWN.has(c.type)) ?? [];
  const gates = unmetGates(pod, status);
  const ready: [string?, string?] = !reason && gates ? ['ReadinessGatesNotReady', gates] : [reason, message];
  return {
    ...status,
    phase,
    conditions: [
      ...custom,
      condition('Initialized', initReason, initMessage),
      condition('Ready', ...ready),
      condition('ContainersReady', reason, message),
      ...scheduled,
    ],
  };
}

/** What others have not yet said of the pod; undefined when nothing is missing. */
function unmetGates(pod: Pod, status: PodStatus): string | undefined {
  const messages = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const condition = status.conditions?.find((c) => c.type === conditionType);
    if (!condition) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    if (condition.status === 'True') return [];
    return [`the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`];
  });
  return messages.length > 0 ? messages.join(', ') : undefined;
}

const KNOWN = new Set(['Initialized', 'Ready', 'ContainersReady', 'PodScheduled']);

function phaseOf(pod: Pod, status: PodStatus): PodStatus['phase'] {
  if (status.reason === 'DeadlineExceeded' && !status.containerStatuses?.some((s) => s.state.running)) return 'Failed';
  const policy = pod.spec.restartPolicy ?? 'Always';
  const init = status.initContainerStatuses ?? [];
  if (init.some((s) => s.state.terminated && s.state.terminated.exitCode !== 0) && policy === 'Never') return 'Failed';
  if (init.some((s) => s.state.terminated?.exitCode !== 0)) return 'Pending';
  const statuses = status.containerStatuses ?? [];
  const everRan = (s: ContainerStatus) => s.state.running || s.state.terminated || s.lastState.terminated;
  if (statuses.length === 0 || statuses.some((s) => !everRan(s))) return 'Pending';
  if (policy === 'Always' || statuses.some((s) => !s.state.terminated)) return 'Running';
  const failed = statuses.some((s) => s.state.terminated?.exitCode !== 0);
  if (!failed) return 'Succeeded';
  return policy === 'Never' ? 'Failed' : 'Running';
}

function initialized(pod: Pod, status: PodStatus, phase: PodStatus['phase']): [string?, string?] {
  if (phase === 'Succeeded') return ['PodCompleted'];
  const incomplete = (pod.spec.initContainers ?? [])
    .map((c) => c.name)
    .filter((name) => {
      const found = status.initContainerStatuses?.find((s) => s.name === name);
      return found?.state.terminated?.exitCode !== 0;
    });
  if (incomplete.length === 0) return [];
  return ['ContainersNotInitialized', `containers with incomplete status: [${incomplete.join(' ')}]`];
}

function readiness(pod: Pod, status: PodStatus, phase: PodStatus['phase']): [string?, string?] {
  if (phase === 'Succeeded') return ['PodCompleted'];
  if (phase === 'Failed') return ['PodFailed'];
  const unready = pod.spec.containers
    .map((c) => c.name)
    .filter((name) => !status.containerStatuses?.find((s) => s.name === name)?.ready);
  if (unready.length === 0) return [];
  return ['ContainersNotReady', `containers with unready status: [${unready.join(' ')}]`];
}
