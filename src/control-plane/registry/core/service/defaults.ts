/** `SetDefaults_Service` of `pkg/apis/core/v1/defaults.go`. */
import type { Service, ServicePort } from '../../../../kube/api/core/v1';

/** How long `ClientIP` affinity sticks: three hours. */
const DEFAULT_CLIENT_IP_SECONDS = 10800;

/** Whether the type opens node ports. */
export function needsNodePort({ spec }: Service): boolean {
  return spec.type === 'NodePort' || spec.type === 'LoadBalancer';
}

function setPortDefaults(port: ServicePort): void {
  port.protocol ||= 'TCP';
  if (!port.targetPort) port.targetPort = port.port;
}

/** Fills type, session affinity, traffic policies, protocols and target ports. */
export function setServiceDefaults(service: Service): void {
  service.spec ??= {};
  const { spec } = service;
  spec.sessionAffinity ||= 'None';
  if (spec.sessionAffinity === 'None') delete spec.sessionAffinityConfig;
  if (spec.sessionAffinity === 'ClientIP' && spec.sessionAffinityConfig?.clientIP?.timeoutSeconds === undefined)
    spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: DEFAULT_CLIENT_IP_SECONDS } };
  spec.type ||= 'ClusterIP';
  for (const port of spec.ports ?? []) setPortDefaults(port);
  if (needsNodePort(service)) spec.externalTrafficPolicy ||= 'Cluster';
  if (needsNodePort(service) || spec.type === 'ClusterIP') spec.internalTrafficPolicy ??= 'Cluster';
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
}
