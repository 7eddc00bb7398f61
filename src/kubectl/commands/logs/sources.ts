/** Which logs are meant, and what the kubelet says of each: polymorphichelpers.LogsForObject, validateContainerLogStatus. */
import { quote } from '../../../go/strconv/quote';
import type { Pod } from '../../../kube/api/core/v1';
import { badRequest } from '../../../kube/errors/status-error';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { allContainers, findContainer } from '../attach/container';
import { byLogging, podsOf, selectorOf } from '../attach/pod-for-object';
import { statusIn } from '../attach/status';

/** The log of one container. */
export interface LogSource {
  pod: Pod;
  container: string;
}

/** What was asked for. */
export interface SourceOptions {
  container: string;
  allContainers: boolean;
  /** How long to wait for a pod of an object; milliseconds. */
  timeout: number;
}

/** The logs of some pods, or of the pod behind an object. */
export async function logSources(
  ctx: Context,
  objects: readonly KubeObject[],
  options: SourceOptions,
): Promise<LogSource[]> {
  const sources: LogSource[] = [];
  for (const object of objects) sources.push(...sourcesOf(ctx, await podFor(ctx, object, options.timeout), options));
  return sources;
}

async function podFor(ctx: Context, object: KubeObject, timeout: number): Promise<Pod> {
  if (object.kind === 'Pod') return object as Pod;
  try {
    selectorOf(object);
  } catch (err) {
    const type = `*${object.apiVersion.split('/').pop()}.${object.kind}`;
    throw new Error(`cannot get the logs from ${type}: ${(err as Error).message}`);
  }
  const pods = await ctx.session.waitUntil(() => {
    const found = podsOf(ctx, object).sort(byLogging);
    return found.length > 0 ? found : undefined;
  }, timeout);
  const [first] = pods ?? [];
  if (!first) throw new Error('timed out waiting for the condition');
  if (pods && pods.length > 1) ctx.streams.err.write(`Found ${pods.length} pods, using pod/${first.metadata.name}\n`);
  return first;
}

function sourcesOf(ctx: Context, pod: Pod, { container, allContainers: all }: SourceOptions): LogSource[] {
  if (all) return allContainers(pod).map(({ name }) => ({ pod, container: name }));
  if (container === '') return [{ pod, container: findContainer(ctx, pod, '').name }];
  if (!allContainers(pod).some(({ name }) => name === container))
    throw new Error(`container ${container} is not valid for pod ${pod.metadata.name}`);
  return [{ pod, container }];
}

/** Whether there is a log at all. Throws what the kubelet says when there is none. */
export function checkLog({ pod, container }: LogSource, previous: boolean): 'readable' | 'empty' | 'gone' {
  if (!pod.spec.nodeName) return 'empty';
  const status = statusIn(pod, container);
  const named = `container ${quote(container)} in pod ${quote(pod.metadata.name)}`;
  if (!status) throw badRequest(`${named} is not available`);
  const { state, lastState } = status;
  if (previous) {
    if (!lastState?.terminated?.containerID) throw badRequest(`previous terminated ${named} not found`);
    // The kubelet keeps one dead container: while that is the one that ended last, the one before is gone.
    return state?.terminated ? 'gone' : 'readable';
  }
  if (state?.running || state?.terminated?.containerID || lastState?.terminated?.containerID) return 'readable';
  const reason = state?.waiting?.reason ?? state?.terminated?.reason;
  if (reason === 'ErrImagePull') throw badRequest(`${named} is waiting to start: image can't be pulled`);
  if (reason === 'ImagePullBackOff') throw badRequest(`${named} is waiting to start: trying and failing to pull image`);
  if (state?.waiting) throw badRequest(`${named} is waiting to start: ${reason}`);
  throw badRequest(`${named} is waiting to start - no logs yet`);
}
