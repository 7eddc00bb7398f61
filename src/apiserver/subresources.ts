/** Subresources that are not the object itself: scale, binding, eviction, finalize. */

import type { Pod } from '../api/core/pod';
import { deepCopy } from '../apimachinery/json-value';
import { selectorFromLabelSelector } from '../apimachinery/labels';
import type { JsonObject, KubeObject } from '../apimachinery/meta';
import { badRequest, conflict, invalidError, noSuchResource, notFound } from '../apimachinery/status-error';
import { validateNonnegativeField } from '../apimachinery/validation';
import type { GenericRegistry } from '../registry/generic-registry';
import type { RequestContext } from '../registry/strategy';
import { objectKey } from '../storage/store';
import { evict } from './eviction';
import type { Target } from './request';
import { requestToken } from './service-account-token';

/** Reads `/scale`. */
export function readSubresource(registry: GenericRegistry, { subresource, namespace, name = '' }: Target): KubeObject {
  if (subresource !== 'scale') throw noSuchResource();
  const { definition, env } = registry;
  const found = env.store.get(definition.key, objectKey(namespace, name));
  if (!found) throw notFound({ group: definition.group, resource: `${definition.resource}/scale` }, name);
  return scaleOf(found);
}

/** Writes `/scale` or a namespace's `/finalize`; `change` turns what is read there into what shall stand there. */
export function writeSubresource(
  registry: GenericRegistry,
  { subresource, namespace, name = '' }: Target,
  change: (existing: KubeObject) => KubeObject,
  track: (old: KubeObject, object: KubeObject) => void,
  ctx: RequestContext,
): KubeObject {
  if (subresource === 'finalize') return registry.update(namespace, name, change, { ctx, subresource });
  if (subresource !== 'scale') throw noSuchResource();
  const updated = registry.update(
    namespace,
    name,
    (old) => {
      const scale = change(scaleOf(old));
      validateScale(scale, name);
      const object = deepCopy(old);
      object.metadata.resourceVersion = scale.metadata.resourceVersion;
      object.spec.replicas = scale.spec?.replicas ?? 0;
      track(old, object);
      return object;
    },
    { ctx },
  );
  return scaleOf(updated);
}

/** POST to `/binding`, the scheduler's decision, or to `/token`. */
export function createSubresource(
  registry: GenericRegistry,
  { subresource, namespace, name = '' }: Target,
  body: KubeObject,
  ctx: RequestContext,
): KubeObject {
  if (subresource === 'token') return requestToken(registry.get(namespace, name), body, ctx);
  if (subresource === 'eviction') return evict(registry, registry.get(namespace, name) as Pod, body, ctx);
  if (subresource !== 'binding') throw noSuchResource();
  const nodeName: string | undefined = body.target?.name;
  if (!nodeName) throw badRequest('Binding has no target');
  return registry.update(
    namespace,
    name,
    (pod) => {
      if (pod.metadata.deletionTimestamp) throw conflict(registry.definition, name, 'pod is being deleted');
      if (pod.spec.nodeName)
        throw conflict(registry.definition, name, `pod ${name} is already assigned to node "${pod.spec.nodeName}"`);
      const others = (pod.status?.conditions ?? []).filter((c: { type: string }) => c.type !== 'PodScheduled');
      const scheduled = { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: body.time };
      return {
        ...pod,
        metadata: { ...pod.metadata },
        spec: { ...pod.spec, nodeName },
        status: { ...pod.status, conditions: [...others, scheduled] },
      };
    },
    { ctx, subresource },
  );
}

/** `ValidateScale` */
function validateScale({ spec }: KubeObject, name: string): void {
  const errors = validateNonnegativeField(spec?.replicas ?? 0, 'spec.replicas');
  if (errors.length > 0) throw invalidError({ group: 'autoscaling', kind: 'Scale' }, name, errors);
}

function scaleOf(object: KubeObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  if (object.spec?.replicas === undefined && object.status?.replicas === undefined) throw noSuchResource();
  const selector = object.spec.selector?.matchLabels
    ? selectorFromLabelSelector(object.spec.selector).toString()
    : Object.entries((object.spec.selector ?? {}) as JsonObject)
        .map(([k, v]) => `${k}=${v}`)
        .join(',');
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: object.spec?.replicas ?? 0 },
    status: { replicas: object.status?.replicas ?? 0, selector },
  };
}
