/** Which volume suits a claim: `k8s.io/component-helpers/storage/volume`, as the controller and the scheduler ask it. */
import type { Node, PersistentVolume, PersistentVolumeClaim } from '../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../kube/labels/label-selector';
import { compare, parseQuantity, type Quantity } from '../../kube/quantity/quantity';
import type { Client } from './client';
import { Index } from './informer';
import { nodeSelectorTermsMatch } from './node-affinity';

/** Set by whoever bound one side to the other, if that was not the user. */
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
/** On a claim: both sides were bound once. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
/** Where a claim says which node its first consumer was given. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';
/** Classes of volumes nobody makes. */
export const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

/** The class a claim or volume names; the old annotation counts too. */
export function classOf({ metadata, spec }: PersistentVolume | PersistentVolumeClaim): string {
  return metadata.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec.storageClassName ?? '';
}

/** Whether a volume's claim reference means this very claim. */
export function isBoundTo({ spec: { claimRef } }: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean {
  if (claimRef?.name !== metadata.name || claimRef.namespace !== metadata.namespace) return false;
  return !claimRef.uid || claimRef.uid === metadata.uid;
}

/** Whether both sides of a claim's binding are done: `isPVCFullyBound`. */
export const isFullyBound = ({ metadata, spec }: PersistentVolumeClaim): boolean =>
  !!spec.volumeName && metadata.annotations?.[BIND_COMPLETED] !== undefined;

/** Why a volume a claim asks for by name is not fit for it: `checkVolumeSatisfyClaim`. Undefined when it is. */
export function mismatch(volume: PersistentVolume, claim: PersistentVolumeClaim): string | undefined {
  if (volume.metadata.deletionTimestamp) return `the volume is marked for deletion "${volume.metadata.name}"`;
  if (compare(sizeOf(volume), requested(claim)) < 0) return 'requested PV is too small';
  if (classOf(volume) !== classOf(claim)) return 'storageClassName does not match';
  if (!sameMode(volume, claim)) return 'incompatible volumeMode';
  return hasModes(volume, claim) ? undefined : 'incompatible accessMode';
}

/** Whether the volume can be reached from the node: `CheckNodeAffinity`. */
export function isReachable(volume: PersistentVolume, node: Node): boolean {
  const terms = volume.spec.nodeAffinity?.required?.nodeSelectorTerms;
  return !terms || nodeSelectorTermsMatch(terms, node);
}

/** The volumes that may serve a claim: those reserved for it, and those reserved for nobody. */
export function candidateVolumes(client: Client, { metadata }: PersistentVolumeClaim): PersistentVolume[] {
  let index = indices.get(client);
  if (!index) {
    index = new Index(client.kind('persistentvolumes'), ({ spec: { claimRef } }) => [
      claimRef ? `${claimRef.namespace}/${claimRef.name}` : FREE,
    ]);
    indices.set(client, index);
  }
  const found = [...index.get(`${metadata.namespace}/${metadata.name}`), ...index.get(FREE)];
  return found.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

const FREE = '';
const indices = new WeakMap<Client, Index<PersistentVolume>>();

/** How to look for a volume. */
export interface MatchOptions {
  /** On behalf of a pod that shall run there. */
  node?: Node;
  /** The claim waits for its first consumer: only a volume reserved for it will do. */
  delayed?: boolean;
  /** Volumes taken already. */
  excluded?: ReadonlySet<string>;
}

/**
 * The volume reserved for the claim, or else the smallest free one that is large enough and of its class; volumes with
 * fewer access modes beyond those asked for come first: `findBestMatchForClaim`, `FindMatchingVolume`.
 */
export function findMatchingVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  { node, delayed = false, excluded }: MatchOptions = {},
): PersistentVolume | undefined {
  const selector = claim.spec.selector && selectorFromLabelSelector(claim.spec.selector);
  let best: PersistentVolume | undefined;
  for (const volume of volumes) {
    if (excluded?.has(volume.metadata.name) || !isCandidate(volume, claim)) continue;
    const reachable = !node || isReachable(volume, node);
    if (isBoundTo(volume, claim)) return reachable ? volume : undefined;
    if (delayed && !node) continue;
    if (volume.status?.phase !== 'Available' || classOf(volume) !== classOf(claim) || !reachable) continue;
    if (selector && !selector.matches(volume.metadata.labels)) continue;
    if (!best || isBetter(volume, best)) best = volume;
  }
  return best;
}

function isCandidate(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  if (volume.metadata.deletionTimestamp || (volume.spec.claimRef && !isBoundTo(volume, claim))) return false;
  return hasModes(volume, claim) && sameMode(volume, claim) && compare(sizeOf(volume), requested(claim)) >= 0;
}

function isBetter(volume: PersistentVolume, best: PersistentVolume): boolean {
  const modes = (volume.spec.accessModes?.length ?? 0) - (best.spec.accessModes?.length ?? 0);
  return modes < 0 || (modes === 0 && compare(sizeOf(volume), sizeOf(best)) < 0);
}

const sizeOf = (volume: PersistentVolume): Quantity => parseQuantity(volume.spec.capacity?.storage ?? '0');

const requested = (claim: PersistentVolumeClaim): Quantity =>
  parseQuantity(claim.spec.resources?.requests?.storage ?? '0');

const sameMode = (volume: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  (volume.spec.volumeMode ?? 'Filesystem') === (claim.spec.volumeMode ?? 'Filesystem');

const hasModes = (volume: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  (claim.spec.accessModes ?? []).every((mode) => volume.spec.accessModes?.includes(mode));
