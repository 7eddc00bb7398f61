/** The endpoints of each service with a selector, in slices: the endpoint slice controller. */

import { deepEqual } from '../../../go/json/deep';
import type { Service } from '../../../kube/api/core/v1';
import type { EndpointSlice } from '../../../kube/api/discovery/v1';
import { isServiceIPSet } from '../../../kube/core/service';
import { formatTime, newControllerRef } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';
import { changesEndpoints, HEADLESS, hasEndpoints, selectsPod, TRIGGER_TIME } from '../../client/service-pods';
import { endpointOf, endpointPorts, isEndpoint } from './endpoint';
import { type PortGroup, reconcile, type SliceContent } from './reconcile';

const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const MANAGER = 'endpointslice-controller.k8s.io';

export class EndpointSliceController implements Controller {
  readonly name = 'endpointslice';
  private readonly slices: Index<EndpointSlice>;

  constructor(private readonly ctx: ControllerContext) {
    this.slices = new Index(ctx.client.kind('endpointslices.discovery.k8s.io'), ({ metadata }) =>
      metadata.labels?.[MANAGED_BY] === MANAGER ? [`${metadata.namespace}/${metadata.labels[SERVICE_NAME]}`] : [],
    );
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('services').watch(({ type, object, old }) => {
      const changed = !old || object.spec !== old.spec || object.metadata.labels !== old.metadata.labels;
      if (type !== 'DELETED' && changed) this.enqueue(object);
    });
    client.kind('pods').watch(({ type, object, old }) => {
      if (type === 'MODIFIED' && old && !changesEndpoints(object, old)) return;
      for (const service of client.kind('services').list(object.metadata.namespace))
        if (selectsPod(service, object) || (old && selectsPod(service, old))) this.enqueue(service);
    });
    // Slices that somebody else deletes come back.
    client.kind('endpointslices.discovery.k8s.io').watch(({ type, object: { metadata } }) => {
      const ours = metadata.labels?.[MANAGED_BY] === MANAGER;
      if (type === 'DELETED' && ours)
        this.ctx.enqueue(this.name, `${metadata.namespace}/${metadata.labels?.[SERVICE_NAME]}`);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const service = this.ctx.client.kind('services').get(namespace, name);
    if (!service || !hasEndpoints(service)) return;
    const kind = this.ctx.client.kind('endpointslices.discovery.k8s.io');
    const slices = this.slices.get(key).filter((slice) => !slice.metadata.deletionTimestamp);
    const { write, remove } = reconcile(this.groups(service), slices);
    const written = new Set(write.map(({ slice }) => slice?.metadata.name));
    for (const content of write) this.write(service, content);
    for (const slice of slices) {
      const outdated = !deepEqual(slice.metadata.labels, this.labels(service));
      if (!written.has(slice.metadata.name) && !remove.includes(slice) && outdated)
        this.write(service, { slice, ports: slice.ports, endpoints: slice.endpoints });
    }
    for (const { metadata } of remove) kind.delete(namespace, metadata.name);
  }

  private groups(service: Service): PortGroup[] {
    const groups = new Map<string, PortGroup>();
    const nodes = this.ctx.client.kind('nodes');
    for (const pod of this.ctx.client.kind('pods').list(service.metadata.namespace)) {
      if (!selectsPod(service, pod) || !isEndpoint(pod)) continue;
      const ports = endpointPorts(service, pod);
      const endpoint = endpointOf(service, pod, nodes.get(undefined, pod.spec.nodeName ?? ''));
      const key = JSON.stringify(ports);
      const group = groups.get(key);
      if (group) group.endpoints.push(endpoint);
      else groups.set(key, { ports, endpoints: [endpoint] });
    }
    return [...groups.values()];
  }

  private write(service: Service, { slice, ports, endpoints }: SliceContent): void {
    const { namespace, name, creationTimestamp } = service.metadata;
    const kind = this.ctx.client.kind('endpointslices.discovery.k8s.io');
    const labels = this.labels(service);
    const trigger = { [TRIGGER_TIME]: slice ? formatTime(this.ctx.now()) : (creationTimestamp ?? '') };
    if (slice) {
      const annotations = { ...slice.metadata.annotations, ...trigger };
      kind.update({ ...slice, metadata: { ...slice.metadata, labels, annotations }, ports, endpoints });
      return;
    }
    kind.createTrusted({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: '',
        generateName: `${name}-`,
        namespace,
        labels,
        annotations: trigger,
        ownerReferences: [newControllerRef(service)],
      },
      addressType: 'IPv4',
      endpoints,
      ports,
    });
  }

  /** The service's own labels, and those by which its slices are known. */
  private labels(service: Service): Record<string, string> {
    return {
      ...service.metadata.labels,
      ...(!isServiceIPSet(service) ? { [HEADLESS]: '' } : {}),
      [SERVICE_NAME]: service.metadata.name,
      [MANAGED_BY]: MANAGER,
    };
  }

  private enqueue(service: Service): void {
    this.ctx.enqueue(this.name, `${service.metadata.namespace}/${service.metadata.name}`);
  }
}
