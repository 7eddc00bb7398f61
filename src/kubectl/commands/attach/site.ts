/** A running container as the programs in it see it. */

import type { SiteOptions } from '../../../container/shell/site';
import type { Container, ContainerStatus, Pod } from '../../../kube/api/core/v1';
import type { Session } from '../../cli/session';

/** What runs in the container sees the cluster as it is whenever it looks. */
export function containerSite(session: Session, pod: Pod, container: Container): SiteOptions {
  const { dnsAddress, imageEnvironment } = session.containers;
  return {
    pod,
    container,
    cluster: {
      get: (resource, namespace, name) => session.client.kind(resource).get(namespace, name),
      list: (resource, namespace) => session.client.kind(resource).list(namespace),
      dnsAddress,
    },
    now: () => session.now(),
    imageEnv: imageEnvironment(container.image ?? ''),
  };
}

/** The status of the container as it is now; undefined once the pod is gone. */
export function containerStatus(session: Session, pod: Pod, name: string): ContainerStatus | undefined {
  const { namespace, name: podName, uid } = pod.metadata;
  const current = session.client.kind('pods').get(namespace, podName);
  if (current?.metadata.uid !== uid) return undefined;
  return current?.status?.containerStatuses?.find((status) => status.name === name);
}

/** Whether the container runs as it did when `pod` was read, and was not started again since. */
export function stillRuns(session: Session, pod: Pod, name: string): boolean {
  const before = pod.status?.containerStatuses?.find((status) => status.name === name);
  const now = containerStatus(session, pod, name);
  return now?.state.running !== undefined && now.containerID === before?.containerID;
}
