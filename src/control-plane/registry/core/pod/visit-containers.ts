/** Going through all containers of a pod. */
import type { Container, PodSpec } from '../../../../kube/api/core/v1';

/** Calls `visit` with every init, regular and ephemeral container and its path below `path`, in that order. */
export function visitContainers(
  spec: PodSpec,
  path: string,
  visit: (container: Container, path: string) => void,
): void {
  spec.initContainers?.forEach((container, i) => {
    visit(container, `${path}.initContainers[${i}]`);
  });
  spec.containers?.forEach((container, i) => {
    visit(container, `${path}.containers[${i}]`);
  });
  spec.ephemeralContainers?.forEach((container, i) => {
    visit(container, `${path}.ephemeralContainers[${i}]`);
  });
}
