/** What kustomize knows resources by: kind, name and namespace (kyaml/resid). */

import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { parseGroupVersion } from '../../kube/meta/meta';

export interface Gvk {
  group: string;
  version: string;
  kind: string;
}

export interface Id extends Gvk {
  name: string;
  namespace: string;
}

/** The effective namespace of what is in none. */
export const NO_NAMESPACE = '_non_namespaceable_';

/** The kinds kustomize's own schema (Kubernetes 1.21) has without a namespace, with their groups. */
const CLUSTER_SCOPED: Record<string, string[]> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'authentication.k8s.io': ['TokenReview'],
  'authorization.k8s.io': ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'],
  'certificates.k8s.io': ['CertificateSigningRequest'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'internal.apiserver.k8s.io': ['StorageVersion'],
  'networking.k8s.io': ['IngressClass'],
  'node.k8s.io': ['RuntimeClass'],
  policy: ['PodSecurityPolicy'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
};

/** Kinds kustomize has no schema of count as namespaced. */
export function isClusterScoped({ group, kind }: Gvk): boolean {
  return CLUSTER_SCOPED[group]?.includes(kind) ?? false;
}

export function gvkOf({ apiVersion, kind }: JsonObject): Gvk {
  return { ...parseGroupVersion(textOf(apiVersion)), kind: textOf(kind) };
}

/** Of a resource as it is. */
export function idOf(body: JsonObject): Id {
  const metadata = (typeof body.metadata === 'object' ? body.metadata : null) as JsonObject | null;
  return { ...gvkOf(body), name: scalarText(metadata?.name), namespace: scalarText(metadata?.namespace) };
}

/** A name may be written as a number. */
const scalarText = (value: JsonValue | undefined): string =>
  typeof value === 'object' || value === undefined ? '' : String(value);

/** What is no text says nothing. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The namespace as it is compared: none is `default`. */
export function effectiveNamespace(id: Id): string {
  if (isClusterScoped(id)) return NO_NAMESPACE;
  return id.namespace || 'default';
}

/** The same for ids that are the same. */
export function idKey(id: Id): string {
  return `${gvkText(id)}/${id.name}.${effectiveNamespace(id)}`;
}

export const sameId = (a: Id, b: Id): boolean => a.name === b.name && idKey(a) === idKey(b);

/** True where what the selector says of group, version and kind is so. */
export function isSelected(gvk: Gvk, { group, version, kind }: Partial<Gvk>): boolean {
  return (!group || group === gvk.group) && (!version || version === gvk.version) && (!kind || kind === gvk.kind);
}

/** `Deployment.v1.apps` */
function gvkText({ group, version, kind }: Gvk): string {
  return [kind || '[noKind]', version || '[noVer]', group || '[noGrp]'].join('.');
}

/** `ConfigMap.v1.[noGrp]/a.[noNs]` */
export function idText(id: Id): string {
  return `${gvkText(id)}/${id.name || '[noName]'}.${id.namespace || '[noNs]'}`;
}

/** An id as Go's `%#v` prints it. */
export function idSyntax(id: Id): string {
  const text = (value: string) => quote(value);
  return `resid.ResId{Gvk:resid.Gvk{Group:${text(id.group)}, Version:${text(id.version)}, Kind:${text(id.kind)}, isClusterScoped:${isClusterScoped(id)}}, Name:${text(id.name)}, Namespace:${text(id.namespace)}}`;
}
