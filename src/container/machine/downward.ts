/** The downward API: fields and resources of a pod as text (`k8s.io/kubernetes/pkg/fieldpath`, `pkg/api/v1/resource`). */
import { fieldOf } from '../../go/json/field';
import { quote } from '../../go/strconv/quote';
import type { Container, Node, Pod } from '../../kube/api/core/v1';
import { parseQuantity, value } from '../../kube/quantity/quantity';
import type { ClusterView } from '../network/cluster-view';

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

/** `key="value"` lines in the order of the keys (`FormatMap`). */
function mapLines(map: Record<string, string> = {}): string {
  return Object.entries(map)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${quote(value)}`)
    .join('\n');
}

/** A reference to `limits.cpu` and its like. */
export interface ResourceReference {
  resource: string;
  divisor?: string;
}

/**
 * The value of a resource of a container, divided and rounded up; where a limit is not set, what the node has
 * (`ExtractResourceValueByContainerNameAndNodeAllocatable`).
 */
export function resourceValue(
  { resource, divisor }: ResourceReference,
  container: Container,
  pod: Pod,
  cluster: ClusterView,
): string {
  const [kind = '', name = ''] = resource.split(/\.(.*)/s);
  const { limits, requests } = container.resources ?? {};
  const node = cluster.get('nodes', undefined, pod.spec.nodeName ?? '') as Node | undefined;
  const amount = (kind === 'limits' ? limits?.[name] : (requests?.[name] ?? limits?.[name])) ?? allocatable(node, name);
  const milli = (text: string) => {
    const [, digits = '0', unit = ''] = /^([\d.]+)(.*)$/.exec(text) ?? [];
    return unit === 'm' ? Number(digits) : Number(digits) * 1000;
  };
  if (name === 'cpu') {
    const by = divisor && divisor !== '0' ? milli(divisor) : 1000;
    return String(Math.ceil(milli(String(amount ?? '0')) / by));
  }
  const by = divisor && divisor !== '0' ? value(parseQuantity(divisor)) : 1n;
  const bytes = value(parseQuantity(String(amount ?? '0')));
  return String((bytes + by - 1n) / by);
}

function allocatable(node: Node | undefined, name: string): string | undefined {
  const found = node?.status?.allocatable?.[name];
  return found === undefined ? undefined : String(found);
}
