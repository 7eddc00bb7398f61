/** A container as it is while somebody looks at it. */
import type { ContainerStatus, Pod } from '../../../kube/api/core/v1';
import type { Session } from '../../cli/session';

/** The status of a container of any sort. */
export function statusIn(pod: Pod | undefined, name: string): ContainerStatus | undefined {
  const { containerStatuses, initContainerStatuses, ephemeralContainerStatuses } = pod?.status ?? {};
  const all = [...(containerStatuses ?? []), ...(initContainerStatuses ?? []), ...(ephemeralContainerStatuses ?? [])];
  return all.find((status) => status.name === name);
}

/** The pod as it is now; undefined once it is gone. */
export function currentPod(session: Session, pod: Pod): Pod | undefined {
  const { namespace, name, uid } = pod.metadata;
  const current = session.client.kind('pods').get(namespace, name);
  return current?.metadata.uid === uid ? current : undefined;
}

/** Whether the container runs as it did when `pod` was read, and was not started again since. */
export function stillRuns(session: Session, pod: Pod, name: string): boolean {
  const now = statusIn(currentPod(session, pod), name);
  return !!now?.state.running && now.containerID === statusIn(pod, name)?.containerID;
}
