/** The ports of `kubectl port-forward`: `8080:80`, `:80`, `80`, names instead of the second. */
import type { Pod, Service } from '../../../kube/api/core/v1';

/** A local port (0 for any) and the pod's it leads to. */
export interface ForwardedPort {
  local: number;
  remote: number;
}

/** Takes one apart. Throws what `parsePorts` of client-go says. */
export function parsePort(text: string): ForwardedPort {
  const [first = '', second] = text.split(':');
  const remote = second ?? first;
  const port = { local: first === '' ? 0 : parsed(first, 'local'), remote: parsed(remote, 'remote') };
  if (port.remote === 0) throw new Error('remote port must be > 0');
  return port;
}

function parsed(text: string, which: string): number {
  const prefix = `error parsing ${which} port '${text}': strconv.ParseUint: parsing "${text}": `;
  if (!/^\d+$/.test(text)) throw new Error(`${prefix}invalid syntax`);
  if (Number(text) > 65_535) throw new Error(`${prefix}value out of range`);
  return Number(text);
}

/** The ports of a pod for those named on the command line (`convertPodNamedPortToNumber`). */
export function podPort(text: string, { metadata, spec }: Pod): string {
  const [local = '', remote = local] = text.split(':');
  if (/^\d*$/.test(remote)) return text;
  const ports = spec.containers.flatMap((container) => container.ports ?? []);
  const found = ports.find(({ name }) => name === remote);
  if (!found) throw new Error(`Pod '${metadata.name}' does not have a named port '${remote}'`);
  return `${text.includes(':') ? local : found.containerPort}:${found.containerPort}`;
}

/** The ports of a pod behind those of a service (`translateServicePortToTargetPort`). */
export function servicePort(text: string, service: Service, pod: Pod): string {
  const [local = '', remote = local] = text.split(':');
  const ports = service.spec?.ports ?? [];
  const found = ports.find(({ port, name }) => (/^\d+$/.test(remote) ? port === Number(remote) : name === remote));
  if (!found) throw new Error(`Service ${service.metadata.name} does not have a service port ${remote}`);
  const target = found.targetPort ?? found.port;
  const wanted = typeof target === 'number' ? target : podPort(String(target), pod).split(':')[1];
  return `${text.includes(':') ? local : found.port}:${wanted}`;
}
