/** Makes the container runtime of a cluster. */
import { ContainerRuntime, type RuntimeOptions } from './runtime';

/** The runtime of all nodes of a cluster. */
export function newContainerRuntime(options: RuntimeOptions): ContainerRuntime {
  return new ContainerRuntime(options);
}
