/** Ownership after a create or update: whoever changes a field owns it, and nobody else does (`merge.Updater.Update`). */

import type { JsonObject } from '../../../go/json/value';
import { type Comparison, compareValues } from '../../../kube/merge/compare';
import {
  difference,
  emptySet,
  intersection,
  isEmptySet,
  recursiveDifference,
  sameSet,
  union,
} from '../../../kube/merge/fieldpath/set';
import {
  encodeManagedFields,
  type ManagedFields,
  type Manager,
  managedFieldsOf,
} from '../../../kube/merge/managed-fields/entries';
import { blank, comparable, schemaOf, unownedFields } from '../../../kube/merge/managed-fields/tracked';
import { formatTime, type KubeObject } from '../../../kube/meta/meta';
import type { ValueSchema } from '../../../kube/schema/schema';
import { resetFields } from './reset-fields';

/** Who writes, through what, and when. */
export interface Write {
  manager: string;
  /** The version the request is in. */
  apiVersion: string;
  subresource?: string;
  /** How values of the kind are typed, where no definition says so. */
  schema?: ValueSchema;
  /** The subresources of the kind. */
  subresources: ReadonlySet<string>;
  /** Simulated time, milliseconds since the epoch. */
  now: number;
}

/**
 * The entries of an object that was `live`, or was not, and shall be `object`. Entries a request brings along replace
 * those there are.
 */
export function updatedManagedFields(
  live: KubeObject | undefined,
  object: KubeObject,
  write: Write,
): JsonObject[] | undefined {
  const given = managedFieldsOf(object);
  const isReset = object.metadata.managedFields?.length === 1 && given.length === 0;
  const entries = isReset ? [] : given.length > 0 || !live ? given : managedFieldsOf(live);
  const before = live ? comparable(live) : blank(object);
  const comparison = compareValues(before, comparable(object), write.schema ?? schemaOf(object));
  const updated = afterUpdate(entries, comparison, write);
  return updated.length > 0 ? encodeManagedFields(updated) : undefined;
}

function afterUpdate(entries: readonly ManagedFields[], comparison: Comparison, write: Write): ManagedFields[] {
  const { manager, apiVersion, subresource, subresources, now } = write;
  const ignored = resetFields(subresources, subresource);
  const self: Manager = { manager, operation: 'Update', apiVersion, ...(subresource ? { subresource } : {}) };
  const mine = entries.find((entry) => sameManager(entry, self));
  const others = dispossessed(
    entries.filter((entry) => entry !== mine),
    {
      added: recursiveDifference(comparison.added, ignored),
      modified: recursiveDifference(comparison.modified, ignored),
      removed: recursiveDifference(comparison.removed, ignored),
    },
  );
  const owned = mine?.fields ?? emptySet();
  const changed = union(union(difference(owned, comparison.removed), comparison.modified), comparison.added);
  const fields = difference(recursiveDifference(changed, ignored), unownedFields());
  if (isEmptySet(fields)) return others;
  const time = mine && sameSet(mine.fields, fields) ? mine.time : formatTime(now);
  return [...others, { ...self, time, fields }];
}

/** What others own after a change: not what was changed or is gone. Who owns nothing any more has no entry. */
export function dispossessed(
  entries: readonly ManagedFields[],
  { added, modified, removed }: Comparison,
): ManagedFields[] {
  const taken = union(modified, added);
  return entries
    .map((entry) => {
      const lost = union(intersection(entry.fields, taken), removed);
      return isEmptySet(lost) ? entry : { ...entry, fields: difference(entry.fields, lost) };
    })
    .filter(({ fields }) => !isEmptySet(fields));
}

/** Whether two entries are those of one manager: appliers are told apart by name alone, updaters by version, too. */
export function sameManager(a: Manager, b: Manager): boolean {
  return (
    a.manager === b.manager &&
    a.operation === b.operation &&
    (a.subresource ?? '') === (b.subresource ?? '') &&
    (a.operation === 'Apply' || a.apiVersion === b.apiVersion)
  );
}
