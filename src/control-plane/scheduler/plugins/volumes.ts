/** What a pod's claims say about where it may run: VolumeRestrictions and VolumeBinding. */
import { fieldOf } from '../../../go/json/field';
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod } from '../../../kube/api/core/v1';
import type { Client } from '../../client/client';
import { claimNames, claimVolumes } from '../../client/pod-claims';
import {
  candidateVolumes,
  classOf,
  findMatchingVolume,
  isFullyBound,
  isReachable,
  NO_PROVISIONER,
} from '../../client/volume-binding';
import { type Plugin, type Rejection, resolvable, unresolvable } from '../plugin';
import type { Snapshot } from '../snapshot';

const TAKEN = 'node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode';

/** A ReadWriteOncePod claim is for one pod only. */
export const volumeRestrictions: Plugin = (pod, snapshot) => {
  let exclusive = false;
  for (const { claim: name, ephemeral } of claimVolumes(pod)) {
    if (ephemeral) continue;
    const claim = claimOf(snapshot.client, pod, name);
    if (!claim) return unresolvable(`persistentvolumeclaim "${name}" not found`);
    if (claim.spec.accessModes?.includes('ReadWriteOncePod')) exclusive ||= isUsed(pod, name, snapshot);
  }
  return exclusive ? () => resolvable(TAKEN) : undefined;
};

function isUsed({ metadata }: Pod, claim: string, snapshot: Snapshot): boolean {
  for (const { pod: other } of snapshot.running())
    if (other.metadata.namespace === metadata.namespace && claimNames(other).includes(claim)) return true;
  return false;
}

/** Claims must be bound to volumes the node can reach, or be such that they can be once the node is known. */
export const volumeBinding: Plugin = (pod, snapshot) => {
  const claims = claimsByState(pod, snapshot.client);
  if (!claims) return undefined;
  if ('reasons' in claims) return claims;
  return (node) => boundElsewhere(claims.bound, node, snapshot.client) ?? notBindable(claims.waiting, node, snapshot);
};

/** The claims of a pod that have a volume, and those that wait for a node to be chosen. */
interface PodClaims {
  bound: PersistentVolumeClaim[];
  waiting: PersistentVolumeClaim[];
}

/** The pod's claims, or why it cannot run anywhere; undefined when it has none. */
export function claimsByState(pod: Pod, client: Client): PodClaims | Rejection | undefined {
  const volumes = claimVolumes(pod);
  if (volumes.length === 0) return undefined;
  const claims: PersistentVolumeClaim[] = [];
  for (const { claim: name, ephemeral } of volumes) {
    const claim = claimOf(client, pod, name);
    const problem = problemWith(claim, name, ephemeral, pod);
    if (!claim || problem) return unresolvable(problem ?? '');
    claims.push(claim);
  }
  const bound = claims.filter(isFullyBound);
  const unbound = claims.filter((claim) => !isFullyBound(claim));
  const waiting = unbound.filter((claim) => isDelayed(claim, client));
  if (waiting.length < unbound.length) return unresolvable('pod has unbound immediate PersistentVolumeClaims');
  return { bound, waiting };
}

/** The nodes the bound volumes of a pod are on, if each of them says so by a host's name: `GetEligibleNodes`. */
export function nodesWithVolumes(pod: Pod, { client }: Snapshot): ReadonlySet<string> | undefined {
  const claims = claimsByState(pod, client);
  if (!claims || 'reasons' in claims) return undefined;
  let eligible: Set<string> | undefined;
  for (const { spec } of claims.bound) {
    const volume = client.kind('persistentvolumes').get(undefined, spec.volumeName ?? '');
    const hosts = volume && hostsOf(volume);
    if (!hosts) continue;
    const before = eligible;
    eligible = new Set(hosts.filter((host) => before?.has(host) ?? true));
  }
  return eligible;
}

/** The hosts a volume's node affinity names; undefined when it names none: `GetLocalPersistentVolumeNodeNames`. */
function hostsOf({ spec }: PersistentVolume): string[] | undefined {
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms ?? [];
  const hosts = terms.flatMap(({ matchExpressions = [] }) =>
    matchExpressions.flatMap(({ key, operator, values = [] }) => (key === HOST && operator === 'In' ? values : [])),
  );
  return hosts.length > 0 ? hosts : undefined;
}

const HOST = 'kubernetes.io/hostname';

function problemWith(
  claim: PersistentVolumeClaim | undefined,
  name: string,
  ephemeral: boolean,
  pod: Pod,
): string | undefined {
  if (!claim) {
    const what = `persistentvolumeclaim "${name}"`;
    return ephemeral ? `waiting for ephemeral volume controller to create the ${what}` : `${what} not found`;
  }
  if (claim.status?.phase === 'Lost')
    return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec.volumeName ?? ''}"`;
  if (claim.metadata.deletionTimestamp) return `persistentvolumeclaim "${name}" is being deleted`;
  if (ephemeral && !claim.metadata.ownerReferences?.some((ref) => ref.controller && ref.uid === pod.metadata.uid)) {
    const { namespace } = pod.metadata;
    return `PVC ${namespace}/${name} was not created for pod ${namespace}/${pod.metadata.name} (pod is not owner)`;
  }
  return undefined;
}

function isDelayed(claim: PersistentVolumeClaim, client: Client): boolean {
  if (claim.spec.volumeName) return false;
  const storageClass = client.kind('storageclasses.storage.k8s.io').get(undefined, classOf(claim));
  return storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
}

function boundElsewhere(claims: PersistentVolumeClaim[], node: Node, client: Client): Rejection | undefined {
  for (const { spec } of claims) {
    const volume = client.kind('persistentvolumes').get(undefined, spec.volumeName ?? '');
    if (!volume) return unresolvable('node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)');
    if (!isReachable(volume, node)) return unresolvable('node(s) had volume node affinity conflict');
  }
  return undefined;
}

function notBindable(claims: PersistentVolumeClaim[], node: Node, { client }: Snapshot): Rejection | undefined {
  if (claims.length === 0) return undefined;
  const matches = matchStatic(claims, node, client);
  const fits = claims.every((claim) => matches.has(claim) || isProvisionable(claim, node, client));
  return fits ? undefined : unresolvable("node(s) didn't find available persistent volumes to bind");
}

/** The free volumes that would serve waiting claims on a node, one each. */
export function matchStatic(
  claims: PersistentVolumeClaim[],
  node: Node,
  client: Client,
): Map<PersistentVolumeClaim, string> {
  const found = new Map<PersistentVolumeClaim, string>();
  const excluded = new Set<string>();
  for (const claim of claims) {
    const volume = findMatchingVolume(claim, candidateVolumes(client, claim), { node, excluded });
    if (!volume) continue;
    excluded.add(volume.metadata.name);
    found.set(claim, volume.metadata.name);
  }
  return found;
}

function isProvisionable(claim: PersistentVolumeClaim, { metadata }: Node, client: Client): boolean {
  const storageClass = client.kind('storageclasses.storage.k8s.io').get(undefined, classOf(claim));
  if (!storageClass?.provisioner || storageClass.provisioner === NO_PROVISIONER) return false;
  const terms = storageClass.allowedTopologies ?? [];
  const allows = ({ matchLabelExpressions = [] }: (typeof terms)[number]) =>
    matchLabelExpressions.every(({ key, values }) => values.includes(fieldOf(metadata.labels, key) ?? ''));
  return terms.length === 0 || terms.some(allows);
}

const claimOf = (client: Client, pod: Pod, name: string): PersistentVolumeClaim | undefined =>
  client.kind('persistentvolumeclaims').get(pod.metadata.namespace, name);
