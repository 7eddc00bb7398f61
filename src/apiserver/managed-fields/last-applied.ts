/** The annotation of client-side apply, as server-side apply by `kubectl` goes on with it (`lastAppliedManager`, `lastAppliedUpdater`). */
import { difference, type FieldSet } from '../../apimachinery/fieldpath/set';
import { encodeJSON } from '../../apimachinery/json';
import { comparable } from '../../apimachinery/managed-fields/tracked';
import type { JsonValue, KubeObject } from '../../apimachinery/meta';
import type { ValueSchema } from '../../apimachinery/schema';
import { compareValues } from '../../apimachinery/structured-merge/compare';
import { fieldSetOf } from '../../apimachinery/structured-merge/field-set-of';

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
  if (!annotations) return `${encodeJSON(config as JsonValue)}\n`;
  const { [ANNOTATION]: _, ...others } = annotations;
  return `${encodeJSON({ ...config, metadata: { ...metadata, annotations: others } } as unknown as JsonValue)}\n`;
}
