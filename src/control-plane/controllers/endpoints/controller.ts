/** The addresses behind each service with a selector: the endpoints controller. */

import { deepEqual } from '../../../go/json/deep';
import type { EndpointSubset, Endpoints, Service } from '../../../kube/api/core/v1';
import { isServiceIPSet } from '../../../kube/core/service';
import { formatTime } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { changesEndpoints, HEADLESS, hasEndpoints, selectsPod, TRIGGER_TIME } from '../../client/service-pods';
import { subsetsOf } from './subsets';

const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity';
/** More addresses than this are left out. */
const CAPACITY = 1000;

export class EndpointsController implements Controller {
  readonly name = 'endpoints';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    const { client } = this.ctx;
    client.kind('services').watch(({ type, object, old }) => {
      const changed = object.spec !== old?.spec || object.metadata.labels !== old?.metadata.labels;
      if (type !== 'MODIFIED' || changed) this.enqueue(object);
    });
    client.kind('pods').watch(({ type, object, old }) => {
      if (type === 'MODIFIED' && old && !changesEndpoints(object, old)) return;
      for (const service of client.kind('services').list(object.metadata.namespace))
        if (selectsPod(service, object) || (old && selectsPod(service, old))) this.enqueue(service);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const service = this.ctx.client.kind('services').get(namespace, name);
    const kind = this.ctx.client.kind('endpoints');
    const existing = kind.get(namespace, name);
    if (!service) {
      if (existing) kind.delete(namespace, name);
      return;
    }
    if (!hasEndpoints(service)) return;
    const pods = this.ctx.client
      .kind('pods')
      .list(namespace)
      .filter((pod) => selectsPod(service, pod));
    const all = subsetsOf(service, pods);
    const subsets = truncated(all);
    const labels = { ...service.metadata.labels, ...(!isServiceIPSet(service) ? { [HEADLESS]: '' } : {}) };
    const unchanged =
      existing && deepEqual(existing.subsets ?? [], subsets) && deepEqual(existing.metadata.labels ?? {}, labels);
    if (unchanged) return;
    const { [OVER_CAPACITY]: _over, ...annotations } = existing?.metadata.annotations ?? {};
    const wanted: Endpoints = {
      apiVersion: 'v1',
      kind: 'Endpoints',
      ...existing,
      metadata: {
        ...existing?.metadata,
        name,
        namespace,
        ...(Object.keys(labels).length > 0 ? { labels } : { labels: undefined }),
        annotations: {
          ...annotations,
          [TRIGGER_TIME]: existing ? formatTime(this.ctx.now()) : (service.metadata.creationTimestamp ?? ''),
          ...(subsets === all ? {} : { [OVER_CAPACITY]: 'truncated' }),
        },
      },
      subsets: subsets.length > 0 ? subsets : undefined,
    };
    if (existing) kind.update(wanted);
    else kind.createTrusted(wanted);
  }

  private enqueue(service: Service): void {
    this.ctx.enqueue(this.name, `${service.metadata.namespace}/${service.metadata.name}`);
  }
}

/** The subsets cut to what an Endpoints object may hold, ready addresses first; the same list when all fit. */
function truncated(subsets: EndpointSubset[]): EndpointSubset[] {
  const count = (field: 'addresses' | 'notReadyAddresses') =>
    subsets.reduce((sum, subset) => sum + (subset[field]?.length ?? 0), 0);
  if (count('addresses') + count('notReadyAddresses') <= CAPACITY) return subsets;
  let left = CAPACITY;
  const cut = subsets.map((subset) => ({ ...subset }));
  for (const field of ['addresses', 'notReadyAddresses'] as const)
    for (const subset of cut) {
      const kept = subset[field]?.slice(0, left) ?? [];
      left -= kept.length;
      if (kept.length > 0) subset[field] = kept;
      else delete subset[field];
    }
  return cut.filter(({ addresses, notReadyAddresses }) => addresses || notReadyAddresses);
}
