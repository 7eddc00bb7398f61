/** How the kubelet looks after a container: `DescribeProbe`. */
import type { Container, HTTPGetAction, Probe } from '../../kube/api/core/v1';
import type { Description } from './description';

/** Liveness, readiness and startup probe, as far as there are any. */
export function describeProbes(page: Description, container: Container): void {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  if (livenessProbe) page.field('Liveness', probeText(livenessProbe));
  if (readinessProbe) page.field('Readiness', probeText(readinessProbe));
  if (startupProbe) page.field('Startup', probeText(startupProbe));
}

/** `http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3`. */
export function probeText(probe: Probe): string {
  const { initialDelaySeconds = 0, timeoutSeconds = 0, periodSeconds = 0 } = probe;
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s`;
  return `${handlerText(probe)} ${times} #success=${probe.successThreshold ?? 0} #failure=${probe.failureThreshold ?? 0}`;
}

function handlerText({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`;
  if (httpGet) return `http-get ${urlText(httpGet)}`;
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  return grpc ? `grpc <pod>:${grpc.port} ${grpc.service ?? ''}` : 'unknown';
}

/** The address as Go's `url.URL` writes it. */
function urlText({ scheme, host = '', port, path = '' }: HTTPGetAction): string {
  const hostPort = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const slash = path !== '' && !path.startsWith('/') ? '/' : '';
  const start = scheme ? `${scheme.toLowerCase()}:` : '';
  return `${start}//${hostPort}${slash}${escapePath(path)}`;
}

/** Percent signs for all that may not stand in a path. */
function escapePath(path: string): string {
  return path.replace(/[^\w\-.~$&+,/:;=@]/gu, (char) =>
    [...Buffer.from(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
