/** The downward API: fields of a pod as text (`k8s.io/kubernetes/pkg/fieldpath`). */
import { fieldOf } from '../../go/json/field';
import { quote } from '../../go/strconv/quote';
import type { Pod } from '../../kube/api/core/v1';

/** The value of a path such as `metadata.labels['app']` or `status.podIP`; empty for what a pod does not have. */
export function fieldValue(pod: Pod, path: string): string {
  const { metadata, spec, status } = pod;
  const [, map, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (key !== undefined) return fieldOf(metadata[map as 'labels' | 'annotations'], key) ?? '';
  switch (path) {
    case 'metadata.name':
      return metadata.name;
    case 'metadata.namespace':
      return metadata.namespace ?? '';
    case 'metadata.uid':
      return metadata.uid ?? '';
    case 'metadata.labels':
      return mapLines(metadata.labels);
    case 'metadata.annotations':
      return mapLines(metadata.annotations);
    case 'spec.nodeName':
      return spec.nodeName ?? '';
    case 'spec.serviceAccountName':
      return spec.serviceAccountName ?? '';
    case 'status.hostIP':
      return status?.hostIP ?? '';
    case 'status.podIP':
      return status?.podIP ?? '';
    case 'status.podIPs':
      return (status?.podIPs ?? []).map(({ ip }) => ip).join(',');
    default:
      return '';
  }
}

/** `key="value"` lines in the order of the keys. */
function mapLines(map: Record<string, string> = {}): string {
  return Object.entries(map)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${quote(value)}`)
    .join('\n');
}
