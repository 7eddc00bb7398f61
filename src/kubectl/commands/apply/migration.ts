/** From client-side to server-side apply: `k8s.io/client-go/util/csaupgrade`. */

import type { JsonObject } from '../../../go/json/value';
import { type FieldSet, union } from '../../../kube/merge/fieldpath/set';
import { encodeManagedFields, type ManagedFields, managedFieldsOf } from '../../../kube/merge/managed-fields/entries';
import type { KubeObject } from '../../../kube/meta/meta';

/** The names of the managers that own an annotation by such operations. */
export function appliersOf(object: KubeObject, operation: 'Apply' | 'Update', annotation: string): string[] {
  const names = managedFieldsOf(object)
    .filter((entry) => entry.operation === operation && ownsAnnotation(entry.fields, annotation))
    .map(({ manager }) => manager);
  return [...new Set(names)];
}

function ownsAnnotation(fields: FieldSet, annotation: string): boolean {
  const annotations = fields.children.get('f:metadata')?.children.get('f:annotations');
  return annotations?.members.has(`f:${annotation}`) ?? false;
}

/** The entries of an object after what the managers updated has gone to an applier; undefined when nothing is to go. */
export function migrated(object: KubeObject, managers: readonly string[], applier: string): JsonObject[] | undefined {
  if (managers.length === 0) return undefined;
  const entries = managers.reduce((left, manager) => withoutManager(left, manager, applier), managedFieldsOf(object));
  return encodeManagedFields(entries);
}

function withoutManager(entries: readonly ManagedFields[], manager: string, applier: string): ManagedFields[] {
  const updates = (entry: ManagedFields) =>
    entry.manager === manager && entry.operation === 'Update' && !entry.subresource;
  const existing = entries.find((e) => e.manager === applier && e.operation === 'Apply' && !e.subresource);
  const target = existing ?? entries.find(updates);
  if (!target) return [...entries];
  const same = entries.find((entry) => updates(entry) && entry.apiVersion === target.apiVersion);
  const fields = same ? union(target.fields, same.fields) : target.fields;
  const moved: ManagedFields = { ...target, manager: applier, operation: 'Apply', fields };
  return [moved, ...entries.filter((entry) => entry !== target && !updates(entry))];
}
