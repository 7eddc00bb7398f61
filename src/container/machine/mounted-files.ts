/** The files volumes bring into a container, and the folders they are mounted on. */
import { fieldOf } from '../../go/json/field';
import type { Volume, VolumeMount, VolumeProjection } from '../../kube/api/core/v1';
import type { Site } from '../shell/site';
import { fieldValue } from './downward';
import { configMapData, secretData } from './environment';

/** What a volume contributes: a folder, and the files in it. */
export interface Mounted {
  folder: string;
  files: Record<string, string>;
}

/** Everything mounted into the container. A volume with `subPath` is a single file or folder of it. */
export function mountedFiles(site: Site): Mounted[] {
  return (site.container.volumeMounts ?? []).map((mount) => {
    const volume = site.pod.spec.volumes?.find(({ name }) => name === mount.name);
    return place(mount, volume ? volumeFiles(volume, site) : {});
  });
}

function place({ mountPath, subPath }: VolumeMount, files: Record<string, string>): Mounted {
  const folder = mountPath.replace(/\/$/, '');
  const whole = subPath === undefined ? undefined : fieldOf(files, subPath);
  if (subPath !== undefined && whole !== undefined) {
    return { folder: folder.slice(0, folder.lastIndexOf('/')) || '/', files: { [folder]: whole } };
  }
  const within = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]);
  return { folder, files: Object.fromEntries(subPath === undefined ? within : []) };
}

function volumeFiles(volume: Volume, site: Site): Record<string, string> {
  const { configMap, secret, downwardAPI, projected } = volume;
  if (configMap) return keyed(configMapData(site, configMap.name), configMap.items);
  if (secret) return keyed(secretData(site, secret.secretName), secret.items);
  if (downwardAPI) return downwardFiles(site, downwardAPI.items);
  const sources = projected?.sources ?? [];
  return Object.fromEntries(sources.flatMap((source) => Object.entries(projectedFiles(source, site))));
}

function projectedFiles(source: VolumeProjection, site: Site): Record<string, string> {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source;
  if (configMap) return keyed(configMapData(site, configMap.name), configMap.items);
  if (secret) return keyed(secretData(site, secret.name), secret.items);
  if (downwardAPI) return downwardFiles(site, downwardAPI.items);
  return serviceAccountToken ? { [serviceAccountToken.path]: 'simulated' } : {};
}

interface KeyToPath {
  key: string;
  path: string;
}

/** The chosen keys under their own names, or all of them. */
function keyed(data: Record<string, string>, items?: KeyToPath[]): Record<string, string> {
  if (!items) return data;
  return Object.fromEntries(items.map(({ key, path }) => [path, fieldOf(data, key) ?? '']));
}

function downwardFiles(site: Site, items: { path: string; fieldRef?: { fieldPath?: string } }[] = []) {
  return Object.fromEntries(items.map(({ path, fieldRef }) => [path, fieldValue(site.pod, fieldRef?.fieldPath ?? '')]));
}
