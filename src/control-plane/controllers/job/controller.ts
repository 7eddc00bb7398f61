/** The Job controller: runs pods until enough have succeeded, or too many failed (`pkg/controller/job`). */
import type { Job, JobCondition } from '../../../kube/api/batch/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { controllerOf, formatTime } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { claimObjects } from '../../client/controller-ref-manager';
import { byController, type Index } from '../../client/informer';
import { PodControl } from '../../client/pod-control';
import { refusal, retryDelay } from '../../client/retry';
import { ensureCondition, newCondition } from './conditions';
import { countReady, isJobFinished, isSuspended, isTracked, TRACKING_FINALIZER, untracked } from './job-pods';
import { type JobSync, newSync } from './job-sync';
import { manageJob } from './manage';
import { failJobMessage } from './pod-failure-policy';
import { trackJobStatus } from './tracking';

const SOURCE = { component: 'job-controller' };
/** Changes of pods are looked at together, a second after the first. */
const BATCH_PERIOD = 1000;

export class JobController implements Controller {
  readonly name = 'job';
  private readonly control: PodControl;
  private readonly pods: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.control = new PodControl(ctx, SOURCE);
    this.pods = byController(ctx.client.kind('pods'));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('jobs.batch').watch(({ type, object, old }) => {
      if (type === 'DELETED') {
        for (const pod of this.pods.get(object.metadata.uid ?? '')) this.enqueueOrphan(pod);
        return;
      }
      if (isJobFinished(object)) return;
      const changed = object.metadata.generation !== old?.metadata.generation;
      this.ctx.enqueue(this.name, keyOf(object), changed ? 0 : BATCH_PERIOD);
    });
    client.kind('pods').watch(({ type, object }) => {
      const owner = controllerOf(object);
      if (owner?.kind === 'Job') this.podChanged(object, owner.name, owner.uid);
      else if (!owner && type !== 'DELETED' && isTracked(object)) this.enqueueOrphan(object);
    });
  }

  sync(key: string): void {
    const [namespace, name = '', orphan] = key.split('/');
    if (orphan === undefined) this.syncKey(key, namespace, name);
    else this.syncOrphan(namespace, name);
  }

  private syncKey(key: string, namespace: string | undefined, name: string): void {
    const job = this.ctx.client.kind('jobs.batch').get(namespace, name);
    if (!job || isJobFinished(job)) return;
    try {
      this.syncJob(job);
    } catch (error) {
      refusal(error);
      this.ctx.enqueue(this.name, key, retryDelay(undefined, this.ctx.now()), true);
    }
  }

  private syncJob(job: Job): void {
    const sync = newSync(this.ctx, job, this.claimPods(job));
    const { status } = sync;
    const now = this.ctx.now();
    if (!isSuspended(job)) status.startTime ??= formatTime(now);
    sync.finished = this.failure(sync);
    let active: number;
    let conditionChanged = false;
    let error: unknown;
    if (sync.finished) {
      for (const pod of sync.active) this.control.delete(job, pod);
      active = 0;
    } else {
      const managed = job.metadata.deletionTimestamp ? { active: sync.active.length } : manageJob(sync, this.control);
      ({ active, error } = { error: undefined, ...managed });
      if ('wait' in managed && managed.wait) this.ctx.enqueue(this.name, keyOf(job), managed.wait, true);
      sync.finished = completion(sync, active);
      if (!sync.finished) conditionChanged = this.noteSuspension(sync);
    }
    const ready = countReady(sync.active);
    const dirty = conditionChanged || active !== (status.active ?? 0) || ready !== status.ready;
    if (active > 0) status.active = active;
    else delete status.active;
    status.ready = ready;
    this.finish(sync, trackJobStatus(sync, dirty));
    if (error !== undefined) throw error;
  }

  private finish({ finished: condition }: JobSync, { job, finished }: { job: Job; finished: boolean }): void {
    if (!finished || !condition) {
      this.watchDeadline(job);
      return;
    }
    const { reason = '', message = '' } = condition;
    if (condition.type === 'Complete') this.event(job, 'Normal', 'Completed', 'Job completed');
    else this.event(job, 'Warning', reason, message);
  }

  private claimPods(job: Job): Pod[] {
    const claimable = { kind: this.ctx.client.kind('pods'), byController: this.pods };
    return claimObjects(job, selectorFromLabelSelector(job.spec.selector), claimable, {
      adopting: (pod) => {
        const finalizers = [...(pod.metadata.finalizers ?? []), TRACKING_FINALIZER];
        return isTracked(pod) ? pod : { ...pod, metadata: { ...pod.metadata, finalizers } };
      },
    });
  }

  /** Why the Job has failed, if it has. */
  private failure({ job, pods, failed, status }: JobSync): JobCondition | undefined {
    const now = this.ctx.now();
    const target = status.conditions?.find((c) => c.type === 'FailureTarget' && c.status === 'True');
    if (target) return newCondition('Failed', 'True', target.reason ?? '', target.message ?? '', now);
    const message = failJobMessage(job, pods);
    if (message) return newCondition('FailureTarget', 'True', 'PodFailurePolicy', message, now);
    if (failed > (job.spec.backoffLimit ?? 6) || pastBackoffLimitOnFailure(job, pods)) {
      const why = 'Job has reached the specified backoff limit';
      return newCondition('Failed', 'True', 'BackoffLimitExceeded', why, now);
    }
    if (deadlineOf(job, status.startTime) <= now)
      return newCondition('Failed', 'True', 'DeadlineExceeded', 'Job was active longer than specified deadline', now);
    return undefined;
  }

  /** Keeps the Suspended condition; a Job that is resumed starts its clock anew. */
  private noteSuspension({ job, status }: JobSync): boolean {
    const now = this.ctx.now();
    const suspended = isSuspended(job);
    const condition = suspended
      ? newCondition('Suspended', 'True', 'JobSuspended', 'Job suspended', now)
      : newCondition('Suspended', 'False', 'JobResumed', 'Job resumed', now);
    const known = status.conditions ?? [];
    const conditions = ensureCondition(known, condition);
    if (conditions === known) return false;
    status.conditions = conditions;
    if (!suspended) status.startTime = condition.lastTransitionTime ?? undefined;
    this.event(job, 'Normal', suspended ? 'Suspended' : 'Resumed', suspended ? 'Job suspended' : 'Job resumed');
    return true;
  }

  private watchDeadline(job: Job): void {
    const deadline = deadlineOf(job, job.status?.startTime);
    if (Number.isFinite(deadline))
      this.ctx.enqueue(this.name, keyOf(job), Math.max(0, deadline - this.ctx.now()), true);
  }

  private podChanged(pod: Pod, name: string, uid: string): void {
    const job = this.ctx.client.kind('jobs.batch').get(pod.metadata.namespace, name);
    if (job?.metadata.uid === uid) this.ctx.enqueue(this.name, keyOf(job), BATCH_PERIOD);
    else if (isTracked(pod)) this.enqueueOrphan(pod);
  }

  /** Lets go of a pod whose Job is gone, so that it can go, too. */
  private syncOrphan(namespace: string | undefined, name: string): void {
    const pods = this.ctx.client.kind('pods');
    const pod = pods.get(namespace, name);
    if (!pod || !isTracked(pod)) return;
    const owner = controllerOf(pod);
    const job = owner?.kind === 'Job' && this.ctx.client.kind('jobs.batch').get(namespace, owner.name);
    if (!job || job.metadata.uid !== owner.uid) pods.update(untracked(pod));
  }

  private enqueueOrphan({ metadata }: Pod): void {
    this.ctx.enqueue(this.name, `${metadata.namespace}/${metadata.name}/orphan`);
  }

  private event(job: Job, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, job, type, reason, message);
  }
}

