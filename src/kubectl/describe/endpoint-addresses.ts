/** The addresses behind a service, as services and ingresses show them: `formatEndpoints`. */
import type { EndpointSubset, Endpoints } from '../../kube/api/core/v1';
import type { ClusterView } from './cluster-view';

/** More addresses than these are only counted. */
const SHOWN = 3;

/** The Endpoints of a name, or undefined. */
export function endpointsNamed(namespace: string | undefined, name: string, view: ClusterView): Endpoints | undefined {
  return view.client.kind('endpoints').get(namespace, name);
}

/** `10.32.0.2:80,10.32.1.2:80,10.32.2.2:80 + 2 more...`: the ready addresses of the port of this name. */
export function endpointsText(endpoints: Endpoints | undefined, portName: string): string {
  const subsets = endpoints?.subsets ?? [];
  if (subsets.length === 0) return '<none>';
  const addresses = subsets.flatMap((subset) => addressesOf(subset, portName));
  const text = addresses.slice(0, SHOWN).join(',');
  return addresses.length > SHOWN ? `${text} + ${addresses.length - SHOWN} more...` : text;
}

function addressesOf({ addresses = [], ports = [] }: EndpointSubset, portName: string): string[] {
  // Headless services may have no ports at all.
  if (ports.length === 0) return addresses.map(({ ip }) => ip);
  return ports
    .filter(({ name = '' }) => name === portName)
    .flatMap(({ port }) => addresses.map(({ ip }) => `${ip.includes(':') ? `[${ip}]` : ip}:${port}`));
}
