/** What an object counts for against quotas: the evaluators of `pkg/quota/v1/evaluator/core`. */
import type { PersistentVolumeClaim, Pod, ResourceQuota, Service } from '../api/core/v1';
import type { KubeObject } from '../meta/meta';
import { parseQuantity, quantityOf } from '../quantity/quantity';
import { podLimits, podRequests } from './pod-resources';
import { type Amounts, addTo, mask, ONE } from './resource-list';
import { podInScope, scopesOf } from './scopes';

/** Kinds that are counted under their plain name as well as under `count/`. */
const PLAIN_NAMES = new Set(['configmaps', 'resourcequotas', 'replicationcontrollers', 'secrets']);
/** Resources of pods that come under their own name too, and not only as requests. */
const OLD_NAMES = new Set(['cpu', 'memory', 'ephemeral-storage']);
const STORAGE_CLASS = '.storageclass.storage.k8s.io/';

/** How much of every resource an object of the resource `key` (`pods`, `deployments.apps`) uses at `now`. */
export function usageOf(key: string, object: KubeObject, now: number): Amounts {
  const usage: Amounts = new Map([[`count/${key}`, ONE]]);
  if (PLAIN_NAMES.has(key)) usage.set(key, ONE);
  if (key === 'pods') addTo(usage, podUsage(object as Pod, now));
  if (key === 'services') addTo(usage, serviceUsage(object as Service));
  if (key === 'persistentvolumeclaims') addTo(usage, claimUsage(object as PersistentVolumeClaim));
  return usage;
}

/** Whether a quota counts the object at all. */
export function quotaMatches(quota: ResourceQuota, key: string, object: KubeObject): boolean {
  const scopes = scopesOf(quota);
  if (scopes.length === 0) return true;
  return key === 'pods' && scopes.every((scope) => podInScope(object as Pod, scope));
}

/** The names of a quota that objects of the resource `key` count for. */
export function matchingResources(key: string, names: Iterable<string>): string[] {
  return [...names].filter((name) => resourceKeys(name).includes(key));
}

/** The resources whose objects count for a name in a quota: `pods` for `requests.cpu`. */
export function resourceKeys(name: string): string[] {
  if (name.startsWith('count/')) return [name.slice('count/'.length)];
  if (PLAIN_NAMES.has(name)) return [name];
  if (name === 'services' || name.startsWith('services.')) return ['services'];
  if (name === 'persistentvolumeclaims' || name === 'requests.storage' || name.includes(STORAGE_CLASS))
    return ['persistentvolumeclaims'];
  if (name === 'pods' || OLD_NAMES.has(name) || /^(requests|limits)\.|^hugepages-/.test(name)) return ['pods'];
  return [];
}

/** What all objects together use of what a quota limits; nothing of a resource is 0. */
export function totalUsage(
  quota: ResourceQuota,
  objectsOf: (key: string) => readonly KubeObject[],
  now: number,
): Amounts {
  const names = Object.keys(quota.spec?.hard ?? {});
  const total: Amounts = new Map();
  for (const name of names) if (resourceKeys(name).length > 0) total.set(name, quantityOf(0));
  for (const key of new Set(names.flatMap(resourceKeys)))
    for (const object of objectsOf(key))
      if (quotaMatches(quota, key, object)) addTo(total, mask(usageOf(key, object, now), names));
  return total;
}

/** A pod that has ended, or should long be gone, uses nothing any more. */
function podUsage(pod: Pod, now: number): Amounts {
  const usage: Amounts = new Map();
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata;
  const overdue = deletionTimestamp && now > Date.parse(deletionTimestamp) + deletionGracePeriodSeconds * 1000;
  if (pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded' || overdue) return usage;
  usage.set('pods', ONE);
  for (const [name, amount] of podRequests(pod)) {
    if (OLD_NAMES.has(name) || name.startsWith('hugepages-')) usage.set(name, amount);
    usage.set(`requests.${name}`, amount);
  }
  for (const [name, amount] of podLimits(pod)) if (OLD_NAMES.has(name)) usage.set(`limits.${name}`, amount);
  return usage;
}

function serviceUsage({ spec }: Service): Amounts {
  const usage: Amounts = new Map([['services', ONE]]);
  const ports = spec.ports ?? [];
  if (spec.type === 'NodePort') usage.set('services.nodeports', quantityOf(ports.length));
  if (spec.type !== 'LoadBalancer') return usage;
  const allocated = spec.allocateLoadBalancerNodePorts === false ? ports.filter((port) => port.nodePort) : ports;
  usage.set('services.nodeports', quantityOf(allocated.length));
  usage.set('services.loadbalancers', ONE);
  return usage;
}

function claimUsage({ spec, metadata }: PersistentVolumeClaim): Amounts {
  const usage: Amounts = new Map([['persistentvolumeclaims', ONE]]);
  const storageClass = metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec.storageClassName;
  if (storageClass) usage.set(`${storageClass}${STORAGE_CLASS}persistentvolumeclaims`, ONE);
  const storage = spec.resources?.requests?.storage;
  if (storage === undefined) return usage;
  usage.set('requests.storage', parseQuantity(storage));
  if (storageClass) usage.set(`${storageClass}${STORAGE_CLASS}requests.storage`, parseQuantity(storage));
  return usage;
}
