/** Slices for endpoints that somebody keeps by hand: the endpoint slice mirroring controller. */

import { deepEqual } from '../../../go/json/deep';
import type { EndpointAddress, EndpointSubset, Endpoints } from '../../../kube/api/core/v1';
import type { Endpoint, EndpointSlice } from '../../../kube/api/discovery/v1';
import { newControllerRef } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';

const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const MANAGER = 'endpointslicemirroring-controller.k8s.io';
const SKIP_MIRROR = 'endpointslice.kubernetes.io/skip-mirror';
const LEADER = 'control-plane.alpha.kubernetes.io/leader';
const NOT_MIRRORED = [
  'endpoints.kubernetes.io/last-change-trigger-time',
  'kubectl.kubernetes.io/last-applied-configuration',
];

export class EndpointSliceMirroringController implements Controller {
  readonly name = 'endpointslicemirroring';
  private readonly slices: Index<EndpointSlice>;

  constructor(private readonly ctx: ControllerContext) {
    this.slices = new Index(ctx.client.kind('endpointslices.discovery.k8s.io'), ({ metadata }) =>
      metadata.labels?.[MANAGED_BY] === MANAGER ? [`${metadata.namespace}/${metadata.labels[SERVICE_NAME]}`] : [],
    );
  }

  start(): void {
    const { client } = this.ctx;
    const enqueue = ({ object: { metadata } }: { object: Pick<Endpoints, 'metadata'> }) =>
      this.ctx.enqueue(this.name, `${metadata.namespace}/${metadata.name}`);
    client.kind('endpoints').watch(enqueue);
    client.kind('services').watch(enqueue);
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const endpoints = this.ctx.client.kind('endpoints').get(namespace, name);
    const service = this.ctx.client.kind('services').get(namespace, name);
    const existing = this.slices.get(key);
    const mirrored = endpoints && service && !service.spec.selector && isMirrored(endpoints);
    const wanted = mirrored ? (endpoints.subsets ?? []).map((subset) => sliceOf(endpoints, subset)) : [];
    this.write(wanted, existing);
  }

  /** Makes the slices there are into those there should be. */
  private write(wanted: EndpointSlice[], existing: EndpointSlice[]): void {
    const kind = this.ctx.client.kind('endpointslices.discovery.k8s.io');
    const left = [...existing];
    for (const slice of wanted) {
      const same = left.findIndex((s) => deepEqual(s.ports, slice.ports));
      const found = left.splice(Math.max(0, same), 1)[0];
      if (!found) kind.createTrusted(slice);
      else
        kind.update({
          ...slice,
          metadata: { ...found.metadata, labels: slice.metadata.labels, annotations: slice.metadata.annotations },
        });
    }
    for (const { metadata } of left) kind.delete(metadata.namespace, metadata.name);
  }
}

function isMirrored({ metadata }: Endpoints): boolean {
  return metadata.labels?.[SKIP_MIRROR] !== 'true' && metadata.annotations?.[LEADER] === undefined;
}

function sliceOf(endpoints: Endpoints, subset: EndpointSubset): EndpointSlice {
  const { metadata } = endpoints;
  const annotations = Object.entries(metadata.annotations ?? {}).filter(([key]) => !NOT_MIRRORED.includes(key));
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: '',
      generateName: `${metadata.name}-`,
      namespace: metadata.namespace,
      labels: { ...metadata.labels, [SERVICE_NAME]: metadata.name, [MANAGED_BY]: MANAGER },
      ...(annotations.length > 0 ? { annotations: Object.fromEntries(annotations) } : {}),
      ownerReferences: [newControllerRef(endpoints)],
    },
    addressType: subset.addresses?.[0]?.ip.includes(':') ? 'IPv6' : 'IPv4',
    endpoints: [
      ...(subset.addresses ?? []).map((address) => endpointOf(address, true)),
      ...(subset.notReadyAddresses ?? []).map((address) => endpointOf(address, false)),
    ],
    ports: (subset.ports ?? []).map(({ name = '', port, protocol = 'TCP', appProtocol }) => ({
      name,
      port,
      protocol,
      ...(appProtocol ? { appProtocol } : {}),
    })),
  };
}

function endpointOf({ ip, hostname, nodeName, targetRef }: EndpointAddress, ready: boolean): Endpoint {
  return {
    addresses: [ip],
    conditions: { ready },
    ...(hostname ? { hostname } : {}),
    ...(nodeName ? { nodeName } : {}),
    ...(targetRef ? { targetRef } : {}),
  };
}
