import type { KubeObject } from '../../apimachinery/meta';
import type { AdmissionPlugin } from './plugin';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** `DefaultStorageClass`: a claim that names no class gets the default one, the newest if there are several. */
export const defaultStorageClass: AdmissionPlugin = {
  admit({ operation, resource, object, ctx }) {
    if (operation !== 'CREATE' || resource.key !== 'persistentvolumeclaims' || !object) return;
    if (object.spec.storageClassName !== undefined || object.metadata.annotations?.[BETA_CLASS] !== undefined) return;
    const newestFirst = (a: KubeObject, b: KubeObject) =>
      (b.metadata.creationTimestamp ?? '').localeCompare(a.metadata.creationTimestamp ?? '') ||
      a.metadata.name.localeCompare(b.metadata.name);
    const defaults = ctx
      .list('storageclasses.storage.k8s.io')
      .filter((c) => c.metadata.annotations?.[DEFAULT_CLASS] === 'true')
      .sort(newestFirst);
    if (defaults[0]) object.spec.storageClassName = defaults[0].metadata.name;
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
