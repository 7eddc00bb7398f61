/** Server-side apply: merges a configuration into a live object and keeps account of who owns what (`merge.Updater.Apply`). */

import type { JsonValue } from '../../../go/json/value';
import { badRequest, StatusError } from '../../../kube/errors/status-error';
import { compareValues } from '../../../kube/merge/compare';
import { fieldSetOf } from '../../../kube/merge/field-set-of';
import {
  difference,
  emptySet,
  type FieldSet,
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
import { mergeValues } from '../../../kube/merge/merge';
import { removeItems, withNamedFields } from '../../../kube/merge/remove';
import { validateTyped } from '../../../kube/merge/validate';
import { asJSON, formatTime, type KubeObject, parseGroupVersion } from '../../../kube/meta/meta';
import { fromUnstructured } from '../../../kube/schema/from-unstructured';
import type { ValueSchema } from '../../../kube/schema/schema';
import { type Conflict, conflictError, conflictsOf } from './conflicts';
import { allowedConflicts, LAST_APPLIED_MANAGER, updatedAnnotation } from './last-applied';
import { resetFields } from './reset-fields';
import { dispossessed, sameManager, type Write } from './update';

/** The object an apply makes, with its entries. */
export interface Applied {
  object: KubeObject;
  managedFields: KubeObject['metadata']['managedFields'];
}

/**
 * Applies a configuration to a live object, or to none. Fields the manager applied before and does not any more are
 * removed unless somebody else owns them. Throws the 409 that lists what others own, unless `force`; for `kubectl`, what
 * client-side apply set is no conflict.
 */
export function applyConfiguration(
  live: KubeObject | undefined,
  config: KubeObject,
  force: boolean,
  write: Write,
): Applied {
  if (config.metadata.managedFields) throw badRequest('metadata.managedFields must be nil');
  const schema = write.schema ?? schemaOf(config);
  checkTyped(config, schema);
  const change = merged(live, config, schema, write);
  const conflicts = force ? [] : refused(live, change.conflicts, schema, write);
  if (conflicts.length > 0) throw conflictError(conflicts);
  const object = updatedAnnotation(live, change.object, config, write.manager);
  return { object, managedFields: encodeManagedFields(change.entries) };
}

function checkTyped(config: KubeObject, schema: ValueSchema | undefined): void {
  const problems = validateTyped(asJSON(config), schema);
  if (problems.length === 0) return;
  const why = problems.length === 1 ? problems[0] : ['errors:', ...problems.map((p) => `  ${p}`)].join('\n');
  throw new StatusError(500, '', `failed to create typed patch object (${named(config)}): ${why}`);
}

const typeText = ({ apiVersion, kind }: KubeObject) => {
  const { group, version } = parseGroupVersion(apiVersion);
  return `${group}/${version}, Kind=${kind}`;
};

/** `default/web; apps/v1, Kind=Deployment`: `objectGVKNN`. */
const named = (object: KubeObject) => `${object.metadata.namespace ?? ''}/${object.metadata.name}; ${typeText(object)}`;

/** What an apply made as an object of its kind. Throws where a value cannot be one of its field. */
export function typedObject(object: KubeObject): KubeObject {
  try {
    return fromUnstructured(object, object).object;
  } catch (error) {
    const why = `unable to convert unstructured object to ${typeText(object)}: ${(error as Error).message}`;
    throw new StatusError(500, '', `failed to convert new object (${named(object)}) to proper version: ${why}`);
  }
}

interface Change {
  object: KubeObject;
  entries: ManagedFields[];
  conflicts: Conflict[];
}

function merged(
  live: KubeObject | undefined,
  config: KubeObject,
  schema: ValueSchema | undefined,
  write: Write,
): Change {
  const { manager, apiVersion, subresource, subresources, now } = write;
  const self: Manager = { manager, operation: 'Apply', apiVersion, ...(subresource ? { subresource } : {}) };
  const entries = live ? managedFieldsOf(live) : [];
  const mine = entries.find((entry) => sameManager(entry, self));
  const others = entries.filter((entry) => entry !== mine);
  const before = live ? comparable(live) : blank(config);
  const fields = recursiveDifference(fieldSetOf(asJSON(config), schema), resetFields(subresources, subresource));
  const together = mergeValues(before, asJSON(config), schema) as JsonValue;
  const object = mine
    ? pruned(together, mine.fields, [...others.map((entry) => entry.fields), fields], schema)
    : together;
  const comparison = compareValues(before, object, schema);
  const owned = difference(fields, unownedFields());
  const time = mine && sameSet(mine.fields, owned) ? mine.time : formatTime(now);
  const conflicts = conflictsOf(others, union(comparison.modified, comparison.added));
  const left = dispossessed(others, comparison);
  const own = isEmptySet(owned) ? [] : [{ ...self, time, fields: owned }];
  return { object: object as unknown as KubeObject, entries: [...left, ...own], conflicts };
}

/** Without what the manager applied last time, but for what is owned now and what the manager never owned. */
function pruned(
  together: JsonValue,
  last: FieldSet,
  owned: readonly FieldSet[],
  schema: ValueSchema | undefined,
): JsonValue {
  if (isEmptySet(last)) return together;
  const named = (set: FieldSet) => withNamedFields(set, schema);
  const all = named(fieldSetOf(together, schema));
  const ofWhat = (value: JsonValue) => (value === null ? emptySet() : named(fieldSetOf(value, schema)));
  const first = removeItems(together, named(last), schema);
  const claimed = owned.reduce(union, emptySet());
  const second = removeItems(together, difference(all, union(ofWhat(first), named(claimed))), schema);
  return removeItems(together, intersection(difference(all, ofWhat(second)), named(last)), schema);
}

/** The conflicts that count. What was applied client side and not changed since may be taken over by `kubectl`. */
function refused(
  live: KubeObject | undefined,
  conflicts: readonly Conflict[],
  schema: ValueSchema | undefined,
  { manager }: Write,
): Conflict[] {
  if (conflicts.length === 0 || manager !== LAST_APPLIED_MANAGER || !live) return [...conflicts];
  const allowed = allowedConflicts(live, schema);
  if (!allowed) return [...conflicts];
  return conflicts
    .map((conflict) => ({ ...conflict, fields: difference(conflict.fields, allowed) }))
    .filter(({ fields }) => !isEmptySet(fields));
}
