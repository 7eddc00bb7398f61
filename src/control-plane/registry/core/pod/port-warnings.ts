/** Warnings about ports that several containers, or one twice, lay claim to. */
import type { ContainerPort, PodSpec } from '../../../../kube/api/core/v1';
import { visitContainers } from './visit-containers';

/** A port as Go's `%+v` prints it. */
const goPort = ({ name = '', hostPort = 0, containerPort, protocol, hostIP = '' }: ContainerPort) =>
  `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol ?? ''} HostIP:${hostIP}}`;

function overlap(port: ContainerPort, other: ContainerPort): string | undefined {
  const [ip, otherIP] = [port.hostIP ?? '', other.hostIP ?? ''];
  const [hostPort, otherHostPort] = [port.hostPort ?? 0, other.hostPort ?? 0];
  if (ip === otherIP && hostPort === otherHostPort) return 'duplicate';
  if (hostPort === 0 || otherHostPort === 0) return 'overlapping';
  return hostPort === otherHostPort && !ip !== !otherIP ? 'dangerously ambiguous' : undefined;
}

/** Every port against those of the same number and protocol before it. */
export function portWarnings(spec: PodSpec, path: string): string[] {
  const warnings: string[] = [];
  const known = new Map<string, { at: string; port: ContainerPort }[]>();
  visitContainers(spec, path, ({ ports }, container) => {
    ports?.forEach((port, i) => {
      const at = `${container}.ports[${i}]`;
      if (port.hostIP && !port.hostPort) warnings.push(`${at}: hostIP set without hostPort: ${goPort(port)}`);
      const key = `${port.containerPort}/${port.protocol}`;
      const others = known.get(key) ?? [];
      for (const other of others) {
        const kind = overlap(port, other.port);
        if (kind) warnings.push(`${at}: ${kind} port definition with ${other.at}`);
      }
      known.set(key, [...others, { at, port }]);
    });
  });
  return warnings;
}
