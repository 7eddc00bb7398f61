/** A small cluster to run shells in. */

import type { ClusterView } from '../../../src/container/network/cluster-view';
import { type RunShellOptions, runShell } from '../../../src/container/shell/shell';
import type { Container, Pod } from '../../../src/kube/api/core/v1';
import type { Observed } from '../../observed';

export const NOW = Date.UTC(2021, 0, 3, 5, 4, 3);

const meta = (name: string) => ({ name, namespace: 'default', creationTimestamp: '2021-01-03T04:00:00Z' });
const service = (name: string, spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: meta(name), spec });
const address = (ip: string, hostname?: string) => ({ ip, hostname });
const endpoints = (name: string, addresses: object[], port = 80, portName?: string) => ({
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: meta(name),
  subsets: [{ addresses, ports: [{ name: portName, port }] }],
});

/** A pod named like its container. */
export function pod(name: string, container: Partial<Container> = {}, spec: object = {}, podIP = '10.32.0.9'): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...meta(name), labels: { app: name } },
    spec: { containers: [{ name, image: 'busybox:1.28', ...container }], nodeName: 'node-1', ...spec },
    status: { phase: 'Running', podIP, startTime: '2021-01-03T05:00:00Z' },
  } as Pod;
}

const OBJECTS: Record<string, Observed[]> = {
  services: [
    service('kubernetes', { clusterIP: '10.36.0.1', ports: [{ name: 'https', port: 443, protocol: 'TCP' }] }),
    service('nginx', { clusterIP: 'None', ports: [{ port: 80 }] }),
    service('my-web', { clusterIP: '10.36.3.7', ports: [{ port: 8080, protocol: 'TCP' }] }),
    service('lost', { clusterIP: '10.36.3.8', ports: [{ port: 80, protocol: 'TCP' }] }),
  ],
  endpoints: [
    endpoints('nginx', [address('10.32.2.12', 'web-0'), address('10.32.1.4', 'web-1'), address('10.32.1.5')]),
    endpoints('my-web', [address('10.32.2.12')]),
  ],
  pods: [pod('web-0', { image: 'nginx:1.14.2', ports: [{ containerPort: 80 }] }, {}, '10.32.2.12')],
  configmaps: [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: meta('settings'), data: { color: 'red', size: 'big\n' } },
  ],
  secrets: [{ apiVersion: 'v1', kind: 'Secret', metadata: meta('keys'), data: { token: 'c2VjcmV0' } }],
  nodes: [
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'node-1' },
      status: { nodeInfo: { kernelVersion: '5.15.109+' } },
    },
  ],
};

export const cluster: ClusterView = {
  dnsAddress: '10.36.0.10',
  list: (resource, namespace) => (namespace && namespace !== 'default' ? [] : (OBJECTS[resource] ?? [])),
  get: (resource, namespace, name) =>
    OBJECTS[resource]?.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace),
};

/** What a run printed, both streams in order, and `[N]` unless it ended well. */
export async function run(
  argv: string[],
  options: Partial<RunShellOptions> & { typed?: string[] } = {},
): Promise<string> {
  const { typed, ...rest } = options;
  const of = options.pod ?? pod('box');
  let text = '';
  const write = (chunk: string) => {
    text += chunk;
  };
  async function* stdin() {
    for (const chunk of typed ?? []) {
      // A terminal echoes what is typed.
      if (options.tty) text += chunk.replace('\u0003', '^C').replace('\u0004', '');
      yield chunk;
    }
  }
  const code = await runShell({
    argv,
    pod: of,
    container: of.spec.containers[0] as Container,
    cluster,
    now: () => NOW,
    stdin: typed && stdin(),
    stdout: write,
    stderr: write,
    tty: false,
    ...rest,
  });
  return code === 0 ? text : `${text}[${code}]`;
}

/** A shell on a terminal: everything it shows. */
export function terminal(typed: string[], options: Partial<RunShellOptions> = {}): Promise<string> {
  return run(['/bin/sh'], { typed: typed.map((line) => `${line}\n`), tty: true, ...options });
}
