/** The addresses behind a service as `EndpointSubset`s, repacked and sorted as `pkg/api/v1/endpoints` does it. */

import { md5 } from '../../../go/crypto/digest';
import type { JsonObject } from '../../../go/json/value';
import type { EndpointAddress, EndpointPort, EndpointSubset, Pod, Service } from '../../../kube/api/core/v1';
import { isServiceIPSet } from '../../../kube/core/service';
import { dumpForHash } from '../../../kube/schema/go-dump';
import { definition } from '../../../kube/schema/schema';
import { isFinished, isPodReady, isTerminating } from '../../client/pod-conditions';
import { hasOwnHostname, targetPort } from '../../client/service-pods';

/** A pod's address, and whether it is ready to be used. */
interface Member {
  address: EndpointAddress;
  ready: boolean;
}

/** The subsets of a service; none when no pod has an address. */
export function subsetsOf(service: Service, pods: readonly Pod[]): EndpointSubset[] {
  const members = new Map<string, { port?: EndpointPort; members: Member[] }>();
  for (const pod of pods) {
    if (!pod.status?.podIP || isFinished(pod)) continue;
    if (isTerminating(pod) && !service.spec.publishNotReadyAddresses) continue;
    const ready = isPodReady(pod) || (service.spec.publishNotReadyAddresses ?? false);
    for (const port of portsFor(service, pod)) {
      const key = JSON.stringify(port);
      const known = members.get(key);
      if (known) known.members.push({ address: addressOf(service, pod), ready });
      else members.set(key, { port, members: [{ address: addressOf(service, pod), ready }] });
    }
  }
  return pack([...members.values()]);
}

/** Ports with the same members share a subset. */
function pack(ports: { port?: EndpointPort; members: Member[] }[]): EndpointSubset[] {
  const groups = new Map<string, { ports: EndpointPort[]; members: Member[] }>();
  for (const { port, members } of ports) {
    const key = members.map(({ address, ready }) => `${address.targetRef?.uid} ${address.ip} ${ready}`).join();
    const group = groups.get(key);
    if (group && port) group.ports.push(port);
    else groups.set(key, { ports: port ? [port] : [], members });
  }
  return sortByHash([...groups.values()].map(subsetOf), 'EndpointSubset');
}

function subsetOf({ ports, members }: { ports: EndpointPort[]; members: Member[] }): EndpointSubset {
  const addresses = (wanted: boolean) =>
    members
      .filter(({ ready }) => ready === wanted)
      .map(({ address }) => address)
      .sort((a, b) => (a.ip < b.ip ? -1 : 1));
  const [usable, unusable] = [addresses(true), addresses(false)];
  return {
    ...(usable.length > 0 ? { addresses: usable } : {}),
    ...(unusable.length > 0 ? { notReadyAddresses: unusable } : {}),
    ...(ports.length > 0 ? { ports: sortByHash(ports, 'EndpointPort') } : {}),
  };
}

/** Kubernetes orders what has no order of its own by a hash of what it holds. */
function sortByHash<T>(items: T[], type: 'EndpointSubset' | 'EndpointPort'): T[] {
  const def = definition(`io.k8s.api.core.v1.${type}`);
  if (!def || items.length < 2) return items;
  const hashes = new Map(items.map((item) => [item, md5(dumpForHash(item as JsonObject, def))]));
  return items.sort((a, b) => ((hashes.get(a) as string) < (hashes.get(b) as string) ? -1 : 1));
}

/** The service's ports in a pod. A headless service may have none, and is then about addresses alone. */
function portsFor({ spec, ...service }: Service, pod: Pod): (EndpointPort | undefined)[] {
  if (!spec.ports?.length) return !isServiceIPSet({ spec, ...service }) ? [undefined] : [];
  return spec.ports.flatMap((port) => {
    const number = targetPort(pod, port);
    if (number === undefined) return [];
    const { name, protocol = 'TCP', appProtocol } = port;
    return [{ ...(name ? { name } : {}), port: number, protocol, ...(appProtocol ? { appProtocol } : {}) }];
  });
}

function addressOf(service: Service, pod: Pod): EndpointAddress {
  const { namespace, name, uid } = pod.metadata;
  return {
    ...(hasOwnHostname(pod, service) ? { hostname: pod.spec.hostname } : {}),
    ip: pod.status?.podIP ?? '',
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    targetRef: { kind: 'Pod', name, namespace, uid },
  };
}
