/** Gives Ingresses an address, as the ingress controller of a cloud does. */
import type { Ingress } from '../../../kube/api/networking/v1';
import type { Controller, ControllerContext } from '../../client/controller';

const SOURCE = { component: 'loadbalancer-controller' };
const RESOURCE = 'ingresses.networking.k8s.io';

export class IngressController implements Controller {
  readonly name = 'ingress';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind(RESOURCE).watch(({ type, object }) => {
      const { ingress } = this.ctx.latencies.loadBalancer ?? {};
      const { namespace, name } = object.metadata;
      if (type === 'ADDED' && ingress) this.ctx.enqueue(this.name, `${namespace}/${name}`, ingress);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const ingresses = this.ctx.client.kind(RESOURCE);
    const found = ingresses.get(namespace, name) as Ingress | undefined;
    // Another class belongs to a controller somebody has installed, or to none.
    const isOurs = found && !found.spec?.ingressClassName && !found.status?.loadBalancer?.ingress;
    const address = isOurs && this.ctx.latencies.loadBalancer?.address(found.metadata.uid ?? '');
    if (!address) return;
    ingresses.updateStatus({ ...found, status: { loadBalancer: { ingress: [address] } } } as Ingress);
    this.ctx.recorder.event(SOURCE, found, 'Normal', 'IPChanged', `IP is now ${address.ip ?? address.hostname}`);
  }
}
