/** The annotation of client-side apply, as server-side apply by `kubectl` goes on with it (`lastAppliedManager`, `lastAppliedUpdater`). */

import { encodeJSON } from '../../../go/json/json';
import type { JsonValue } from '../../../go/json/value';
import { compareValues } from '../../../kube/merge/compare';
import { fieldSetOf } from '../../../kube/merge/field-set-of';
import { difference, type FieldSet } from '../../../kube/merge/fieldpath/set';
import { comparable } from '../../../kube/merge/managed-fields/tracked';
import { asJSON, type KubeObject } from '../../../kube/meta/meta';
import type { ValueSchema } from '../../../kube/schema/schema';

const ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

/** The manager the annotation is kept up to date for. */
export const LAST_APPLIED_MANAGER = 'kubectl';

/** The fields the annotation has as the live object has them; undefined without a usable annotation. */
export function allowedConflicts(live: KubeObject, schema: ValueSchema | undefined): FieldSet | undefined {
  const text = live.metadata.annotations?.[ANNOTATION];
  if (!text) return undefined;
  try {
    const applied = JSON.parse(text) as JsonValue;
    const { modified } = compareValues(applied, comparable(live), schema);
    return difference(fieldSetOf(applied, schema), modified);
  } catch {
    return undefined;
  }
}

/** The object with the annotation saying what was applied now, if the live object has one and `kubectl` applies. */
export function updatedAnnotation(
  live: KubeObject | undefined,
  object: KubeObject,
  config: KubeObject,
  manager: string,
): KubeObject {
  if (manager !== LAST_APPLIED_MANAGER || live?.metadata.annotations?.[ANNOTATION] === undefined) return object;
  const annotations = { ...object.metadata.annotations, [ANNOTATION]: configText(config) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

function configText(config: KubeObject): string {
  const { annotations, ...metadata } = config.metadata;
  if (!annotations) return `${encodeJSON(asJSON(config))}\n`;
  const { [ANNOTATION]: _, ...others } = annotations;
  return `${encodeJSON({ ...config, metadata: { ...metadata, annotations: others } } as unknown as JsonValue)}\n`;
}
