/** NodePorts: no two pods on a node take the same port of it. */
import type { ContainerPort, Pod } from '../../../kube/api/core/v1';
import { type Plugin, resolvable } from '../plugin';

export const nodePorts: Plugin = (pod, snapshot) => {
  const wanted = hostPorts(pod);
  if (wanted.length === 0) return undefined;
  return ({ metadata }) => {
    for (const other of snapshot.info(metadata.name).pods.values())
      for (const taken of hostPorts(other))
        if (wanted.some((port) => conflict(port, taken)))
          return resolvable("node(s) didn't have free ports for the requested pod ports");
    return undefined;
  };
};

const hostPorts = (pod: Pod): ContainerPort[] =>
  pod.spec.containers.flatMap((c) => (c.ports ?? []).filter((port) => (port.hostPort ?? 0) > 0));

function conflict(a: ContainerPort, b: ContainerPort): boolean {
  if (a.hostPort !== b.hostPort || (a.protocol ?? 'TCP') !== (b.protocol ?? 'TCP')) return false;
  const [one, other] = [a.hostIP || ANY, b.hostIP || ANY];
  return one === other || one === ANY || other === ANY;
}

const ANY = '0.0.0.0';
