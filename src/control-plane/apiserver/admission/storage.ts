import type { PersistentVolumeClaim } from '../../../kube/api/core/v1';
import { forbiddenError } from '../../../kube/errors/status-error';
import type { KubeObject } from '../../../kube/meta/meta';
import { compare, parseQuantity } from '../../../kube/quantity/quantity';
import type { RequestContext } from '../../registry/strategy';
import type { AdmissionPlugin } from './plugin';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const BETA_DEFAULT_CLASS = 'storageclass.beta.kubernetes.io/is-default-class';
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** `DefaultStorageClass`: a claim that names no class gets the default one, the newest if there are several. */
export const defaultStorageClass: AdmissionPlugin = {
  admit({ operation, resource, object, ctx }) {
    if (operation !== 'CREATE' || resource.key !== 'persistentvolumeclaims' || !object) return;
    const { metadata, spec } = object as PersistentVolumeClaim;
    if (spec.storageClassName !== undefined || metadata.annotations?.[BETA_CLASS] !== undefined) return;
    const newestFirst = (a: KubeObject, b: KubeObject) =>
      (b.metadata.creationTimestamp ?? '').localeCompare(a.metadata.creationTimestamp ?? '') ||
      a.metadata.name.localeCompare(b.metadata.name);
    const isDefault = ({ metadata: { annotations } }: KubeObject) =>
      annotations?.[DEFAULT_CLASS] === 'true' || annotations?.[BETA_DEFAULT_CLASS] === 'true';
    const [first] = ctx.list('storageclasses.storage.k8s.io').filter(isDefault).sort(newestFirst);
    if (first) spec.storageClassName = first.metadata.name;
  },
};

const PROTECTION: Record<string, string> = {
  persistentvolumeclaims: 'kubernetes.io/pvc-protection',
  persistentvolumes: 'kubernetes.io/pv-protection',
};

/** `StorageObjectInUseProtection`: claims and volumes are born with the finalizer that keeps them while in use. */
export const storageObjectInUseProtection: AdmissionPlugin = {
  admit({ operation, resource, object }) {
    const finalizer = PROTECTION[resource.key];
    if (operation !== 'CREATE' || !finalizer || !object) return;
    if (object.metadata.finalizers?.includes(finalizer)) return;
    object.metadata.finalizers = [...(object.metadata.finalizers ?? []), finalizer];
  },
};

/** `PersistentVolumeClaimResize`: only bound claims of classes that allow it can be made larger. */
export const persistentVolumeClaimResize: AdmissionPlugin = {
  validate({ operation, resource, subresource, object, old, name, ctx }) {
    if (operation !== 'UPDATE' || resource.key !== 'persistentvolumeclaims' || subresource) return;
    const [claim, before] = [object as PersistentVolumeClaim, old as PersistentVolumeClaim];
    if (compare(sizeOf(claim), sizeOf(before)) <= 0) return;
    if (before.status?.phase !== 'Bound')
      throw forbiddenError(resource, name, 'Only bound persistent volume claims can be expanded');
    if (!allowsExpansion(claim, before, ctx)) {
      const why =
        'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';
      throw forbiddenError(resource, name, why);
    }
  },
};

function allowsExpansion(claim: PersistentVolumeClaim, old: PersistentVolumeClaim, ctx: RequestContext): boolean {
  const className = classOf(claim);
  if (!className || className !== classOf(old)) return false;
  return ctx.get('storageclasses.storage.k8s.io', undefined, className)?.allowVolumeExpansion === true;
}

const classOf = ({ metadata, spec }: PersistentVolumeClaim): string =>
  metadata.annotations?.[BETA_CLASS] ?? spec.storageClassName ?? '';

const sizeOf = ({ spec }: PersistentVolumeClaim) => parseQuantity(spec.resources?.requests?.storage ?? '0');
