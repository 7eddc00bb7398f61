/** Evicting pods, all at once: each is asked for again every five seconds while its budget forbids it. */
import { formatGoDuration } from '../../apimachinery/duration';
import type { KubeObject } from '../../apimachinery/meta';
import { StatusError } from '../../apimachinery/status-error';
import type { Context, FlagValues } from '../command';
import { Aggregate, isNotFound } from '../errors';
import { type DryRun, operationText } from '../output';
import { fateOf, podTarget, reportFate } from './wait';

const RETRY = 5000;
const POLL = 1000;

/** Evicts all pods and waits until they are gone. Throws an `Aggregate` of what went wrong. */
export async function evictPods(
  ctx: Context,
  pods: readonly KubeObject[],
  flags: FlagValues,
  dryRun: DryRun,
): Promise<void> {
  const timeout = flags.duration('timeout') || Number.POSITIVE_INFINITY;
  const deadline = ctx.session.now() + timeout;
  const evictions = inTurn(pods).map((pod) => new Eviction(ctx, pod, flags, dryRun, deadline));
  for (;;) {
    for (const eviction of evictions) eviction.proceed();
    const open = evictions.filter(({ state }) => state !== 'done');
    if (open.length === 0) break;
    const next = Math.min(...open.map(({ nextTime }) => nextTime));
    const due = () => open.some((eviction) => eviction.isDue()) || undefined;
    await ctx.session.waitUntil(due, next - ctx.session.now());
  }
  const errors = evictions.flatMap(({ error }) => (error ? [error] : []));
  if (errors.length > 0) throw new Aggregate(errors);
}

/** The order of goroutines started one after the other: the last comes first, as Go's scheduler has it. */
function inTurn<T>(items: readonly T[]): T[] {
  return [...items.slice(-1), ...items.slice(0, -1)];
}

/** One pod on its way. */
class Eviction {
  /** Still to be asked for, going, or over. */
  state: 'asking' | 'going' | 'done' = 'asking';
  error: Error | undefined;
  /** When there is something to do at the latest: ask again, or give up. */
  nextTime: number;

  constructor(
    private readonly ctx: Context,
    private readonly pod: KubeObject,
    private readonly flags: FlagValues,
    private readonly dryRun: DryRun,
    private readonly deadline: number,
  ) {
    this.nextTime = ctx.session.now();
  }

  /** Whether `proceed` would do anything. Only looks. */
  isDue(): boolean {
    if (this.state === 'done') return false;
    if (this.ctx.session.now() >= this.nextTime) return true;
    return this.state === 'going' && fateOf(this.ctx, this.pod, this.flags) !== 'there';
  }

  /** Does what is due. */
  proceed(): void {
    if (!this.isDue()) return;
    if (this.state === 'asking') this.ask();
    if (this.state === 'going') this.look();
  }

  private ask(): void {
    const { ctx, pod, deadline, dryRun } = this;
    const { name, namespace } = pod.metadata;
    const now = ctx.session.now();
    ctx.streams.out.write(`${operationText(`evicting pod ${namespace}/${name}`, dryRun)}\n`);
    if (now >= deadline) {
      this.end(`${this.evicting()}: ${this.timedOut()}`);
    } else if (this.evict()) {
      this.state = dryRun === 'server' ? 'done' : 'going';
      // the pod is looked at every second, and given up after such a look
      this.nextTime = now + Math.ceil((deadline - now) / POLL) * POLL;
    }
  }

  /** Whether the server agreed. */
  private evict(): boolean {
    const { ctx, pod, flags } = this;
    const { name, namespace } = pod.metadata;
    const grace = flags.int('grace-period');
    const dryRun = this.dryRun === 'server';
    const deleteOptions = {
      ...(grace >= 0 ? { gracePeriodSeconds: grace } : {}),
      ...(dryRun ? { dryRun: ['All'] } : {}),
    };
    const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions };
    try {
      ctx.session.client.create({ ...podTarget(pod), subresource: 'eviction' }, body, { dryRun });
      return true;
    } catch (err) {
      this.refused(err as Error);
      return false;
    }
  }

  private refused(err: Error): void {
    if (isNotFound(err)) {
      this.end();
    } else if (err instanceof StatusError && err.status.code === 429) {
      this.ctx.streams.err.write(`${this.evicting()} (will retry after 5s): ${err.message}\n`);
      this.nextTime = this.ctx.session.now() + RETRY;
    } else {
      this.end(`${this.evicting()}: ${err.message}`);
    }
  }

  private look(): void {
    const { ctx, pod, flags } = this;
    const { name, namespace } = pod.metadata;
    const fate = fateOf(ctx, pod, flags);
    reportFate(ctx, pod, fate, 'evicted', flags);
    if (fate !== 'there') this.end();
    else if (ctx.session.now() >= this.nextTime)
      this.end(`error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${this.timedOut()}`);
  }

  private evicting(): string {
    const { name, namespace } = this.pod.metadata;
    return `error when evicting pods/"${name}" -n "${namespace}"`;
  }

  private timedOut(): string {
    return `global timeout reached: ${formatGoDuration(this.flags.duration('timeout'))}`;
  }

  private end(message?: string): void {
    this.state = 'done';
    if (message !== undefined) this.error = new Error(message);
  }
}
