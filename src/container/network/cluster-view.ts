/** What a container can find out about the cluster it runs in. */
import type { Endpoints, Pod, Service } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';

/** Objects by resource key (`pods`, `services`, `endpoints`, `configmaps`, `secrets`). */
export interface ClusterView {
  get(resource: string, namespace: string | undefined, name: string): KubeObject | undefined;
  list(resource: string, namespace?: string): readonly KubeObject[];
  /** Address of the cluster's DNS server. */
  dnsAddress: string;
}

/** The domain all names of a cluster end with. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** All services, or those of one namespace. */
export function services(cluster: ClusterView, namespace?: string): readonly Service[] {
  return cluster.list('services', namespace) as readonly Service[];
}

/** The service, or undefined. */
export function service(cluster: ClusterView, namespace: string, name: string): Service | undefined {
  return cluster.get('services', namespace, name) as Service | undefined;
}

/** Where a service leads, or undefined. */
export function endpoints(cluster: ClusterView, namespace: string, name: string): Endpoints | undefined {
  return cluster.get('endpoints', namespace, name) as Endpoints | undefined;
}

/** The name a pod has for itself. */
export function hostname(pod: Pod): string {
  return pod.spec.hostname || pod.metadata.name;
}

/** The pod's name under the service it is a subdomain of, or undefined. */
export function qualifiedHostname({ spec, metadata }: Pod): string | undefined {
  if (!spec.subdomain) return undefined;
  return `${spec.hostname || metadata.name}.${spec.subdomain}.${metadata.namespace}.svc.${CLUSTER_DOMAIN}`;
}
