/** Gives Services of type LoadBalancer an address, as a cloud does: `k8s.io/cloud-provider/controllers/service`. */
import { deepEqual } from '../../../go/json/deep';
import type { Service } from '../../../kube/api/core/v1';
import type { Controller, ControllerContext } from '../../client/controller';

const FINALIZER = 'service.kubernetes.io/load-balancer-cleanup';
const SOURCE = { component: 'service-controller' };

export class ServiceController implements Controller {
  readonly name = 'service';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind('services').watch(({ type, object, old }) => {
      if (type === 'DELETED' || !this.ctx.latencies.loadBalancer) return;
      const { spec, metadata } = object;
      const changed = spec.type !== old?.spec.type || metadata.deletionTimestamp !== old?.metadata.deletionTimestamp;
      if (changed && (this.wants(object) || hasFinalizer(object))) this.ctx.enqueue(this.name, keyOf(object));
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const service = this.ctx.client.kind('services').get(namespace, name);
    if (!service) return;
    if (!this.wants(service)) this.tearDown(service);
    else if (!hasFinalizer(service)) this.ensure(service);
    else if (!service.status?.loadBalancer?.ingress) this.ready(service);
  }

  private wants({ spec, metadata }: Service): boolean {
    return spec.type === 'LoadBalancer' && !spec.loadBalancerClass && !metadata.deletionTimestamp;
  }

  /** The cloud is asked, which takes its time. */
  private ensure(service: Service): void {
    const finalizers = [...(service.metadata.finalizers ?? []), FINALIZER];
    this.event(service, 'EnsuringLoadBalancer', 'Ensuring load balancer');
    this.ctx.client.kind('services').update({ ...service, metadata: { ...service.metadata, finalizers } });
    this.ctx.enqueue(this.name, keyOf(service), this.ctx.latencies.loadBalancer?.after ?? 0);
  }

  private ready(service: Service): void {
    const ingress = this.ctx.latencies.loadBalancer?.address(service.metadata.uid ?? '');
    if (!ingress) return;
    this.setIngress(service, {
      ingress: [service.spec.loadBalancerIP ? { ip: service.spec.loadBalancerIP } : ingress],
    });
    this.event(service, 'EnsuredLoadBalancer', 'Ensured load balancer');
  }

  private tearDown(service: Service): void {
    if (!hasFinalizer(service)) return;
    this.event(service, 'DeletingLoadBalancer', 'Deleting load balancer');
    this.setIngress(service, {});
    this.event(service, 'DeletedLoadBalancer', 'Deleted load balancer');
    const services = this.ctx.client.kind('services');
    const latest = services.get(service.metadata.namespace, service.metadata.name);
    if (!latest) return;
    const finalizers = latest.metadata.finalizers?.filter((one) => one !== FINALIZER);
    services.update({ ...latest, metadata: { ...latest.metadata, finalizers } });
  }

  private setIngress(
    service: Service,
    loadBalancer: NonNullable<NonNullable<Service['status']>['loadBalancer']>,
  ): void {
    if (deepEqual(service.status?.loadBalancer ?? {}, loadBalancer)) return;
    this.ctx.client.kind('services').updateStatus({ ...service, status: { ...service.status, loadBalancer } });
  }

  private event(service: Service, reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, service, 'Normal', reason, message);
  }
}

const keyOf = ({ metadata }: Service) => `${metadata.namespace}/${metadata.name}`;
const hasFinalizer = ({ metadata }: Service) => metadata.finalizers?.includes(FINALIZER) === true;
