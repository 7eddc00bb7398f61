/** `kubectl logs -f`: what is written is shown as it is written, until the containers have ended. */
import { outcomeOf } from '../../../container/runtime/life';
import { SavedLog } from '../../../container/runtime/saved-log';
import type { Context } from '../../cli/command';
import { answered } from '../attach/library';
import { currentPod, statusIn } from '../attach/status';
import { chosenLines, type LineOptions, shownText } from './lines';
import type { LogSource } from './sources';

/** One log that is followed. */
class Follower {
  private log: SavedLog | undefined;
  private shown = 0;
  private first = true;

  constructor(
    private readonly ctx: Context,
    private readonly source: LogSource,
    private readonly options: LineOptions,
  ) {}

  /** Shows what is new. False once nothing more can come. */
  async look(): Promise<boolean> {
    const { session, streams } = this.ctx;
    const { runtime } = session.containers;
    const { pod, container } = this.source;
    const running = statusIn(currentPod(session, pod), container);
    const goesOn = !!running?.state?.running && running.containerID === statusIn(pod, container)?.containerID;
    this.log ??= goesOn ? new SavedLog(runtime, pod, container) : undefined;
    const lines =
      goesOn && this.log
        ? await answered(this.log.upTo(session.now()))
        : await answered(runtime.log(currentPod(session, pod) ?? pod, container));
    const fresh = this.first ? chosenLines(lines, this.options) : lines.slice(this.shown);
    this.first = false;
    this.shown = lines.length;
    streams.out.write(shownText(fresh, this.options));
    return goesOn;
  }

  /** When something is written, or happens, next. */
  get next(): number {
    return this.log?.nextEvent ?? Number.POSITIVE_INFINITY;
  }

  /** Whether its container comes to an end by itself. */
  get ends(): boolean {
    const { pod, container } = this.source;
    const { spec } = pod;
    const all = [...spec.containers, ...(spec.initContainers ?? []), ...(spec.ephemeralContainers ?? [])];
    const found = all.find(({ name }) => name === container);
    return !!found && outcomeOf(this.ctx.session.containers.runtime, pod, found).exits;
  }
}

/** Follows logs to their ends. */
export async function followLogs(
  ctx: Context,
  sources: readonly { source: LogSource; options: LineOptions }[],
): Promise<void> {
  let followers = sources.map(({ source, options }) => new Follower(ctx, source, options));
  const { session } = ctx;
  for (;;) {
    const going: Follower[] = [];
    for (const follower of followers) if (await follower.look()) going.push(follower);
    followers = going;
    if (followers.length === 0) return;
    const version = session.resourceVersion;
    const changed = () => (session.resourceVersion === version ? undefined : true);
    const wait = Math.max(1, Math.min(...followers.map(({ next }) => next)) - session.now());
    // Virtual time goes on by itself only where an end is known to come.
    if (followers.some(({ ends }) => ends)) {
      await session.waitUntil(changed, Number.isFinite(wait) ? wait : LONG_WAIT);
    } else await session.idle(changed, Number.isFinite(wait) ? { timeout: wait } : {});
  }
}

const LONG_WAIT = 1000;
