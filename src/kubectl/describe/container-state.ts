/** What a container is doing and did last: `describeContainerState`. */
import type { ContainerState, ContainerStateTerminated, ContainerStatus } from '../../kube/api/core/v1';
import type { Description } from './description';
import { longTime } from './times';

/** State, last state, readiness and restarts. */
export function describeState(page: Description, { state, lastState, ready, restartCount }: ContainerStatus): void {
  describeOne(page, 'State', state ?? {});
  if (lastState?.terminated) describeOne(page, 'Last State', lastState);
  page.field('Ready', boolText(ready));
  page.field('Restart Count', restartCount);
}

/** `True` or `False`. */
export function boolText(value: boolean): string {
  return value ? 'True' : 'False';
}

function describeOne(page: Description, name: string, { running, waiting, terminated }: ContainerState): void {
  const inner = page.indented();
  if (running) {
    page.field(name, 'Running');
    inner.field('Started', longTime(running.startedAt));
  } else if (terminated && !waiting) {
    page.field(name, 'Terminated');
    describeEnd(inner, terminated);
  } else {
    page.field(name, 'Waiting');
    if (waiting?.reason) inner.field('Reason', waiting.reason);
  }
}

function describeEnd(page: Description, end: ContainerStateTerminated): void {
  if (end.reason) page.field('Reason', end.reason);
  if (end.message) page.field('Message', end.message);
  page.field('Exit Code', end.exitCode);
  if ((end.signal ?? 0) > 0) page.field('Signal', end.signal as number);
  page.field('Started', longTime(end.startedAt));
  page.field('Finished', longTime(end.finishedAt));
}
