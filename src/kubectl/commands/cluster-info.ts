/** `kubectl cluster-info`. */
import type { Service } from '../../kube/api/core/v1';
import type { Command, Context } from '../cli/command';
import { KubeconfigAccess } from '../kubeconfig/access';
import { dump } from './cluster-info/dump';

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
  run(ctx) {
    const { client } = ctx.session;
    const namespace = ctx.globals.namespace ?? 'kube-system';
    const target = { group: '', version: 'v1', resource: 'services', namespace };
    const { items } = client.list(target, { labelSelector: 'kubernetes.io/cluster-service=true' });
    const server = serverAddress(ctx);
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

/** Where the API server listens: `--server`, else what the kubeconfig says. */
function serverAddress(ctx: Context): string {
  if (ctx.globals.server) return ctx.globals.server;
  const config = new KubeconfigAccess(ctx).load();
  const context = config.contexts.get(ctx.globals.context ?? config.currentContext);
  const cluster = ctx.globals.cluster ?? String(context?.fields.cluster ?? '');
  return String(config.clusters.get(cluster)?.fields.server ?? '');
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
