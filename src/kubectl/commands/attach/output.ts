/** What a container writes that nobody talks with, as it writes it. */

import { containerLog, type LogLine } from '../../../container/forecast/logs';
import { containerOutcome } from '../../../container/forecast/outcome';
import type { Container, Pod } from '../../../kube/api/core/v1';
import type { Context } from '../../cli/command';
import { containerSite, containerStatus, stillRuns } from './site';

/** How far ahead the output of a container is worked out; milliseconds. */
const AHEAD = 60_000;
/** Times in a status have whole seconds. */
const SECOND = 1000;

/**
 * Writes the output of a container from `since` on until it ends; what had ended before is written at once. Virtual
 * time advances only where the end is known to come.
 */
export async function followOutput(ctx: Context, pod: Pod, container: Container, since: number): Promise<void> {
  const { session } = ctx;
  const over = () => (stillRuns(session, pod, container.name) ? undefined : true);
  const wait = (ms: number) =>
    containerOutcome(container).exits ? session.waitUntil(over, ms) : session.idle(over, { timeout: ms });
  for (let shown = 0; ; ) {
    const ended = over() ?? false;
    const until = ended ? endOf(ctx, pod, container) : session.now() + AHEAD;
    const lines = await outputUntil(ctx, pod, container, until);
    for (const { time, text } of lines.filter((line) => line.time >= since).slice(shown)) {
      if (!ended && time > session.now() && (await wait(time - session.now()))) break;
      ctx.streams.out.write(text);
      shown++;
    }
    if (ended) return;
    await wait(until - session.now());
  }
}

async function outputUntil(ctx: Context, pod: Pod, container: Container, until: number): Promise<LogLine[]> {
  const status = pod.status?.containerStatuses?.find(({ name }) => name === container.name);
  const startedAt = status?.state.running?.startedAt ?? status?.state.terminated?.startedAt;
  if (!startedAt) return [];
  return containerLog({ ...containerSite(ctx.session, pod, container), startedAt: Date.parse(startedAt), until });
}

function endOf({ session }: Context, pod: Pod, { name }: Container): number {
  const status = containerStatus(session, pod, name);
  const finishedAt = (status?.state.terminated ?? status?.lastState.terminated)?.finishedAt;
  return finishedAt ? Date.parse(finishedAt) + SECOND - 1 : session.now();
}
