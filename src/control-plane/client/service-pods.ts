/** Which pods stand behind a service, and on which ports: what both kinds of endpoints are made from. */
import { fieldOf } from '../../go/json/field';
import type { Pod, Service, ServicePort } from '../../kube/api/core/v1';
import { isFinished, isPodReady, isTerminating } from './pod-conditions';

/** Written on endpoints: when what changed them happened. */
export const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';
/** Marks the endpoints of services without an address of their own. */
export const HEADLESS = 'service.kubernetes.io/headless';

/** Whether endpoints are made for the service at all. */
export const hasEndpoints = ({ spec }: Service): boolean => !!spec.selector && spec.type !== 'ExternalName';

/** Whether the service's selector selects a pod. */
export function selectsPod({ spec: { selector } }: Service, pod: Pod): boolean {
  if (!selector) return false;
  const labels = pod.metadata.labels ?? {};
  for (const key in selector) if (fieldOf(labels, key) !== fieldOf(selector, key)) return false;
  return true;
}

/** Whether a pod's change can change an endpoint: `podEndpointsChanged`. */
export function changesEndpoints(pod: Pod, old: Pod): boolean {
  return (
    pod.status?.podIP !== old.status?.podIP ||
    pod.spec.nodeName !== old.spec.nodeName ||
    isPodReady(pod) !== isPodReady(old) ||
    isTerminating(pod) !== isTerminating(old) ||
    isFinished(pod) !== isFinished(old) ||
    pod.metadata.labels !== old.metadata.labels
  );
}

/** The number behind a service's port in a pod; undefined when the pod has no port of that name: `podutil.FindPort`. */
export function targetPort(pod: Pod, { targetPort: target, port, protocol = 'TCP' }: ServicePort): number | undefined {
  if (target === undefined || typeof target === 'number') return target ?? port;
  for (const container of pod.spec.containers)
    for (const p of container.ports ?? [])
      if (p.name === target && (p.protocol ?? 'TCP') === protocol) return p.containerPort;
  return undefined;
}

/** Whether a pod is known under its own hostname in the service's domain. */
export const hasOwnHostname = (pod: Pod, service: Service): boolean =>
  !!pod.spec.hostname && pod.spec.subdomain === service.metadata.name;
