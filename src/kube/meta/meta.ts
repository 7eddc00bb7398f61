/** Types every API object shares: `metav1.ObjectMeta` and what surrounds it, under Kubernetes' own names. */

import type { JsonObject } from '../../go/json/value';

/** `metav1.OwnerReference`. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** `metav1.ObjectMeta`; timestamps are RFC 3339 in UTC with whole seconds, as the API server writes them. */
export interface ObjectMeta {
  name: string;
  generateName?: string;
  namespace?: string;
  /** A field of old that nobody fills any more. */
  selfLink?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string | null;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
  managedFields?: JsonObject[];
}

/** An API object of any kind. Kinds the control plane works with have an interface of their own in `api/`. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

/** A list of objects, as the server and `kubectl get` write it. */
export interface KubeList extends KubeObject {
  items: KubeObject[];
}

/** Whether the object is a list of others. */
export function isList(object: KubeObject): object is KubeList {
  return Array.isArray((object as Partial<KubeList>).items);
}

/** An object as the JSON it is, for what treats all kinds alike: an interface does not pass for a map of fields. */
export function asJSON(object: object): JsonObject {
  return object as JsonObject;
}

/** JSON that has been checked to be an object of the API, as one. */
export function asKubeObject(json: JsonObject): KubeObject {
  return json as object as KubeObject;
}

/** Which API group, version and plural resource a request is for; group `''` is the core group. */
export interface GroupVersionResource {
  group: string;
  version: string;
  resource: string;
}

/** `v1` or `apps/v1`. */
export function groupVersion(gv: { group: string; version: string }): string {
  return gv.group ? `${gv.group}/${gv.version}` : gv.version;
}

/** Splits `apps/v1` or `v1` into its group and version. */
export function parseGroupVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** The owner reference with `controller: true`, as `metav1.GetControllerOf`. */
export function controllerOf(obj: KubeObject): OwnerReference | undefined {
  return obj.metadata.ownerReferences?.find((ref) => ref.controller);
}

/** An owner reference that makes `owner` the controller of whatever carries it, as `metav1.NewControllerRef`. */
export function newControllerRef(owner: KubeObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

let lastSecond = Number.NaN;
let lastText = '';

/** Milliseconds since the epoch to the RFC 3339 form of `metav1.Time`: UTC, whole seconds. */
export function formatTime(ms: number): string {
  const second = Math.floor(ms / 1000);
  // Simulated time stands still while much is written.
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = `${new Date(ms).toISOString().slice(0, 19)}Z`;
  }
  return lastText;
}
