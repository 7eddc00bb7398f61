/** Which taints of a node a pod puts up with: `ToleratesTaint` of `k8s.io/component-helpers`. */
import type { Pod, Taint, Toleration } from '../../kube/api/core/v1';

/** `v1helper.FindMatchingUntoleratedTaint`, for one taint. */
export function tolerates(pod: Pod, taint: Taint): boolean {
  return (pod.spec.tolerations ?? []).some((t) => tolerationMatches(t, taint));
}

/** Whether one toleration is about the taint. */
export function tolerationMatches(t: Toleration, taint: Taint): boolean {
  if (t.effect && t.effect !== taint.effect) return false;
  if (t.key && t.key !== taint.key) return false;
  return t.operator === 'Exists' || (!!t.key && (t.value ?? '') === (taint.value ?? ''));
}
