/** How many pods a budget's pods should be, by what their controllers ask for: `getExpectedScale`. */
import type { Scale } from '../../../kube/api/autoscaling/v1';
import type { Pod } from '../../../kube/api/core/v1';
import type { PodDisruptionBudget } from '../../../kube/api/policy/v1';
import { scaledValue } from '../../../kube/meta/intstr';
import { controllerOf, type KubeObject, type OwnerReference } from '../../../kube/meta/meta';
import type { Client } from '../../client/client';

/** What a budget is measured against. */
export interface Expectation {
  expectedPods: number;
  desiredHealthy: number;
  /** Names of pods nobody controls, where the controllers had to be asked. */
  unmanaged: string[];
}

/** The expectation for a budget's pods. Throws an Error in the disruption controller's words when nobody knows. */
export function expectationOf(client: Client, { spec = {} }: PodDisruptionBudget, pods: Pod[]): Expectation {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable !== undefined) {
    const scale = expectedScale(client, pods);
    const desired = scale.expectedPods - scaledValue(maxUnavailable, scale.expectedPods, true);
    return { ...scale, desiredHealthy: Math.max(0, desired) };
  }
  if (typeof minAvailable === 'string') {
    const scale = expectedScale(client, pods);
    return { ...scale, desiredHealthy: scaledValue(minAvailable, scale.expectedPods, true) };
  }
  if (minAvailable === undefined) return { expectedPods: 0, desiredHealthy: 0, unmanaged: [] };
  return { expectedPods: pods.length, desiredHealthy: minAvailable, unmanaged: [] };
}

function expectedScale(client: Client, pods: readonly Pod[]): Omit<Expectation, 'desiredHealthy'> {
  const scales = new Map<string, number>();
  const seen = new Set<string>();
  const unmanaged: string[] = [];
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (!owner) unmanaged.push(pod.metadata.name);
    if (!owner || seen.has(owner.uid)) continue;
    seen.add(owner.uid);
    const found = scaleOf(client, owner, pod.metadata.namespace);
    if (!found) throw new Error(`found no controllers for pod "${pod.metadata.name}"`);
    scales.set(found.uid, found.replicas);
  }
  const expectedPods = [...scales.values()].reduce((sum, n) => sum + n, 0);
  return { expectedPods, unmanaged };
}

/** The replicas an owner asks for; a ReplicaSet's Deployment is asked instead of it. */
function scaleOf(
  client: Client,
  owner: OwnerReference,
  namespace: string | undefined,
): { uid: string; replicas: number } | undefined {
  const object = ownerObject(client, owner, namespace);
  if (!object) return undefined;
  const above = owner.kind === 'ReplicaSet' ? controllerOf(object) : undefined;
  const top = above?.kind === 'Deployment' ? ownerObject(client, above, namespace) : object;
  if (!top) return undefined;
  const replicas = (top as Partial<Scale>).spec?.replicas;
  if (replicas === undefined) throw new Error(`${resourceOf(client, owner)} does not implement the scale subresource`);
  return { uid: top.metadata.uid ?? '', replicas };
}

function ownerObject(client: Client, owner: OwnerReference, namespace: string | undefined): KubeObject | undefined {
  const resource = client.resourceFor(owner.apiVersion, owner.kind);
  const object = resource && client.kind(resource.key).get(namespace, owner.name);
  return object?.metadata.uid === owner.uid ? object : undefined;
}

function resourceOf(client: Client, { apiVersion, kind }: OwnerReference): string {
  return client.resourceFor(apiVersion, kind)?.key ?? kind;
}
