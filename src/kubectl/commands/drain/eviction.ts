/** One pod on its way off a node, as `evictPods` of k8s.io/kubectl/pkg/drain takes it there. */

import { formatGoDuration } from '../../../go/time/duration';
import { StatusError } from '../../../kube/errors/status-error';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { type DryRun, operationText } from '../../cli/dry-run';
import { isNotFound } from '../../cli/errors';
import type { Flags } from './flags';
import { fateOf, POLL, podTarget, reportFate, skipsPods } from './wait';

/** How long a refusal keeps kubectl from asking again; milliseconds. */
const RETRY = 5000;

/** Asks for the eviction until it is granted, then waits until the pod is gone. Says on the output what happens. */
export class Eviction {
  /** Still to be asked for, granted, or over. */
  state: 'asking' | 'going' | 'done' = 'asking';
  error: Error | undefined;
  /** When there is something to do at the latest: ask again, or give up. */
  nextTime: number;

  constructor(
    private readonly ctx: Context,
    private readonly pod: KubeObject,
    private readonly flags: Flags,
    private readonly dryRun: DryRun,
    private readonly deadline: number,
  ) {
    this.nextTime = ctx.session.now();
  }

  /** Does what is due. */
  proceed(mayBeGone: (pod: KubeObject) => boolean): void {
    const isTime = this.ctx.session.now() >= this.nextTime;
    if (this.state === 'asking') {
      if (isTime && this.ask()) this.look();
    } else if (isTime || mayBeGone(this.pod) || skipsPods(this.flags)) this.look();
  }

  /** Whether the pod is going now. */
  private ask(): boolean {
    const { ctx, pod, deadline, dryRun } = this;
    const { name, namespace } = pod.metadata;
    const now = ctx.session.now();
    ctx.streams.out.write(`${operationText(`evicting pod ${namespace}/${name}`, dryRun)}\n`);
    if (now >= deadline) {
      this.end(`${this.evicting()}: ${this.timedOut()}`);
      return false;
    }
    if (!this.request()) return false;
    this.state = dryRun === 'server' ? 'done' : 'going';
    // the pod is looked at every second, and given up after such a look
    this.nextTime = now + Math.ceil((deadline - now) / POLL) * POLL;
    return this.state === 'going';
  }

  /** Whether the server agreed. */
  private request(): boolean {
    const { ctx, pod, flags } = this;
    const { name, namespace } = pod.metadata;
    const grace = flags['grace-period'];
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
    return `global timeout reached: ${formatGoDuration(this.flags.timeout)}`;
  }

  private end(message?: string): void {
    this.state = 'done';
    if (message !== undefined) this.error = new Error(message);
  }
}
