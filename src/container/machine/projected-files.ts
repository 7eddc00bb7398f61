/** The files ConfigMaps, Secrets, the downward API and projections bring into a volume (`pkg/volume/{configmap,secret,…}`). */
import type { KeyToPath, Volume as PodVolume, VolumeProjection } from '../../kube/api/core/v1';
import { fieldValue, resourceValue } from './downward';
import { configMapData, secretData } from './environment';
import type { Setting } from './setting';
import { serviceAccountToken } from './token';

/** A file of such a volume. */
export interface ProjectedFile {
  content: string;
  mode: number;
}

type Files = Map<string, ProjectedFile>;

const DEFAULT_MODE = 0o644;

/** The files of a volume by path; undefined for a volume of another kind. */
export function projectedFiles(volume: PodVolume, setting: Setting, now: number): Files | undefined {
  const { configMap, secret, downwardAPI, projected } = volume;
  if (configMap) return keyed(configMapData(setting, configMap.name), configMap.items, configMap.defaultMode);
  if (secret) return keyed(secretData(setting, secret.secretName), secret.items, secret.defaultMode);
  if (downwardAPI) return downwardFiles(setting, downwardAPI.items, downwardAPI.defaultMode);
  if (!projected) return undefined;
  const sources = projected.sources ?? [];
  return new Map(sources.flatMap((source) => [...sourceFiles(source, setting, projected.defaultMode, now)]));
}

function sourceFiles(source: VolumeProjection, setting: Setting, mode: number | undefined, now: number): Files {
  const { configMap, secret, downwardAPI, serviceAccountToken: token } = source;
  if (configMap) return keyed(configMapData(setting, configMap.name), configMap.items, mode);
  if (secret) return keyed(secretData(setting, secret.name), secret.items, mode);
  if (downwardAPI) return downwardFiles(setting, downwardAPI.items, mode);
  if (!token) return new Map();
  return new Map([[token.path, { content: serviceAccountToken(setting.pod, token, now), mode: mode ?? DEFAULT_MODE }]]);
}

/** The chosen keys under their own names, or all of them. */
function keyed(data: Record<string, string> = {}, items?: KeyToPath[], defaultMode = DEFAULT_MODE): Files {
  if (!items) return new Map(Object.keys(data).map((key) => [key, { content: data[key] ?? '', mode: defaultMode }]));
  const there = items.filter(({ key }) => Object.hasOwn(data, key));
  return new Map(there.map(({ key, path, mode }) => [path, { content: data[key] ?? '', mode: mode ?? defaultMode }]));
}

function downwardFiles(
  { pod, container, cluster }: Setting,
  items: NonNullable<PodVolume['downwardAPI']>['items'] = [],
  defaultMode = DEFAULT_MODE,
): Files {
  return new Map(
    items.map(({ path, fieldRef, resourceFieldRef, mode = defaultMode }) => {
      const named = pod.spec.containers.find(({ name }) => name === resourceFieldRef?.containerName) ?? container;
      const content = resourceFieldRef
        ? resourceValue(resourceFieldRef, named, pod, cluster)
        : fieldValue(pod, fieldRef?.fieldPath ?? '');
      return [path, { content, mode }];
    }),
  );
}
