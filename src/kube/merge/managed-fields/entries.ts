/**
 * `metadata.managedFields`: who set which fields of an object. Objects hold the entries with their `fieldsV1` as one line
 * of JSON; this is the way from and to it.
 */

import { encodeJSON } from '../../../go/json/json';
import type { JsonObject } from '../../../go/json/value';
import type { KubeObject } from '../../meta/meta';
import { type FieldSet, fromFieldsV1, toFieldsV1 } from '../fieldpath/set';

/** Who set fields, and how: one entry of `managedFields` without its fields. */
export interface Manager {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  /** RFC 3339; when the fields of the entry last changed. */
  time?: string;
  subresource?: string;
}

/** One entry. */
export interface ManagedFields extends Manager {
  fields: FieldSet;
}

/** The entries of an object, be their fields a line or spread out. What makes no sense is left out. */
export function managedFieldsOf({ metadata }: KubeObject): ManagedFields[] {
  return (metadata.managedFields ?? []).flatMap((entry) => {
    const { manager, operation, apiVersion, time, subresource, fieldsV1 } = entry as JsonObject;
    if (operation !== 'Apply' && operation !== 'Update') return [];
    const fields = (typeof fieldsV1 === 'string' ? JSON.parse(fieldsV1) : (fieldsV1 ?? {})) as JsonObject;
    return [
      {
        manager: String(manager ?? ''),
        operation,
        apiVersion: String(apiVersion ?? ''),
        ...(time ? { time: String(time) } : {}),
        ...(subresource ? { subresource: String(subresource) } : {}),
        fields: fromFieldsV1(fields),
      },
    ];
  });
}

/** Entries as objects hold them: those of server-side apply first, then by time, manager, version and subresource. */
export function encodeManagedFields(entries: readonly ManagedFields[]): JsonObject[] {
  return [...entries].sort(compareEntries).map(({ manager, operation, apiVersion, time, subresource, fields }) => ({
    manager,
    operation,
    apiVersion,
    ...(time ? { time } : {}),
    fieldsType: 'FieldsV1',
    fieldsV1: encodeJSON(toFieldsV1(fields)),
    ...(subresource ? { subresource } : {}),
  }));
}

function compareEntries(a: ManagedFields, b: ManagedFields): number {
  return (
    compare(a.operation, b.operation) ||
    compare(a.time ?? '', b.time ?? '') ||
    compare(a.manager, b.manager) ||
    compare(a.apiVersion, b.apiVersion) ||
    compare(a.subresource ?? '', b.subresource ?? '')
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
