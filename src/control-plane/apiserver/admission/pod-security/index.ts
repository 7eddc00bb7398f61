/** `PodSecurity`: the labels of a namespace say which pods it takes, and which it only grumbles about. */
import type { Deployment } from '../../../../kube/api/apps/v1';
import type { CronJob } from '../../../../kube/api/batch/v1';
import type { Pod, PodTemplate, PodTemplateSpec } from '../../../../kube/api/core/v1';
import { forbiddenError, invalidError } from '../../../../kube/errors/status-error';
import type { KubeObject } from '../../../../kube/meta/meta';
import {
  SECCOMP_CONTAINER_ANNOTATION_PREFIX,
  SECCOMP_POD_ANNOTATION,
} from '../../../registry/core/pod/validation/seccomp';
import type { AdmissionAttributes, AdmissionPlugin } from '../plugin';
import { type CheckedPod, containersOf } from './check';
import { detailsText, reasonsText, violations } from './evaluate';
import { LEVELS, type LevelVersion, levelVersionText, policyOf } from './policy';

const isWorkload = (key: string) =>
  'replicationcontrollers podtemplates replicasets.apps deployments.apps statefulsets.apps daemonsets.apps jobs.batch cronjobs.batch'
    .split(' ')
    .includes(key);

/** Checks pods and the templates of pods, and the labels themselves. */
export const podSecurity: AdmissionPlugin = {
  validate(attributes) {
    const { operation, resource, subresource } = attributes;
    if (operation === 'DELETE') return;
    if (resource.key === 'namespaces') {
      if (!subresource) validateNamespace(attributes);
    } else if (resource.key === 'pods') {
      if (!subresource || subresource === 'ephemeralcontainers') validatePod(attributes);
    } else if (!subresource && isWorkload(resource.key)) validateWorkload(attributes);
  },
};

const labelsOfNamespace = ({ namespace, ctx }: AdmissionAttributes) =>
  ctx.get('namespaces', undefined, namespace ?? '')?.metadata.labels;

/** Throws Invalid for labels nobody understands; warns of the pods a stricter level comes too late for. */
function validateNamespace({ operation, resource, object, old, ctx }: AdmissionAttributes): void {
  const { metadata } = object as KubeObject;
  const { policy, errors } = policyOf(metadata.labels);
  const before = policyOf(old?.metadata.labels);
  const known = operation === 'UPDATE' ? before.errors.map((error) => error.error()).join() : '';
  if (errors.length > 0 && errors.map((error) => error.error()).join() !== known)
    throw invalidError(resource, metadata.name, errors);
  if (operation !== 'UPDATE') return;
  const { enforce } = policy;
  const relaxed = LEVELS.indexOf(enforce.level) <= LEVELS.indexOf(before.policy.enforce.level);
  if (enforce.level === 'privileged' || (enforce.minor === before.policy.enforce.minor && relaxed)) return;
  for (const warning of podsBeyond(enforce, ctx.list('pods', metadata.name) as Pod[], metadata.name)) ctx.warn(warning);
}

/** `web-0 (and 2 other pods): hostPort, privileged`, below a line that says what this is about. */
function podsBeyond(enforce: LevelVersion, pods: readonly Pod[], namespace: string): string[] {
  const byReason = new Map<string, string[]>();
  for (const pod of pods) {
    const found = violations(pod, enforce);
    if (found.length === 0) continue;
    const reasons = reasonsText(found);
    byReason.set(reasons, [...(byReason.get(reasons) ?? []), pod.metadata.name]);
  }
  if (byReason.size === 0) return [];
  const lines = [...byReason].map(([reasons, names]) => {
    const others = names.length - 1;
    const more = others === 0 ? '' : ` (and ${others} other ${others === 1 ? 'pod' : 'pods'})`;
    return `${names.sort()[0]}${more}: ${reasons}`;
  });
  const head = `existing pods in namespace "${namespace}" violate the new PodSecurity enforce level "${levelVersionText(enforce)}"`;
  return [head, ...lines.sort()];
}

/** Throws Forbidden for a pod the namespace does not take. */
function validatePod(attributes: AdmissionAttributes): void {
  const { resource, object, old, name } = attributes;
  const pod = object as Pod;
  if (old && !isSignificant(pod, old as Pod)) return;
  const { policy } = policyOf(labelsOfNamespace(attributes));
  const found = violations(pod, policy.enforce);
  if (found.length > 0) {
    const why = `violates PodSecurity "${levelVersionText(policy.enforce)}": ${detailsText(found)}`;
    throw forbiddenError(resource, name || pod.metadata.name, why);
  }
  warn(pod, policy.warn, attributes);
}

/** Nothing but images, seccomp annotations and new containers can make a pod worse. */
function isSignificant(pod: Pod, old: Pod): boolean {
  const annotation = (of: Pod, key: string) => of.metadata.annotations?.[key];
  const differ = (key: string) => annotation(pod, key) !== annotation(old, key);
  const before = new Map(containersOf(old).map((container) => [container.name, container.image]));
  const now = containersOf(pod);
  return (
    differ(SECCOMP_POD_ANNOTATION) ||
    now.length !== before.size ||
    now.some(({ name, image }) => before.get(name) !== image || differ(SECCOMP_CONTAINER_ANNOTATION_PREFIX + name))
  );
}

function validateWorkload(attributes: AdmissionAttributes): void {
  const labels = labelsOfNamespace(attributes);
  const template = templateOf(attributes.object as KubeObject);
  if (!labels || !template?.spec) return;
  warn({ metadata: template.metadata ?? {}, spec: template.spec }, policyOf(labels).policy.warn, attributes);
}

function templateOf(object: KubeObject): PodTemplateSpec | undefined {
  if (object.kind === 'CronJob') return (object as CronJob).spec.jobTemplate.spec.template;
  if (object.kind === 'PodTemplate') return (object as PodTemplate).template;
  // The rest of them have it in one place.
  return (object as Deployment).spec.template;
}

function warn(pod: CheckedPod, level: LevelVersion, { ctx }: AdmissionAttributes): void {
  const found = violations(pod, level);
  if (found.length > 0) ctx.warn(`would violate PodSecurity "${levelVersionText(level)}": ${detailsText(found)}`);
}
