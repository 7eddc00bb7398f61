/** Container statuses as the kubelet writes them. */
import type { Container, ContainerState, ContainerStatus } from '../../kube/api/core/v1';
import { formatTime } from '../../kube/meta/meta';
import type { Identifiers } from './identifiers';

/** A container that has not run yet. */
export function waitingStatus(container: Container, reason: string, previous?: ContainerStatus): ContainerStatus {
  return {
    image: container.image ?? '',
    imageID: '',
    lastState: {},
    name: container.name,
    ready: false,
    restartCount: 0,
    ...previous,
    started: false,
    state: { waiting: { reason } },
  };
}

/** A container that runs since `now`. */
export function runningStatus(
  container: Container,
  previous: ContainerStatus | undefined,
  ready: boolean,
  identifiers: Identifiers,
  now: number,
): ContainerStatus {
  return {
    ...identifiers,
    lastState: previous?.state.terminated ? { terminated: previous.state.terminated } : (previous?.lastState ?? {}),
    name: container.name,
    ready,
    restartCount: previous?.restartCount ?? 0,
    started: true,
    state: { running: { startedAt: formatTime(now) } },
  };
}

/** A container whose command does not exist: it has ended before it began, and may wait for another attempt. */
export function startErrorStatus(
  container: Container,
  previous: ContainerStatus | undefined,
  error: { message: string; identifiers: Identifiers; retried: boolean },
  now: number,
): ContainerStatus {
  const { message, identifiers, retried } = error;
  const status = { ...runningStatus(container, previous, false, identifiers, now), started: false };
  const terminated = {
    containerID: status.containerID,
    exitCode: 128,
    finishedAt: formatTime(now),
    message,
    reason: 'StartError',
    startedAt: formatTime(0),
  };
  if (!retried) return { ...status, state: { terminated } };
  return { ...status, lastState: { terminated }, state: { waiting: { message, reason: 'RunContainerError' } } };
}

/** How a container ended; a reason where the exit code does not say it all. */
export interface ContainerEnd {
  exitCode: number;
  reason?: string;
  message?: string;
  /** What it wrote to its `terminationMessagePath`. */
  terminationMessage?: string;
  /** The end of its log. */
  tail?: string;
}

/** `state.terminated.message`: the container's own last words, or the end of its log where it failed and asks for that. */
export function lastWords(container: Container, end: ContainerEnd): string | undefined {
  if (end.message ?? end.terminationMessage) return end.message ?? end.terminationMessage;
  return end.exitCode !== 0 && container.terminationMessagePolicy === 'FallbackToLogsOnError' ? end.tail : undefined;
}

/** The same container, ended. */
export function terminatedStatus(status: ContainerStatus, end: ContainerEnd, now: number): ContainerStatus {
  const { exitCode, message } = end;
  const finishedAt = formatTime(now);
  return {
    ...status,
    ready: false,
    started: false,
    state: {
      terminated: {
        containerID: status.containerID,
        exitCode,
        finishedAt,
        ...(message ? { message } : {}),
        reason: end.reason ?? (exitCode === 0 ? 'Completed' : 'Error'),
        startedAt: status.state.running?.startedAt ?? finishedAt,
      },
    },
  };
}

/** The same container, waiting for another attempt; what it last was moves to `lastState`. */
export function backOffStatus(status: ContainerStatus, reason: string, message: string): ContainerStatus {
  const last: ContainerState = status.state.terminated ? { terminated: status.state.terminated } : status.lastState;
  return { ...status, ready: false, started: false, lastState: last, state: { waiting: { message, reason } } };
}
