/** `namespace`, `namePrefix` and `nameSuffix`. */
import { encodeJSON } from '../../../go/json/json';
import type { JsonObject } from '../../../go/json/value';
import { type FieldSpec, isObject, visitFields } from '../fields';
import { idKey, isClusterScoped, isSelected, sameId } from '../id';
import type { Resource } from '../resource';
import type { ResourceList } from '../resource-list';

const NAMESPACE_FIELDS: FieldSpec[] = [
  { path: 'metadata/name', kind: 'Namespace', create: true },
  { path: 'spec/service/namespace', group: 'apiregistration.k8s.io', kind: 'APIService', create: true },
  {
    path: 'spec/conversion/webhook/clientConfig/service/namespace',
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
  },
];

/** Kinds whose name others rely on. */
const FIXED_NAMES = [
  { kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { kind: 'Namespace' },
];

/** Puts all resources into a namespace. Throws where two become one by that. */
export function setNamespace(resources: ResourceList, namespace: string): void {
  const taken = new Map<string, number>();
  const count = (resource: Resource, by: number) => {
    const key = idKey(resource.id);
    const total = (taken.get(key) ?? 0) + by;
    taken.set(key, total);
    return total;
  };
  for (const resource of resources.all) count(resource, 1);
  for (const resource of resources.all) {
    count(resource, -1);
    resource.rememberId();
    moveTo(resource, namespace);
    if (count(resource, 1) > 1) throw conflict(resources.all.filter(({ id }) => sameId(id, resource.id)));
  }
}

function conflict(same: readonly Resource[]): Error {
  const texts = same.map(({ annotated }) => encodeJSON(annotated));
  return new Error(`namespace transformation produces ID conflict: [${texts.join(' ')}]`);
}

function moveTo(resource: Resource, namespace: string): void {
  const { body, gvk } = resource;
  const write = ({ set }: { set(value: string): void }) => set(namespace);
  if (!isClusterScoped(gvk)) visitFields(body, { path: 'metadata/namespace', create: true }, write);
  if (gvk.kind === 'RoleBinding' || gvk.kind === 'ClusterRoleBinding') moveDefaultSubjects(body, namespace);
  for (const field of NAMESPACE_FIELDS) visitFields(body, field, write);
}

/** Of subjects only `default` is moved: others may be meant to be where they are. */
function moveDefaultSubjects({ subjects }: JsonObject, namespace: string): void {
  if (!Array.isArray(subjects)) return;
  for (const subject of subjects) if (isObject(subject) && subject.name === 'default') subject.namespace = namespace;
}

export function addPrefix(resources: ResourceList, prefix: string): void {
  for (const resource of renamable(resources)) {
    resource.prefixes.push(prefix);
    resource.rememberId();
    resource.setName(prefix + resource.name);
  }
}

export function addSuffix(resources: ResourceList, suffix: string): void {
  for (const resource of renamable(resources)) {
    resource.suffixes.push(suffix);
    resource.rememberId();
    resource.setName(resource.name + suffix);
  }
}

const renamable = (resources: ResourceList) =>
  resources.all.filter(({ originalId }) => !FIXED_NAMES.some((fixed) => isSelected(originalId, fixed)));
