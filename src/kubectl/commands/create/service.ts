/** `kubectl create service` and its subcommands. */

import type { JsonObject } from '../../../go/json/value';
import { isDNS1123Subdomain } from '../../../kube/names/name-formats';
import type { Command } from '../../cli/command';
import { flag } from '../../cli/flags/declare';
import { type GeneratedObject, generatorCommand } from './generator';
import { parseTCP } from './service-ports';

/** The group of the generators below. */
export function serviceCommand(): Command {
  return {
    name: 'service',
    aliases: ['svc'],
    usage: 'service [flags]',
    short: 'Make a service of one of four types',
    long: 'Creates a service of one of four types.',
    subcommands: [clusterIP, nodePort, loadBalancer, externalName],
    access: 'none',
  };
}

const tcpFlag = { tcp: flag.stringSlice("Ports as '<port>:<targetPort>'.") };

const common = (type: string) => ({
  resource: { group: '', version: 'v1', resource: 'services' },
  failure: `failed to create ${type} service: `,
  ignoresSaveConfig: true,
});

const clusterIP = generatorCommand({
  name: 'clusterip',
  usage: 'clusterip NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]',
  short: 'Make a service with an address in the cluster',
  long: 'Creates a service with an address inside the cluster, or a headless one.',
  examples: `# Port 5678 of the service is port 8080 of its pods
kubectl create service clusterip web --tcp=5678:8080

# A headless service
kubectl create service clusterip web --clusterip="None"`,
  flags: { clusterip: flag.string("Address of the service, or 'None' for a headless one."), ...tcpFlag },
  ...common('ClusterIP'),
  generate({ name, flags }) {
    const address = flags.clusterip;
    const ports = address === 'None' ? flags.tcp : requirePorts(flags);
    return service(name, 'ClusterIP', ports.map(parseTCP), { clusterIP: address });
  },
});

const nodePort = generatorCommand({
  name: 'nodeport',
  usage: 'nodeport NAME [--tcp=port:targetPort] [--dry-run=server|client|none]',
  short: 'Make a service at a port of every node',
  long: 'Creates a service that also answers at a port of every node.',
  examples: `# Port 5678 of the service is port 8080 of its pods
kubectl create service nodeport web --tcp=5678:8080`,
  flags: { 'node-port': flag.int('Port at which the nodes answer.'), ...tcpFlag },
  ...common('NodePort'),
  generate({ name, flags }) {
    const ports = requirePorts(flags).map((tcp) => ({ ...parseTCP(tcp), nodePort: flags['node-port'] }));
    return service(name, 'NodePort', ports);
  },
});

const loadBalancer = generatorCommand({
  name: 'loadbalancer',
  usage: 'loadbalancer NAME [--tcp=port:targetPort] [--dry-run=server|client|none]',
  short: 'Make a service with an address from the cloud',
  long: 'Creates a service that the cloud gives an address outside the cluster.',
  examples: `# Port 5678 of the service is port 8080 of its pods
kubectl create service loadbalancer web --tcp=5678:8080`,
  flags: tcpFlag,
  ...common('LoadBalancer'),
  generate: ({ name, flags }) => service(name, 'LoadBalancer', requirePorts(flags).map(parseTCP)),
});

const externalName = generatorCommand({
  name: 'externalname',
  usage: 'externalname NAME --external-name external.name [--dry-run=server|client|none]',
  short: 'Make a service that is another name of a host',
  long: 'Creates a service that is another name for a host outside the cluster.',
  examples: `# The service db means db.example.com
kubectl create service externalname db --external-name db.example.com`,
  flags: { 'external-name': flag.string('Name of the host the service stands for', { required: true }), ...tcpFlag },
  ...common('ExternalName'),
  generate({ name, flags }) {
    const host = flags['external-name'];
    if (isDNS1123Subdomain(host).length > 0) throw new Error(`invalid service external name ${host}`);
    return service(name, 'ExternalName', flags.tcp.map(parseTCP), { externalName: host });
  },
});

function requirePorts(flags: { tcp: string[] }): string[] {
  const ports = flags.tcp;
  if (ports.length === 0) throw new Error('at least one tcp port specifier must be provided');
  return ports;
}

function service(name: string, type: string, ports: JsonObject[], rest: JsonObject = {}): GeneratedObject {
  const labels = { app: name };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels },
    spec: { type, selector: labels, ports, ...rest },
  };
}
