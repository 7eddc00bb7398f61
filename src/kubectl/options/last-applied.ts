/** The annotation in which `kubectl apply` and `--save-config` keep what a user last asked for. */
import { encodeJSON } from '../../go/json/json';
import type { JsonValue } from '../../go/json/value';
import type { KubeObject } from '../../kube/meta/meta';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object without the annotation, and with annotations if only empty ones: what the annotation holds. */
export function withoutLastApplied(object: KubeObject): KubeObject {
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata.annotations ?? {};
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** An object as the annotation holds it: one line of JSON, without the annotation itself. */
function lastAppliedConfig(object: KubeObject): string {
  return `${encodeJSON(withoutLastApplied(object) as unknown as JsonValue)}\n`;
}

/** The object with the annotation that holds it. */
export function lastAppliedAnnotation(object: KubeObject): KubeObject {
  const annotations = { ...object.metadata.annotations, [LAST_APPLIED]: lastAppliedConfig(object) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** The object with the annotation brought up to date, if it has one (util.CreateOrUpdateAnnotation). */
export function updatedAnnotation(object: KubeObject, create: boolean): KubeObject {
  return create || lastAppliedOf(object) ? lastAppliedAnnotation(object) : object;
}

/** What the annotation of an object says; undefined when there is none. */
export function lastAppliedOf(object: KubeObject): string | undefined {
  return object.metadata.annotations?.[LAST_APPLIED];
}
