/** The addresses behind each service with a selector: the endpoints controller. */
import type { EndpointAddress, EndpointPort, EndpointSubset, Endpoints } from '../../api/core/endpoints';
import type { Pod } from '../../api/core/pod';
import type { Service } from '../../api/core/service';
import { deepEqual } from '../../apimachinery/json-value';
import type { Controller, ControllerContext } from '../../client/controller';
import { isFinished, isPodReady, isTerminating } from '../../client/pod-conditions';

export class EndpointsController implements Controller {
  readonly name = 'endpoints';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind('services').watch(({ object }) => this.enqueue(object));
    this.ctx.client.kind('pods').watch(({ object, old }) => {
      if (old && !this.matters(object, old)) return;
      for (const service of this.ctx.client.kind('services').list(object.metadata.namespace))
        if (selects(service, object) || (old && selects(service, old))) this.enqueue(service);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const service = this.ctx.client.kind('services').get(namespace, name);
    const kind = this.ctx.client.kind('endpoints');
    const existing = kind.get(namespace, name);
    if (!service) {
      if (existing && existing.metadata.labels?.[MANAGED] !== 'false') kind.delete(namespace, name);
      return;
    }
    if (!service.spec.selector || service.spec.type === 'ExternalName') return;
    const pods = this.ctx.client
      .kind('pods')
      .list(namespace)
      .filter((pod) => selects(service, pod));
    const subsets = subsetsOf(service, pods);
    const labels = { ...service.metadata.labels, ...(service.spec.clusterIP === 'None' ? { [HEADLESS]: '' } : {}) };
    if (!existing) {
      const metadata = { name, namespace, ...(Object.keys(labels).length > 0 ? { labels } : {}) };
      kind.createTrusted({
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata,
        ...(subsets ? { subsets } : {}),
      } as Endpoints);
    } else if (!deepEqual(existing.subsets, subsets) || !deepEqual(existing.metadata.labels ?? {}, labels)) {
      const trigger = {
        'endpoints.kubernetes.io/last-change-trigger-time': new Date(this.ctx.now())
          .toISOString()
          .replace(/\.\d+Z/, 'Z'),
      };
      kind.update({
        ...existing,
        metadata: { ...existing.metadata, labels, annotations: { ...existing.metadata.annotations, ...trigger } },
        subsets,
      });
    }
  }

  /** Whether a pod's change can change an endpoint. */
  private matters(pod: Pod, old: Pod): boolean {
    return (
      pod.status?.podIP !== old.status?.podIP ||
      isPodReady(pod) !== isPodReady(old) ||
      isTerminating(pod) !== isTerminating(old) ||
      isFinished(pod) !== isFinished(old) ||
      pod.metadata.labels !== old.metadata.labels
    );
  }

  private enqueue(service: Service): void {
    this.ctx.enqueue(this.name, `${service.metadata.namespace}/${service.metadata.name}`);
  }
}

const HEADLESS = 'service.kubernetes.io/headless';
const MANAGED = 'endpoints.kubernetes.io/managed';

function selects({ spec: { selector } }: Service, pod: Pod): boolean {
  if (!selector) return false;
  const labels = pod.metadata.labels ?? {};
  for (const key in selector) if (labels[key] !== selector[key]) return false;
  return true;
}

/** Pods grouped by what their ports come out as; addresses in the order of their text. */
function subsetsOf(service: Service, pods: Pod[]): EndpointSubset[] | undefined {
  const groups = new Map<string, Required<EndpointSubset>>();
  for (const pod of pods) {
    if (!pod.status?.podIP || isFinished(pod)) continue;
    if (isTerminating(pod) && !service.spec.publishNotReadyAddresses) continue;
    const ports = portsFor(service, pod);
    const key = JSON.stringify(ports);
    let group = groups.get(key);
    if (!group) {
      group = { addresses: [], notReadyAddresses: [], ports };
      groups.set(key, group);
    }
    const usable = isPodReady(pod) || service.spec.publishNotReadyAddresses;
    (usable ? group.addresses : group.notReadyAddresses).push(addressOf(service, pod));
  }
  if (groups.size === 0) return undefined;
  const byIP = (a: EndpointAddress, b: EndpointAddress) => (a.ip < b.ip ? -1 : 1);
  return [...groups.values()].map(({ addresses, notReadyAddresses, ports }) => ({
    ...(addresses.length > 0 ? { addresses: addresses.sort(byIP) } : {}),
    ...(notReadyAddresses.length > 0 ? { notReadyAddresses: notReadyAddresses.sort(byIP) } : {}),
    ...(ports.length > 0 ? { ports } : {}),
  }));
}

function portsFor(service: Service, pod: Pod): EndpointPort[] {
  return (service.spec.ports ?? []).flatMap((port) => {
    const target = port.targetPort ?? port.port;
    const number =
      typeof target === 'number'
        ? target
        : pod.spec.containers
            .flatMap((c) => c.ports ?? [])
            .find((p) => p.name === target && (p.protocol ?? 'TCP') === (port.protocol ?? 'TCP'))?.containerPort;
    if (number === undefined) return [];
    return [{ ...(port.name ? { name: port.name } : {}), port: number, protocol: port.protocol ?? 'TCP' }];
  });
}

function addressOf(service: Service, pod: Pod): EndpointAddress {
  const { namespace, name, uid } = pod.metadata;
  const ownHost = pod.spec.hostname && pod.spec.subdomain === service.metadata.name;
  return {
    ...(ownHost ? { hostname: pod.spec.hostname } : {}),
    ip: pod.status?.podIP ?? '',
    nodeName: pod.spec.nodeName,
    targetRef: { kind: 'Pod', name, namespace, uid },
  };
}
