/** Which container of a pod is meant: podcmd.FindOrDefaultContainerByName of kubectl. */

import { quote } from '../../../go/strconv/quote';
import type { Container, Pod } from '../../../kube/api/core/v1';
import type { Context } from '../../cli/command';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/**
 * The container of that name; without a name the one an annotation of the pod says, else the first, of which stderr is
 * told where there are others. Throws `container x not found in pod y`.
 */
export function findContainer(ctx: Context, pod: Pod, name: string, quiet = false): Container {
  if (name !== '') {
    const found = containerByName(pod, name);
    if (!found) throw new Error(`container ${name} not found in pod ${pod.metadata.name}`);
    return found;
  }
  const [first] = pod.spec.containers;
  if (!first) throw new Error(`pod ${pod.metadata.namespace}/${pod.metadata.name} does not have any containers`);
  const chosen = containerByName(pod, pod.metadata.annotations?.[DEFAULT_CONTAINER] ?? '');
  if (chosen) return chosen;
  const names = containerNames(pod);
  if (!quiet && names.length > 1)
    ctx.streams.err.write(`Defaulted container ${quote(first.name)} out of: ${names.join(', ')}\n`);
  return first;
}

/** A container of any sort by its name. */
function containerByName(pod: Pod, name: string): Container | undefined {
  return allContainers(pod).find((container) => container.name === name);
}

/** Every container, those that initialise the pod first. */
export function allContainers({ spec }: Pod): Container[] {
  return [...(spec.initContainers ?? []), ...spec.containers, ...(spec.ephemeralContainers ?? [])];
}

/** All names as messages list them: `app, debugger (ephem), setup (init)`. */
function containerNames({ spec }: Pod): string[] {
  return [
    ...spec.containers.map(({ name }) => name),
    ...(spec.ephemeralContainers ?? []).map(({ name }) => `${name} (ephem)`),
    ...(spec.initContainers ?? []).map(({ name }) => `${name} (init)`),
  ];
}
