/** What nearly every description begins with: name, namespace, labels and annotations. */
import { compareStrings } from '../../go/fmt/value';
import { controllerOf, type KubeObject, type ObjectMeta } from '../../kube/meta/meta';
import type { Description } from './description';

type TextMap = Record<string, string> | undefined;

/** Longer annotations, counted with their name, get lines of their own. */
const LONGEST_ANNOTATION = 140;

/** Name, namespace, labels and annotations, in this order. */
export function describeMetadata(page: Description, { metadata }: KubeObject): void {
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  describeLabels(page, metadata);
}

/** The same for kinds that live in no namespace. */
export function describeClusterMetadata(page: Description, { metadata }: KubeObject): void {
  page.field('Name', metadata.name);
  describeLabels(page, metadata);
}

/** Labels and annotations. */
export function describeLabels(page: Description, metadata: Partial<ObjectMeta>): void {
  page.list('Labels', labelLines(metadata.labels));
  page.list('Annotations', annotationLines(metadata.annotations));
}

/** `key=value` for each label, sorted by key. */
export function labelLines(labels: TextMap): string[] {
  return sortedEntries(labels).map(([key, value]) => `${key}=${value}`);
}

/** `key: value` for each annotation, sorted by key, long ones cut; what `apply` leaves for itself is not shown. */
export function annotationLines(annotations: TextMap): string[] {
  return sortedEntries(annotations)
    .filter(([key]) => key !== 'kubectl.kubernetes.io/last-applied-configuration')
    .map(([key, value]) => annotationLine(key, value.replace(/\n$/, '')));
}

/** `StatefulSet/web`, the controller of an object, as a field; nothing when it has none. */
export function describeController(page: Description, object: KubeObject): void {
  const owner = controllerOf(object);
  if (owner) page.field('Controlled By', `${owner.kind}/${owner.name}`);
}

/** The entries of a map in the order Go prints them. */
export function sortedEntries<T>(map: Record<string, T> | null | undefined): [string, T][] {
  return Object.entries(map ?? {}).sort(([a], [b]) => compareStrings(a, b));
}

/** The first `length` bytes of a text. */
export function cutBytes(text: string, length: number): string | undefined {
  const bytes = Buffer.from(text);
  return bytes.length > length ? bytes.subarray(0, length).toString() : undefined;
}

function annotationLine(key: string, value: string): string {
  const long = Buffer.byteLength(value) + Buffer.byteLength(key) + 2 > LONGEST_ANNOTATION;
  if (!long && !value.includes('\n')) return `${key}: ${value}`;
  const lines = value.split('\n').map((line) => {
    const cut = cutBytes(line, LONGEST_ANNOTATION - 2);
    return `\n\t  ${cut === undefined ? line : `${cut}...`}`;
  });
  return `${key}:${lines.join('')}`;
}
