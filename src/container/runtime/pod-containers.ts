/** The containers of a pod with what is reported of them. */
import type { Container, ContainerStatus, Pod } from '../../kube/api/core/v1';

/** A container of any sort. */
export interface PodContainer {
  container: Container;
  status: ContainerStatus | undefined;
  /** It is there to end: it initialises its pod, or its pod does a job. */
  task: boolean;
}

/** Initialising containers, then the others, then those added to look into it. */
export function containersOf({ spec, status, metadata }: Pod): PodContainer[] {
  const of = (
    containers: readonly Container[] | undefined,
    statuses: readonly ContainerStatus[] | undefined,
    task: boolean,
  ) =>
    (containers ?? []).map((container) => ({
      container,
      status: statuses?.find(({ name }) => name === container.name),
      task: task && container.restartPolicy !== 'Always',
    }));
  const job = metadata.ownerReferences?.some(({ kind, controller }) => kind === 'Job' && controller) ?? false;
  return [
    ...of(spec.initContainers, status?.initContainerStatuses, true),
    ...of(spec.containers, status?.containerStatuses, job),
    ...of(spec.ephemeralContainers, status?.ephemeralContainerStatuses, false),
  ];
}

/** When the running instance of a container started; undefined where none runs. */
export function runningSince(status: ContainerStatus | undefined): number | undefined {
  const startedAt = status?.state.running?.startedAt;
  return startedAt ? Date.parse(startedAt) : undefined;
}
