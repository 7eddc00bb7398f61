/** A pod against a level of the Pod Security Standards. */
import { baselineChecks, supersededChecks } from './baseline-checks';
import type { CheckedPod, Violation } from './check';
import type { LevelVersion } from './policy';
import { restrictedChecks } from './restricted-checks';

/** Every way in which the pod breaks the level's rules, in the order they are told. */
export function violations(pod: CheckedPod, { level, minor }: LevelVersion): Violation[] {
  if (level === 'privileged') return [];
  const version = minor === 'latest' ? Number.POSITIVE_INFINITY : minor;
  const checks =
    level === 'baseline'
      ? baselineChecks
      : [...baselineChecks.filter((check) => !supersededChecks.has(check)), ...restrictedChecks];
  return checks.flatMap((check) => check(pod, version) ?? []);
}

/** `privileged, hostPort`: what is wrong with a pod among many. */
export const reasonsText = (list: readonly Violation[]) => list.map(({ reason }) => reason).join(', ');

/** `hostPort (container "a" uses hostPort 80)`: what is wrong with the pod of a request. */
export const detailsText = (list: readonly Violation[]) =>
  list.map(({ reason, detail }) => (detail ? `${reason} (${detail})` : reason)).join(', ');
