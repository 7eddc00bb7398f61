/** What the checks of the Pod Security Standards have in common: `k8s.io/pod-security-admission/policy`. */
import type { Container, PodSpec } from '../../../../kube/api/core/v1';
import type { ObjectMeta } from '../../../../kube/meta/meta';
import { visitContainers } from '../../../registry/core/pod/visit-containers';

/** A pod, or what a template says of one. */
export interface CheckedPod {
  metadata: Partial<ObjectMeta>;
  spec: PodSpec;
}

/** Why a pod is not allowed: a few words, and the places where. */
export interface Violation {
  reason: string;
  detail: string;
}

/** One rule; `minor` is the version of Kubernetes to go by. */
export type Check = (pod: CheckedPod, minor: number) => Violation | undefined;

/** `"a", "b"` */
export const joinQuoted = (items: readonly string[]) => items.map((item) => `"${item}"`).join(', ');

/** The items in order, each once. */
export const sorted = (items: Iterable<string>) => [...new Set(items)].sort();

export const plural = (one: string, many: string, count: number) => (count === 1 ? one : many);

/** `container "a"`, `containers "a", "b"` */
export const containersText = (names: readonly string[]) =>
  `${plural('container', 'containers', names.length)} ${joinQuoted(names)}`;

/** All containers: init, regular and ephemeral. */
export function containersOf({ spec }: CheckedPod): Container[] {
  const found: Container[] = [];
  visitContainers(spec, '', (container) => found.push(container));
  return found;
}

/** The names of the containers a test is true of. */
export const namesOf = (pod: CheckedPod, test: (container: Container) => unknown) =>
  containersOf(pod)
    .filter(test)
    .map(({ name }) => name);

/** `pod and containers "a", "b"`: who sets something bad; empty when nobody does. */
export function settersText(byPod: boolean, containers: readonly string[]): string {
  return [...(byPod ? ['pod'] : []), ...(containers.length > 0 ? [containersText(containers)] : [])].join(' and ');
}

/** From v1.25 on, rules about what only Linux knows leave pods alone that say they are for Windows. */
export const isForWindows = ({ spec }: CheckedPod, minor: number) => minor >= 25 && spec.os?.name === 'windows';
