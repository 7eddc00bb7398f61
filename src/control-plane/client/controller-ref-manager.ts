/** Who controls which objects: adopting orphans that match, releasing what no longer does (`ControllerRefManager`). */
import type { Selector } from '../../kube/labels/selector';
import { type KubeObject, newControllerRef } from '../../kube/meta/meta';
import type { KindClient } from './client';
import { type Index, orphansIn } from './informer';

/** What claiming needs: the objects by their controller, and the client to write them with. */
export interface Claimable<T extends KubeObject> {
  kind: KindClient<T>;
  byController: Index<T>;
}

/** How a claim goes about it. */
export interface ClaimOptions<T extends KubeObject> {
  /** Objects that do not count, matching or not. */
  filter?(object: T): boolean;
  /** What else adoption changes. */
  adopting?(object: T): T;
}

/** The objects `owner` controls after adoption and release. An owner on its way out adopts and releases nothing. */
export function claimObjects<T extends KubeObject>(
  owner: KubeObject,
  selector: Selector,
  { kind, byController }: Claimable<T>,
  { filter = () => true, adopting = (object) => object }: ClaimOptions<T> = {},
): T[] {
  const { uid = '', namespace, deletionTimestamp } = owner.metadata;
  const claimed: T[] = [];
  for (const object of byController.get(uid)) {
    if (!filter(object)) continue;
    if (selector.matches(object.metadata.labels)) claimed.push(object);
    else if (!deletionTimestamp) release(kind, object, uid);
  }
  if (deletionTimestamp) return claimed;
  for (const object of byController.get(orphansIn(namespace))) {
    if (object.metadata.deletionTimestamp || !filter(object) || !selector.matches(object.metadata.labels)) continue;
    const { metadata } = object;
    const ownerReferences = [...(metadata.ownerReferences ?? []), newControllerRef(owner)];
    claimed.push(kind.update(adopting({ ...object, metadata: { ...metadata, ownerReferences } })));
  }
  return claimed;
}

function release<T extends KubeObject>(kind: KindClient<T>, object: T, uid: string): void {
  const { metadata } = object;
  const left = metadata.ownerReferences?.filter((ref) => ref.uid !== uid);
  const ownerReferences = left && left.length > 0 ? left : undefined;
  kind.update({ ...object, metadata: { ...metadata, ownerReferences } });
}
