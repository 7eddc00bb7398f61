/** What containers want done after their start and before their end: `lifecycle/handlers.go`. */
import type { Container, Pod } from '../../kube/api/core/v1';
import { terminatedStatus } from './container-status';
import { isRestarted, type Slot, slotOf, withContainer } from './containers';
import type { StageContext } from './stage';

/** A container that is killed because of its hook has not asked for it. */
const KILLED = 137;

/** Does what a container wants done after its start; one whose hook fails is killed. */
export function postStart(pod: Pod, slot: Slot, ctx: StageContext): void {
  const { container, list, subject } = slot;
  const command = container.lifecycle?.postStart?.exec?.command;
  const started = ctx.client.kind('pods').get(pod.metadata.namespace ?? '', pod.metadata.name);
  const status = started && slotOf(started, subject)?.status;
  if (!command || !started || !status?.state.running) return;
  const result = ctx.run(started, container, command, true);
  if (!result || result.code === 0) return;
  const { name, namespace, uid } = pod.metadata;
  const line = command.join(' ');
  const message = `Exec lifecycle hook ([${line}]) for Container "${container.name}" in Pod "${name}_${namespace}(${uid})" failed - error: command '${line}' exited with ${result.code}: ${result.output}, message: ${JSON.stringify(result.output)}`;
  const field = { name: container.name, list };
  ctx.event(pod, 'Warning', 'FailedPostStartHook', 'PostStartHook failed', field);
  ctx.event(pod, 'Normal', 'Killing', 'FailedPostStartHook', field);
  const ended = terminatedStatus(status, { exitCode: KILLED }, ctx.now());
  const { terminated } = ended.state;
  const waiting = { message, reason: 'PostStartHookError' };
  ctx.writeStatus(
    started,
    withContainer(
      started,
      slot,
      isRestarted(pod, slot, KILLED) ? { ...ended, lastState: { terminated }, state: { waiting } } : ended,
    ),
  );
}

/** Does what a running container wants done before it is stopped. */
export function preStop(pod: Pod, { container, list }: Slot, ctx: StageContext): void {
  const command = container.lifecycle?.preStop?.exec?.command;
  const result = command && ctx.run(pod, container, command, true);
  if (result && result.code !== 0)
    ctx.event(pod, 'Warning', 'FailedPreStopHook', 'PreStopHook failed', { name: container.name, list });
}

/** How long that takes. */
export function preStopTime(pod: Pod, container: Container, ctx: StageContext): number {
  const command = container.lifecycle?.preStop?.exec?.command;
  if (!command) return 0;
  return ctx.run(pod, container, command)?.ms ?? Number.POSITIVE_INFINITY;
}
