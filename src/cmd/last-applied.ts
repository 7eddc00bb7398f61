/** The annotation in which `kubectl apply` and `--save-config` keep what a user last asked for. */
import { encodeJSON } from '../apimachinery/json';
import type { JsonValue, KubeObject } from '../apimachinery/meta';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object as the annotation holds it: one line of JSON, without the annotation itself. */
export function lastAppliedConfig(object: KubeObject): string {
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata.annotations ?? {};
  return `${encodeJSON({ ...object, metadata: { ...object.metadata, annotations } } as unknown as JsonValue)}\n`;
}

/** The object with the annotation that holds it. */
export function lastAppliedAnnotation(object: KubeObject): KubeObject {
  const annotations = { ...object.metadata.annotations, [LAST_APPLIED]: lastAppliedConfig(object) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}
