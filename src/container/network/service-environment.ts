/** What containers learn about services from their environment (`k8s.io/kubernetes/pkg/kubelet/envvars`). */
import type { Pod, Service } from '../../kube/api/core/v1';
import { type ClusterView, services } from './cluster-view';

/** The variables of the services that stood when the pod started: its namespace's, and always those of `kubernetes`. */
export function serviceEnvironment(pod: Pod, cluster: ClusterView): Map<string, string> {
  const born = (service: Service) => service.metadata.creationTimestamp ?? '';
  const started = pod.status?.startTime;
  const linked = services(cluster, pod.metadata.namespace).filter(
    (service) => pod.spec.enableServiceLinks !== false && (!started || born(service) <= started),
  );
  const master = services(cluster, 'default').filter(({ metadata }) => metadata.name === 'kubernetes');
  const variables = [...new Set([...master, ...linked])].flatMap(serviceVariables);
  return new Map(variables.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function serviceVariables({ metadata, spec }: Service): [string, string][] {
  const { clusterIP, ports = [] } = spec;
  const [first] = ports;
  if (!clusterIP || clusterIP === 'None' || !first) return [];
  const prefix = variableName(metadata.name);
  const variables: [string, string][] = [
    [`${prefix}_SERVICE_HOST`, clusterIP],
    [`${prefix}_SERVICE_PORT`, String(first.port)],
  ];
  for (const { name, port } of ports) {
    if (name) variables.push([`${prefix}_SERVICE_PORT_${variableName(name)}`, String(port)]);
  }
  for (const { port, protocol = 'TCP' } of ports) {
    const address = `${protocol.toLowerCase()}://${clusterIP}:${port}`;
    const link = `${prefix}_PORT_${port}_${protocol}`;
    if (port === first.port) variables.push([`${prefix}_PORT`, address]);
    variables.push([link, address], [`${link}_PROTO`, protocol.toLowerCase()]);
    variables.push([`${link}_PORT`, String(port)], [`${link}_ADDR`, clusterIP]);
  }
  return variables;
}

function variableName(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
