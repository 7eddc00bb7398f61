/** `kubectl cluster-info`. */
import type { Endpoints } from '../api/core/endpoints';
import type { Service } from '../api/core/service';
import { dump } from './cluster-info/dump';
import type { Command, Context, FlagValues } from './command';

export const clusterInfo: Command = {
  name: 'cluster-info',
  aliases: ['clusterinfo'],
  usage: 'cluster-info [flags]',
  short: 'Show where the cluster can be reached',
  long: 'Shows the addresses of the control plane and of the services with the label kubernetes.io/cluster-service=true.',
  examples: `# The addresses of the control plane and of cluster services
kubectl cluster-info`,
  subcommands: [dump],
  access: 'read',
  run(ctx, _args, flags) {
    const { client } = ctx.session;
    const namespace = ctx.globals.namespace ?? 'kube-system';
    const target = { group: '', version: 'v1', resource: 'services', namespace };
    const { items } = client.list(target, { labelSelector: 'kubernetes.io/cluster-service=true' });
    const server = serverAddress(ctx, flags);
    printAddress(ctx, 'Kubernetes control plane', server);
    for (const service of items as Service[])
      printAddress(
        ctx,
        service.metadata.labels?.['kubernetes.io/name'] || service.metadata.name,
        linkTo(service, server),
      );
    ctx.streams.out.write(`\nTo further debug and diagnose cluster problems, use '${ctx.binary} cluster-info dump'.\n`);
  },
};

/** Where the API server listens: `--server`, else what stands behind the service `kubernetes`. */
function serverAddress(ctx: Context, flags: FlagValues): string {
  const given = flags.string('server');
  if (given) return given.includes('://') ? given : `http://${given}`;
  const endpoints = ctx.session.client.kind('endpoints').get('default', 'kubernetes') as Endpoints | undefined;
  const subset = endpoints?.subsets?.[0];
  const port = subset?.ports?.[0]?.port ?? 443;
  return `https://${subset?.addresses?.[0]?.ip ?? 'localhost'}${port === 443 ? '' : `:${port}`}`;
}

/** The addresses of a load balancer, or the way through the API server. */
function linkTo({ metadata, spec, status }: Service, server: string): string {
  const ports = spec.ports ?? [];
  const balancer = status?.loadBalancer?.ingress?.[0];
  if (balancer) return ports.map(({ port }) => `http://${balancer.ip || balancer.hostname}:${port} `).join('');
  const [port] = ports;
  const secure = port?.name === 'https' || port?.port === 443;
  const name = secure
    ? `https:${metadata.name}:${port?.name ?? ''}`
    : metadata.name + (port?.name ? `:${port.name}` : '');
  return `${server}/api/v1/namespaces/${metadata.namespace}/services/${name}/proxy`;
}

/** kubectl colours this line wherever it goes, but on a terminal that says it is dumb. */
function printAddress(ctx: Context, name: string, link: string): void {
  const plain = ctx.env.TERM === 'dumb';
  const colored = (text: string, color: number) => (plain ? text : `\x1b[0;${color}m${text}\x1b[0m`);
  ctx.streams.out.write(`${colored(name, 32)} is running at ${colored(link, 33)}\n`);
}
