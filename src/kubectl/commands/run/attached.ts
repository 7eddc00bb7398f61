/** `kubectl run` with `--attach` or `-i`: waits for the pod, joins its container, and tells how it ended. */

import { isPodReady } from '../../../control-plane/client/pod-conditions';
import { Interrupted } from '../../../control-plane/clock/interrupt';
import type { Pod } from '../../../kube/api/core/v1';
import { notFound } from '../../../kube/errors/status-error';
import type { Context } from '../../cli/command';
import { ExitError, isNotFound } from '../../cli/errors';
import type { Session } from '../../cli/session';
import { type Info, mappingOf, targetOf } from '../../resource/info';
import { attach } from '../attach/attach';
import { findContainer } from '../attach/container';
import { answered } from '../attach/library';
import type { RunOptions } from './options';

/**
 * Attaches to the pod, the first of `created`; with `--rm` all of them are deleted afterwards, whatever happened.
 * Throws `ExitError` with the exit code of a container that failed.
 */
export async function runAttached(ctx: Context, options: RunOptions, created: readonly Info[]): Promise<void> {
  const [pod] = created;
  if (!pod) return;
  let failure: unknown;
  try {
    await attachToPod(ctx, options, pod);
    if (!options.leaveStdinOpen && options.restartPolicy !== 'Always') await exitCode(ctx, options, pod);
  } catch (err) {
    failure = err;
  }
  // A signal ends kubectl on the spot: the pod stays.
  if (options.remove && !(failure instanceof Interrupted)) removeCreated(ctx, options, created);
  if (failure) throw failure;
}

async function attachToPod(ctx: Context, options: RunOptions, info: Info): Promise<void> {
  const { stdin, tty, quiet } = options;
  const pod = await waitForPod(ctx, options, info, (found) => isCompleted(found) || isRunningAndReady(found));
  if (isCompleted(pod)) {
    const { name } = findContainer(ctx, pod, '', quiet);
    for (const [, text] of await answered(ctx.session.containers.runtime.log(pod, name))) ctx.streams.out.write(text);
    return;
  }
  const commandName = `${ctx.binary} attach`;
  await attach(ctx, { pod, containerName: '', stdin, tty, quiet, commandName, fromStart: true });
}

/** For Never any end will do, for OnFailure only success. */
async function exitCode(ctx: Context, options: RunOptions, info: Info): Promise<void> {
  const ends = options.restartPolicy === 'OnFailure' ? ['Succeeded'] : ['Succeeded', 'Failed'];
  const pod = await waitForPod(ctx, options, info, ({ status }) => ends.includes(status?.phase ?? ''));
  if (pod.status?.phase !== 'Failed') return;
  const name = `${pod.metadata.namespace}/${pod.metadata.name}`;
  const terminated = pod.status.containerStatuses?.[0]?.state.terminated;
  if (!terminated?.exitCode) throw new Error(`pod ${name} failed with unknown exit code`);
  const { reason = '', message = '' } = terminated;
  throw new ExitError(terminated.exitCode, `pod ${name} terminated (${reason})\n${message}`);
}

/** The pod once it fulfils a condition, be it the last thing it did. Throws when it is gone, or the time is over. */
async function waitForPod(
  { session }: Context,
  { podRunningTimeout }: RunOptions,
  info: Info,
  condition: (pod: Pod) => boolean,
): Promise<Pod> {
  const created = Number(info.object?.metadata.resourceVersion);
  const found = await session.waitUntil(() => {
    const pod = session.client.kind('pods').get(info.namespace, info.name);
    if (pod) return condition(pod) ? pod : undefined;
    const last = lastState(session, info, created);
    if (last && !condition(last)) throw notFound({ group: '', resource: 'pods' }, '');
    return last;
  }, podRunningTimeout);
  if (!found) throw new Error('timed out waiting for the condition');
  return found;
}

/** How a deleted pod was at the end; undefined when that is not known any more. */
function lastState(session: Session, { object }: Info, since: number): Pod | undefined {
  const changes = session.changesSince(since);
  if (changes === 'expired') return undefined;
  const uid = object?.metadata.uid;
  return changes.find((change) => change.type === 'DELETED' && change.object.metadata.uid === uid)?.object as
    | Pod
    | undefined;
}

function removeCreated(ctx: Context, { quiet }: RunOptions, created: readonly Info[]): void {
  for (const info of created) {
    try {
      ctx.session.client.delete(targetOf(info), { propagationPolicy: 'Background' });
    } catch (err) {
      if (isNotFound(err)) continue;
      throw err;
    }
    if (!quiet) ctx.streams.out.write(`${mappingOf(info).kind.toLowerCase()} "${info.name}" deleted\n`);
  }
}

const isCompleted = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed';
const isRunningAndReady = (pod: Pod) => pod.status?.phase === 'Running' && isPodReady(pod);