function completion({ job, succeeded, ctx }: JobSync, active: number): JobCondition | undefined {
  const { completions } = job.spec;
  const complete = active === 0 && (completions === undefined ? succeeded > 0 : succeeded >= completions);
  return complete ? newCondition('Complete', 'True', '', '', ctx.now()) : undefined;
}

/** When a Job has been active too long; never without a limit. */
function deadlineOf(job: Job, startTime: string | undefined): number {
  const { activeDeadlineSeconds } = job.spec;
  if (activeDeadlineSeconds === undefined || !startTime || isSuspended(job)) return Number.POSITIVE_INFINITY;
  return Date.parse(startTime) + activeDeadlineSeconds * 1000;
}

/** Where containers are restarted in place, their restarts count as failures. */
function pastBackoffLimitOnFailure({ spec }: Job, pods: readonly Pod[]): boolean {
  if (spec.template.spec.restartPolicy !== 'OnFailure') return false;
  let restarts = 0;
  for (const { status } of pods) {
    if (status?.phase !== 'Running' && status?.phase !== 'Pending') continue;
    for (const s of [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])])
      restarts += s.restartCount;
  }
  const { backoffLimit = 6 } = spec;
  return backoffLimit === 0 ? restarts > 0 : restarts >= backoffLimit;
}

const keyOf = ({ metadata }: Job): string => `${metadata.namespace}/${metadata.name}`;
