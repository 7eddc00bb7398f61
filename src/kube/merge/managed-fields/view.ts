/**
 * `managedFields` as a client sees them. What users set is noted with the objects; what the control plane sets by itself
 * is so regular that it is told only when somebody looks.
 */

import type { JsonObject } from '../../../go/json/value';
import type { Pod } from '../../api/core/v1';
import type { KubeObject } from '../../meta/meta';
import { compareValues } from '../compare';
import { difference, type FieldSet, isEmptySet, recursiveDifference, setOf, toFieldsV1, union } from '../fieldpath/set';
import { encodeManagedFields, type ManagedFields, managedFieldsOf } from './entries';
import { blank, comparable, schemaOf, unownedFields } from './tracked';

/** The object with all its entries, their fields spread out. One that no server ever saw has none. */
export function withManagedFields(object: KubeObject): KubeObject {
  if (!object.metadata?.uid) return object;
  const noted = managedFieldsOf(object);
  const entries = encodeManagedFields([...noted, ...controlPlaneEntries(object, noted)]);
  const managedFields = entries.map((entry) => ({
    ...entry,
    fieldsV1: JSON.parse(entry.fieldsV1 as string) as JsonObject,
  }));
  return { ...object, metadata: { ...object.metadata, managedFields } };
}

/** The same for templates, which rarely look: the entries are put together when they are read. */
export function withLazyManagedFields(object: KubeObject): KubeObject {
  if (!object.metadata?.uid) return object;
  const metadata = { ...object.metadata };
  Object.defineProperty(metadata, 'managedFields', {
    enumerable: true,
    get: () => withManagedFields(object).metadata.managedFields,
  });
  return { ...object, metadata };
}

const NODE_AGENT = 'kubelet';
const CONTROLLERS = 'kube-controller-manager';
const SERVER = 'kube-apiserver';

/** Kinds whose status the agent of a node reports. */
const REPORTED_BY_NODE = ['Pod', 'Node'];
/** Kinds the server makes for itself where no user did. */
const MADE_BY_SERVER = ['Namespace', 'Service', 'PriorityClass', 'FlowSchema', 'PriorityLevelConfiguration'];
/** Annotations controllers keep together with the status. */
const CONTROLLER_ANNOTATIONS = ['deployment.kubernetes.io/revision'];

function controlPlaneEntries(object: KubeObject, noted: readonly ManagedFields[]): ManagedFields[] {
  const { apiVersion, kind, metadata } = object;
  const owned = noted.map(({ fields }) => fields).reduce(union, setOf());
  const { added, modified } = compareValues(blank(object), comparable(object), schemaOf(object));
  const all = difference(difference(union(added, modified), unownedFields()), owned);
  const status = statusFields(all);
  const time = metadata.creationTimestamp ?? undefined;
  const entries: ManagedFields[] = [];
  const made = recursiveDifference(all, union(setOf('status'), status));
  if (!isEmptySet(made) && !noted.some(({ fields }) => saysMore(fields)))
    entries.push({
      manager: MADE_BY_SERVER.includes(kind) ? SERVER : CONTROLLERS,
      operation: 'Update',
      apiVersion,
      time,
      fields: made,
    });
  if (!isEmptySet(status)) {
    const manager = REPORTED_BY_NODE.includes(kind) ? NODE_AGENT : CONTROLLERS;
    entries.push({
      manager,
      operation: 'Update',
      apiVersion,
      time: lastChange(object) ?? time,
      subresource: 'status',
      fields: status,
    });
  }
  return entries;
}

/** The status, with the annotations that come with it. */
function statusFields(all: FieldSet): FieldSet {
  const status: FieldSet = { members: new Set(), children: new Map() };
  const own = all.children.get('f:status');
  if (own) status.children.set('f:status', own);
  const annotations = all.children.get('f:metadata')?.children.get('f:annotations');
  const kept = CONTROLLER_ANNOTATIONS.map((name) => `f:${name}`).filter((name) => annotations?.members.has(name));
  if (kept.length > 0) {
    const alone = annotations?.members.size === kept.length;
    const members = new Set(alone ? ['f:annotations'] : []);
    const below: FieldSet = { members: new Set(kept), children: new Map() };
    status.children.set('f:metadata', { members, children: new Map([['f:annotations', below]]) });
  }
  return status;
}

/** Whoever set more than metadata made the object. */
function saysMore(fields: FieldSet): boolean {
  return Object.keys(toFieldsV1(fields)).some((name) => name !== 'f:metadata');
}

function lastChange(object: KubeObject): string | undefined {
  // Of all kinds, conditions have the form of a pod's.
  const conditions = (object as Pod).status?.conditions ?? [];
  const times = conditions.map(({ lastTransitionTime }) => lastTransitionTime ?? '');
  return times.sort().at(-1) || undefined;
}
