/** Who a pod of a StatefulSet is, and whether it still is: `stateful_set_utils.go`. */
import type { StatefulSet } from '../../../kube/api/apps/v1';
import type { PersistentVolumeClaim, Pod, Volume } from '../../../kube/api/core/v1';
import { newControllerRef } from '../../../kube/meta/meta';

const REVISION_LABEL = 'controller-revision-hash';
const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX_LABEL = 'apps.kubernetes.io/pod-index';

/** The ordinal in a pod's name; -1 when the name is not one of a StatefulSet's pod. */
export function ordinalOf(pod: Pod): number {
  let ordinal = ordinals.get(pod);
  if (ordinal === undefined) {
    const match = /-(\d+)$/.exec(pod.metadata.name);
    ordinal = match ? Number(match[1]) : -1;
    ordinals.set(pod, ordinal);
  }
  return ordinal;
}

/** Sets look at all their pods each time one of them changes. */
const ordinals = new WeakMap<Pod, number>();

/** The first ordinal: `spec.ordinals.start`. */
export const startOrdinal = (set: StatefulSet): number => set.spec.ordinals?.start ?? 0;

/** One past the last ordinal. */
export const endOrdinal = (set: StatefulSet): number => startOrdinal(set) + (set.spec.replicas ?? 1);

/** Whether an ordinal is one of those the set should have. */
export const inOrdinalRange = (set: StatefulSet, ordinal: number): boolean =>
  ordinal >= startOrdinal(set) && ordinal < endOrdinal(set);

/** Whether the pod's name belongs to the set. */
export function isMember(set: StatefulSet, pod: Pod): boolean {
  return pod.metadata.name === `${set.metadata.name}-${ordinalOf(pod)}`;
}

export const revisionOf = (pod: Pod): string | undefined => pod.metadata.labels?.[REVISION_LABEL];

/** A pod object for an ordinal, from the set's template, not yet created. */
export function newPod(set: StatefulSet, ordinal: number, revision: string): Pod {
  const { template } = set.spec;
  const name = `${set.metadata.name}-${ordinal}`;
  const meta = template.metadata ?? {};
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${set.metadata.name}-`,
      name,
      namespace: set.metadata.namespace,
      labels: { ...meta.labels, ...identityLabels(name, ordinal), [REVISION_LABEL]: revision },
      ...(meta.annotations ? { annotations: { ...meta.annotations } } : {}),
      ...(meta.finalizers ? { finalizers: [...meta.finalizers] } : {}),
      ownerReferences: [newControllerRef(set)],
    },
    spec: { ...template.spec, hostname: name, subdomain: set.spec.serviceName },
  };
  pod.spec.volumes = volumesFor(set, pod);
  if (!pod.spec.subdomain) delete pod.spec.subdomain;
  if (pod.spec.volumes.length === 0) delete pod.spec.volumes;
  return pod;
}

/** Whether the pod carries the identity its ordinal gives it. */
export function identityMatches(set: StatefulSet, pod: Pod): boolean {
  const { labels, namespace, name } = pod.metadata;
  return (
    ordinalOf(pod) >= 0 &&
    isMember(set, pod) &&
    namespace === set.metadata.namespace &&
    labels?.[POD_NAME_LABEL] === name
  );
}

/** Whether the pod's volumes refer to the claims of its ordinal. */
export function storageMatches(set: StatefulSet, pod: Pod): boolean {
  return (set.spec.volumeClaimTemplates ?? []).every((template) => {
    const volume = pod.spec.volumes?.find(({ name }) => name === template.metadata.name);
    return volume?.persistentVolumeClaim?.claimName === claimName(set, template, ordinalOf(pod));
  });
}

/** A pod with its identity labels and volumes put right. */
export function withIdentity(set: StatefulSet, pod: Pod): Pod {
  const labels = { ...pod.metadata.labels, ...identityLabels(pod.metadata.name, ordinalOf(pod)) };
  const repaired = { ...pod, metadata: { ...pod.metadata, labels }, spec: { ...pod.spec } };
  repaired.spec.volumes = volumesFor(set, repaired);
  return repaired;
}

/** `www-web-0`. */
export function claimName(set: StatefulSet, template: PersistentVolumeClaim, ordinal: number): string {
  return `${template.metadata.name}-${set.metadata.name}-${ordinal}`;
}

/** The claims of an ordinal, as they are created. */
export function claimsFor(set: StatefulSet, ordinal: number): PersistentVolumeClaim[] {
  return (set.spec.volumeClaimTemplates ?? []).map((template) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: claimName(set, template, ordinal),
      namespace: set.metadata.namespace,
      labels: { ...template.metadata.labels, ...set.spec.selector?.matchLabels },
      ...(template.metadata.annotations ? { annotations: { ...template.metadata.annotations } } : {}),
      ...(template.metadata.finalizers ? { finalizers: [...template.metadata.finalizers] } : {}),
    },
    spec: template.spec,
  }));
}

function identityLabels(name: string, ordinal: number): Record<string, string> {
  return { [POD_NAME_LABEL]: name, [POD_INDEX_LABEL]: String(ordinal) };
}

/** The claims' volumes first, then the template's own that do not share their names. */
function volumesFor(set: StatefulSet, pod: Pod): Volume[] {
  const ordinal = ordinalOf(pod);
  const claims = (set.spec.volumeClaimTemplates ?? []).map(
    (t): Volume => ({ name: t.metadata.name, persistentVolumeClaim: { claimName: claimName(set, t, ordinal) } }),
  );
  const names = new Set(claims.map((v) => v.name));
  return [...claims, ...(pod.spec.volumes ?? []).filter((v) => !names.has(v.name))];
}
