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
  const evictions = pods.map((pod) => new Eviction(ctx, pod, flags, dryRun, ctx.session.now() + timeout));
  for (;;) {
    for (const eviction of evictions) eviction.proceed();
    const open = evictions.filter((eviction) => !eviction.done);
    if (open.length === 0) break;
    const next = Math.min(...open.map((eviction) => eviction.nextTime));
    const due = () => open.some((eviction) => eviction.isDue()) || undefined;
    await ctx.session.waitUntil(due, next - ctx.session.now());
  }
  const errors = evictions.flatMap(({ error }) => (error ? [error] : []));
  if (errors.length > 0) throw new Aggregate(errors);
}

/** One pod on its way. */
class Eviction {
  done = false;
  error: Error | undefined;
  /** When there is something to do at the latest: ask again, or give up. */
  nextTime: number;
  private waiting = false;

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
    if (this.done) return false;
    if (this.ctx.session.now() >= this.nextTime) return true;
    return this.waiting && fateOf(this.ctx, this.pod, this.flags) !== 'there';
  }

  /** Does what is due. */
  proceed(): void {
    if (!this.isDue()) return;
    if (!this.waiting) this.evict();
    if (this.waiting) this.look();
  }

  private evict(): void {
    const { ctx, pod, deadline } = this;
    const { name, namespace } = pod.metadata;
    const now = ctx.session.now();
    ctx.streams.out.write(`${operationText(`evicting pod ${namespace}/${name}`, this.dryRun)}\n`);
    if (now >= deadline) return this.end(`error when evicting pods/"${name}" -n "${namespace}": ${this.timedOut()}`);
    try {
      this.request();
    } catch (err) {
      this.refused(err as Error);
      return;
    }
    if (this.dryRun === 'server') return this.end();
    this.waiting = true;
    // the pod is looked at every second, and after such a look is given up
    this.nextTime = now + Math.ceil((deadline - now) / POLL) * POLL;
  }

  private request(): void {
    const { ctx, pod, flags } = this;
    const { name, namespace } = pod.metadata;
    const grace = flags.int('grace-period');
    const dryRun = this.dryRun === 'server';
    const deleteOptions = {
      ...(grace >= 0 ? { gracePeriodSeconds: grace } : {}),
      ...(dryRun ? { dryRun: ['All'] } : {}),
    };
    const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions };
    ctx.session.client.create({ ...podTarget(pod), subresource: 'eviction' }, body, { dryRun });
  }

  private refused(err: Error): void {
    const { name, namespace } = this.pod.metadata;
    if (isNotFound(err)) return this.end();
    const what = `error when evicting pods/"${name}" -n "${namespace}"`;
    if (!(err instanceof StatusError && err.status.code === 429)) return this.end(`${what}: ${err.message}`);
    this.ctx.streams.err.write(`${what} (will retry after 5s): ${err.message}\n`);
    this.nextTime = this.ctx.session.now() + RETRY;
  }

  private look(): void {
    const { ctx, pod, flags } = this;
    const { name, namespace } = pod.metadata;
    const fate = fateOf(ctx, pod, flags);
    reportFate(ctx, pod, fate, 'evicted', flags);
    if (fate !== 'there') return this.end();
    if (ctx.session.now() >= this.nextTime)
      this.end(`error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${this.timedOut()}`);
  }

  private timedOut(): string {
    return `global timeout reached: ${formatGoDuration(this.flags.duration('timeout'))}`;
  }

  private end(message?: string): void {
    this.done = true;
    if (message !== undefined) this.error = new Error(message);
  }
}
