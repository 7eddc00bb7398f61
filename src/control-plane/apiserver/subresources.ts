/** Subresources that are not the object itself, or not all of it: scale, binding, eviction, finalize, ephemeralcontainers. */

import { deepCopy } from '../../go/json/deep';
import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import type { ReplicaSet } from '../../kube/api/apps/v1';
import type { TokenRequest } from '../../kube/api/authentication/v1';
import type { Scale } from '../../kube/api/autoscaling/v1';
import type { Binding, Pod, ReplicationController } from '../../kube/api/core/v1';
import type { Eviction } from '../../kube/api/policy/v1';
import {
  badRequest,
  conflict,
  invalidError,
  noSuchResource,
  notFound,
  StatusError,
} from '../../kube/errors/status-error';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { validateNonnegativeField } from '../../kube/validation/object-meta-validation';
import { setPodDefaults } from '../registry/core/pod/defaults/pod-spec';
import { validateEphemeralContainersUpdate } from '../registry/core/pod/validation/ephemeral-update';
import type { GenericRegistry } from '../registry/generic-registry';
import type { RequestContext, Strategy } from '../registry/strategy';
import { objectKey } from '../storage/store';
import { evict } from './eviction';
import type { Target } from './request';
import { requestToken } from './service-account-token';

/** Reads `/scale`, or a pod through `/ephemeralcontainers`. */
export function readSubresource(registry: GenericRegistry, { subresource, namespace, name = '' }: Target): KubeObject {
  if (subresource === 'ephemeralcontainers') return registry.get(namespace, name);
  if (subresource !== 'scale') throw noSuchResource();
  const { definition, env } = registry;
  const found = env.store.get(definition.key, objectKey(namespace, name));
  if (!found) throw notFound({ group: definition.group, resource: `${definition.resource}/scale` }, name);
  return scaleOf(found, definition.strategy);
}

/** Writes `/scale`, a pod's `/ephemeralcontainers` or a namespace's `/finalize`; `change` turns what is read there into what shall stand there. */
export function writeSubresource(
  registry: GenericRegistry,
  { subresource, namespace, name = '' }: Target,
  change: (existing: KubeObject) => KubeObject,
  track: (old: KubeObject, object: KubeObject) => void,
  ctx: RequestContext,
): KubeObject {
  if (subresource === 'finalize') return registry.update(namespace, name, change, { ctx, subresource });
  if (subresource === 'ephemeralcontainers')
    return registry.update(namespace, name, (old) => withEphemeralContainers(old as Pod, change, track), {
      ctx,
      subresource,
    });
  if (subresource !== 'scale') throw noSuchResource();
  const updated = registry.update(
    namespace,
    name,
    (old) => {
      const { strategy } = registry.definition;
      const scale = change(scaleOf(old, strategy)) as Scale;
      validateScale(scale, name);
      const object = deepCopy(old);
      object.metadata.resourceVersion = scale.metadata.resourceVersion;
      setAt(object, strategy.scale?.specReplicas ?? SPEC_REPLICAS, scale.spec?.replicas ?? 0);
      track(old, object);
      return object;
    },
    { ctx },
  );
  return scaleOf(updated, registry.definition.strategy);
}

/** `podEphemeralContainersStrategy`: nothing but the containers that are added is taken from what is sent. Throws Invalid. */
function withEphemeralContainers(
  old: Pod,
  change: (existing: KubeObject) => KubeObject,
  track: (old: KubeObject, object: KubeObject) => void,
): Pod {
  const { metadata, spec } = change(old) as Pod;
  const { resourceVersion, uid, managedFields } = metadata;
  const pod: Pod = {
    ...old,
    metadata: { ...old.metadata, resourceVersion, uid: uid || old.metadata.uid, managedFields },
    spec: { ...old.spec, ephemeralContainers: spec.ephemeralContainers },
  };
  setPodDefaults(pod);
  const errors = validateEphemeralContainersUpdate(pod, old);
  if (errors.length > 0) throw invalidError({ group: '', kind: 'Pod' }, old.metadata.name, errors);
  track(old, pod);
  return pod;
}

/** POST to `/binding`, the scheduler's decision, or to `/token`. */
export function createSubresource(
  registry: GenericRegistry,
  { subresource, namespace, name = '' }: Target,
  body: KubeObject,
  ctx: RequestContext,
): KubeObject {
  if (subresource === 'token') return requestToken(registry.get(namespace, name), body as TokenRequest, ctx);
  if (subresource === 'eviction') return evict(registry, registry.get(namespace, name) as Pod, body as Eviction, ctx);
  if (subresource !== 'binding') throw noSuchResource();
  const { target, time } = body as Binding & { time?: string };
  const nodeName = target?.name;
  if (!nodeName) throw badRequest('Binding has no target');
  return registry.update(
    namespace,
    name,
    (found) => {
      const pod = found as Pod;
      if (pod.metadata.deletionTimestamp) throw conflict(registry.definition, name, 'pod is being deleted');
      if (pod.spec.nodeName)
        throw conflict(registry.definition, name, `pod ${name} is already assigned to node "${pod.spec.nodeName}"`);
      const others = (pod.status?.conditions ?? []).filter((c) => c.type !== 'PodScheduled');
      const scheduled = { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: time };
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
function validateScale({ spec }: Scale, name: string): void {
  const errors = validateNonnegativeField(spec?.replicas ?? 0, 'spec.replicas');
  if (errors.length > 0) throw invalidError({ group: 'autoscaling', kind: 'Scale' }, name, errors);
}

const SPEC_REPLICAS = ['spec', 'replicas'];
const STATUS_REPLICAS = ['status', 'replicas'];

function valueAt(object: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (value, name) => (typeof value === 'object' && value && !Array.isArray(value) ? fieldOf(value, name) : undefined),
    object,
  );
}

function setAt(object: KubeObject, path: readonly string[], value: number): void {
  let parent = asJSON(object);
  for (const name of path.slice(0, -1)) {
    if (fieldOf(parent, name) === undefined) setField(parent, name, {});
    parent = fieldOf(parent, name) as JsonObject;
  }
  setField(parent, path.at(-1) as string, value);
}

function scaleOf(object: KubeObject, { scale }: Strategy): Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const at = (path: readonly string[] | undefined) => path && valueAt(asJSON(object), path);
  const replicas = at(scale?.specReplicas ?? SPEC_REPLICAS);
  if (scale && typeof replicas !== 'number') {
    const why = `the spec replicas field ${quote(`.${scale.specReplicas.join('.')}`)} does not exist`;
    throw new StatusError(500, 'InternalError', `Internal error occurred: ${why}`, { causes: [{ message: why }] });
  }
  const current = at(scale?.statusReplicas ?? STATUS_REPLICAS);
  if (replicas === undefined && current === undefined) throw noSuchResource();
  const selector = scale ? at(scale.labelSelector) : selectorText(object);
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: Number(replicas ?? 0) },
    status: { replicas: Number(current ?? 0), ...(selector ? { selector: String(selector) } : {}) },
  };
}

/** The selector of a workload; that of a ReplicationController is nothing but labels. */
function selectorText(object: KubeObject): string {
  if (object.kind !== 'ReplicationController')
    return selectorFromLabelSelector((object as ReplicaSet).spec.selector).toString();
  return Object.entries((object as ReplicationController).spec.selector ?? {})
    .map(([k, v]) => `${k}=${v}`)
    .join(',');
}
