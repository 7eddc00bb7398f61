/** Starting the pods a Job still needs, and ending those it does not: `manageJob`. */
import type { Job } from '../../../kube/api/batch/v1';
import type { Container, Pod, PodTemplateSpec } from '../../../kube/api/core/v1';
import type { PodControl } from '../../client/pod-control';
import { slowStartBatch } from '../../client/slow-start';
import { remainingBackoff } from './backoff';
import { COMPLETION_INDEX, firstPending, indexOf } from './indexes';
import { isIndexed, isSuspended, TRACKING_FINALIZER, untracked } from './job-pods';
import type { JobSync } from './job-sync';

const MOST_AT_ONCE = 500;
const LONGEST_GENERATED_NAME = 58;

/** How many pods are active after it, and what remains to be done: to wait, or to report a refusal. */
export interface Managed {
  active: number;
  /** Milliseconds until the next pod may be made. */
  wait?: number;
  error?: unknown;
}

/** Creates or deletes pods; never both in one go. */
export function manageJob(sync: JobSync, control: PodControl): Managed {
  const { job, active, ctx } = sync;
  const wanted = wantedActive(sync);
  const surplus = podsForRemoval(sync, wanted);
  if (surplus.length > 0) {
    for (const pod of surplus.slice(0, MOST_AT_ONCE))
      control.delete(job, ctx.client.kind('pods').update(untracked(pod)));
    return { active: active.length - Math.min(surplus.length, MOST_AT_ONCE) };
  }
  const missing = Math.min(wanted - active.length, MOST_AT_ONCE);
  if (missing <= 0) return { active: active.length };
  const wait = remainingBackoff(sync.pods, ctx.now());
  if (wait > 0) return { active: active.length, wait };
  return createPods(sync, control, missing);
}

function wantedActive({ job, succeeded, active }: JobSync): number {
  const { parallelism = 1, completions } = job.spec;
  if (isSuspended(job)) return 0;
  // Without a number of completions the first success means that nothing new is begun.
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(parallelism, completions - succeeded));
}

/** Pods whose index nobody needs, and then the ones that matter least. */
function podsForRemoval({ job, active, succeededIndexes }: JobSync, wanted: number): Pod[] {
  const useless: Pod[] = [];
  const useful: Pod[] = [];
  const taken = new Set<number>();
  for (const pod of active) {
    const index = isIndexed(job) ? indexOf(pod) : undefined;
    const valid =
      index !== undefined && index < (job.spec.completions ?? 0) && !succeededIndexes.has(index) && !taken.has(index);
    if (isIndexed(job) && !valid) useless.push(pod);
    else useful.push(pod);
    if (index !== undefined) taken.add(index);
  }
  const further = Math.max(0, active.length - wanted - useless.length);
  const started = (pod: Pod) => (pod.status?.phase === 'Running' ? 1 : 0);
  return [...useless, ...[...useful].sort((a, b) => started(a) - started(b)).slice(0, further)];
}

function createPods(sync: JobSync, control: PodControl, missing: number): Managed {
  const { job, active, succeededIndexes } = sync;
  const indexes = isIndexed(job)
    ? firstPending(succeededIndexes, active, missing, job.spec.completions ?? 0)
    : undefined;
  const template = podTemplate(job);
  const { done, error } = slowStartBatch(indexes?.length ?? missing, (i) => {
    const index = indexes?.[i];
    if (index === undefined) control.create(job, template);
    else control.create(job, withIndex(job, template, index), generateNameWithIndex(job.metadata.name, index));
  });
  return { active: active.length + done, ...(error === undefined ? {} : { error }) };
}

/** The template with the finalizer that keeps its pods until they are counted. */
function podTemplate({ spec: { template } }: Job): PodTemplateSpec {
  const finalizers = template.metadata?.finalizers ?? [];
  if (finalizers.includes(TRACKING_FINALIZER)) return template;
  return { ...template, metadata: { ...template.metadata, finalizers: [...finalizers, TRACKING_FINALIZER] } };
}

function withIndex(job: Job, { metadata, spec }: PodTemplateSpec, index: number): PodTemplateSpec {
  const mark = { [COMPLETION_INDEX]: String(index) };
  return {
    metadata: {
      ...metadata,
      annotations: { ...metadata?.annotations, ...mark },
      labels: { ...metadata?.labels, ...mark },
    },
    spec: {
      ...spec,
      ...(spec.initContainers ? { initContainers: spec.initContainers.map(withIndexVariable) } : {}),
      containers: spec.containers.map(withIndexVariable),
      hostname: `${job.metadata.name}-${index}`,
    },
  };
}

function withIndexVariable(container: Container): Container {
  const name = 'JOB_COMPLETION_INDEX';
  if (container.env?.some((variable) => variable.name === name)) return container;
  const fieldRef = { apiVersion: 'v1', fieldPath: `metadata.labels['${COMPLETION_INDEX}']` };
  return { ...container, env: [...(container.env ?? []), { name, valueFrom: { fieldRef } }] };
}

function generateNameWithIndex(name: string, index: number): string {
  const suffix = `-${index}-`;
  return name.slice(0, LONGEST_GENERATED_NAME - suffix.length) + suffix;
}
