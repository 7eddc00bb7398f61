/** What `spec.podFailurePolicy` says of a failed pod: `pod_failure_policy.go`. */
import type { Job, PodFailurePolicyRule } from '../../../kube/api/batch/v1';
import type { ContainerStatus, Pod } from '../../../kube/api/core/v1';
import { isFailed } from './job-pods';

/** What follows from a pod's failure; `failJob` is why the whole Job fails. */
export interface Verdict {
  counts: boolean;
  failJob?: string;
}

/** The verdict of the first rule that matches; without one the failure counts. */
export function judge({ spec }: Job, pod: Pod): Verdict {
  for (const [index, rule] of (spec.podFailurePolicy?.rules ?? []).entries()) {
    const match = matchRule(rule, pod);
    if (!match) continue;
    if (rule.action === 'Ignore') return { counts: false };
    if (rule.action === 'FailJob') return { counts: true, failJob: `${match} matching FailJob rule at index ${index}` };
    return { counts: true };
  }
  return { counts: true };
}

/** Why the Job fails at once, if one of its pods says so. */
export function failJobMessage(job: Job, pods: readonly Pod[]): string | undefined {
  if (!job.spec.podFailurePolicy) return undefined;
  for (const pod of pods) {
    const message = isFailed(pod) ? judge(job, pod).failJob : undefined;
    if (message) return message;
  }
  return undefined;
}

function matchRule({ onExitCodes, onPodConditions }: PodFailurePolicyRule, pod: Pod): string | undefined {
  const { namespace, name } = pod.metadata;
  if (onExitCodes) {
    const { containerName, operator, values = [] } = onExitCodes;
    const matches = ({ name: container, state }: ContainerStatus) => {
      const exitCode = state.terminated?.exitCode;
      if (!exitCode || (containerName && containerName !== container)) return false;
      return values.includes(exitCode) === (operator === 'In');
    };
    const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {};
    const found = [...containerStatuses, ...initContainerStatuses].find(matches);
    return (
      found &&
      `Container ${found.name} for pod ${namespace}/${name} failed with exit code ${found.state.terminated?.exitCode}`
    );
  }
  const found = pod.status?.conditions?.find((c) =>
    onPodConditions?.some((pattern) => pattern.type === c.type && (pattern.status ?? 'True') === c.status),
  );
  return found && `Pod ${namespace}/${name} has condition ${found.type}`;
}
