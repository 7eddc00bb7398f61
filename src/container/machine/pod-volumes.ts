/** The volumes of a pod: where each has its content from, and what it is saved under. */
import type { PersistentVolume, PersistentVolumeClaim, Pod, Volume as PodVolume } from '../../kube/api/core/v1';
import type { ClusterView } from '../network/cluster-view';
import { file, link, folder as newFolder, type SavedFiles } from './inode';
import { type ProjectedFile, projectedFiles } from './projected-files';
import type { Setting } from './setting';
import { Volume } from './volume';

/** What a volume of a pod is: something that keeps what is written, at a place in a file system with a name. */
export interface KeptVolume {
  /** `claims/pvc-…`, `hosts/node-1`, `pods/UID/NAME`. */
  id: string;
  /** The folder of it that is mounted. */
  base: string;
}

/** Where what is written to a volume is kept; undefined for volumes that only show objects of the cluster. */
export function keptVolume(volume: PodVolume, pod: Pod, cluster: ClusterView): KeptVolume | undefined {
  const { namespace, name: podName, uid = '' } = pod.metadata;
  const node = `hosts/${pod.spec.nodeName ?? ''}`;
  if (volume.hostPath) return { id: node, base: volume.hostPath.path };
  const claimName =
    volume.persistentVolumeClaim?.claimName ?? (volume.ephemeral ? `${podName}-${volume.name}` : undefined);
  if (claimName !== undefined) {
    const claim = cluster.get('persistentvolumeclaims', namespace, claimName) as PersistentVolumeClaim | undefined;
    const name = claim?.spec.volumeName ?? '';
    const spec = (cluster.get('persistentvolumes', undefined, name) as PersistentVolume | undefined)?.spec;
    const path: string | undefined = spec?.hostPath?.path ?? spec?.local?.path;
    return path === undefined || spec?.claimRef === undefined ? { id: `claims/${name}`, base: '' } : hostVolume(path);
  }
  if (volume.configMap || volume.secret || volume.downwardAPI || volume.projected) return undefined;
  return { id: `pods/${uid}/${volume.name}`, base: '' };

  /** A provisioned folder is its volume's alone; one somebody names may be seen by others too. */
  function hostVolume(path: string): KeptVolume {
    return path.startsWith('/tmp/hostpath') ? { id: `claims/${path}`, base: '' } : { id: node, base: path };
  }
}

/** A volume that shows objects of the cluster, laid out by the kubelet's atomic writer: `NAME -> ..data/NAME`. */
export function shownVolume(volume: PodVolume, setting: Setting, now: number): Volume {
  const files = projectedFiles(volume, setting, now) ?? new Map<string, ProjectedFile>();
  const made = new Volume(volume.name, now, Number.POSITIVE_INFINITY, 0o777);
  const written = new Date(now).toISOString();
  const folder = `..${written.slice(0, 19).replace(/[-T:]/g, '_')}.${setting.pod.metadata.uid?.replace(/\D/g, '').slice(0, 10) ?? ''}`;
  for (const [path, { content, mode }] of files) made.put(`${folder}/${path}`, file(content, now, mode));
  made.put('..data', link(folder, now));
  for (const path of files.keys()) {
    const [first = ''] = path.split('/');
    made.put(first, link(`..data/${first}`, now));
  }
  return made;
}

/** A volume with what was saved of it up to a time. */
export function openVolume(id: string, saved: SavedFiles, created: number): Volume {
  const made = new Volume(id, created, undefined, id.startsWith('hosts/') ? undefined : 0o777);
  if (id.startsWith('hosts/')) for (const path of HOST_FOLDERS) made.put(path, newFolder(created));
  made.restore(saved);
  return made;
}

const HOST_FOLDERS = [
  'bin',
  'boot',
  'dev',
  'etc',
  'home',
  'lib',
  'mnt',
  'opt',
  'proc',
  'root',
  'run',
  'sbin',
  'srv',
  'sys',
  'tmp',
  'usr',
  'usr/bin',
  'var',
  'var/lib',
  'var/log',
];
