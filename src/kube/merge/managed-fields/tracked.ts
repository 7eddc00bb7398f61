/** What of an object takes part in the ownership of fields. */

import type { JsonObject, JsonValue } from '../../../go/json/value';
import { asJSON, type KubeObject } from '../../meta/meta';
import { definitionFor, type ValueSchema } from '../../schema/schema';
import { encodeTyped } from '../../schema/strict-decode';
import { type FieldSet, setOf } from '../fieldpath/set';

/** Fields nobody owns. */
let unowned: FieldSet | undefined;

/** Fields that say what an object is, and those the server sets (`managedfields.stripSet`). */
export function unownedFields(): FieldSet {
  unowned ??= setOf(
    'apiVersion',
    'kind',
    'metadata',
    'metadata.name',
    'metadata.namespace',
    'metadata.creationTimestamp',
    'metadata.selfLink',
    'metadata.uid',
    'metadata.clusterName',
    'metadata.generation',
    'metadata.managedFields',
    'metadata.resourceVersion',
  );
  return unowned;
}

/** The schema objects of a kind are compared by; undefined for kinds without one, which are compared by their looks. */
export function schemaOf(object: KubeObject): ValueSchema | undefined {
  const def = definitionFor({ apiVersion: object.apiVersion, kind: object.kind });
  return def && { ref: def.name };
}

/** An object as the values of its type, without the entries themselves. */
export function comparable(object: KubeObject): JsonValue {
  const { apiVersion, kind, metadata } = object;
  const { managedFields: _, ...rest } = metadata;
  return asJSON(encodeTyped({ ...object, metadata: rest as KubeObject['metadata'] }, { apiVersion, kind }));
}

/** An object of a kind nobody has set anything of: what a created object is compared with. */
export function blank({ apiVersion, kind }: KubeObject): JsonValue {
  const empty = { apiVersion, kind, metadata: {} } as unknown as JsonObject;
  return asJSON(encodeTyped(empty, { apiVersion, kind }));
}
