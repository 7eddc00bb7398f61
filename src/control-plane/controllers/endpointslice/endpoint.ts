/** A pod as an endpoint of a slice: `podToEndpoint`. */
import type { Node, Pod, Service } from '../../../kube/api/core/v1';
import type { Endpoint, EndpointPort } from '../../../kube/api/discovery/v1';
import { isFinished, isPodReady, isTerminating } from '../../client/pod-conditions';
import { hasOwnHostname, targetPort } from '../../client/service-pods';

const ZONE = 'topology.kubernetes.io/zone';

/** Whether a pod has an endpoint; one that is on its way out still has. */
export const isEndpoint = (pod: Pod): boolean => !!pod.status?.podIP && !isFinished(pod);

/** The endpoint of a pod on a node. */
export function endpointOf(service: Service, pod: Pod, node: Node | undefined): Endpoint {
  const { namespace, name, uid } = pod.metadata;
  const serving = isPodReady(pod);
  const terminating = isTerminating(pod);
  const zone = node?.metadata.labels?.[ZONE];
  return {
    addresses: [pod.status?.podIP ?? ''],
    conditions: {
      ready: (service.spec.publishNotReadyAddresses ?? false) || (serving && !terminating),
      serving,
      terminating,
    },
    ...(hasOwnHostname(pod, service) ? { hostname: pod.spec.hostname } : {}),
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    targetRef: { kind: 'Pod', name, namespace, uid },
    ...(zone ? { zone } : {}),
  };
}

/** The ports of a service in a pod. */
export function endpointPorts({ spec }: Service, pod: Pod): EndpointPort[] {
  return (spec.ports ?? []).flatMap((servicePort) => {
    const port = targetPort(pod, servicePort);
    if (port === undefined) return [];
    const { name = '', protocol = 'TCP', appProtocol } = servicePort;
    return [{ name, port, protocol, ...(appProtocol ? { appProtocol } : {}) }];
  });
}
