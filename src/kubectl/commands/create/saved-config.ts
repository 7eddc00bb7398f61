/** `--save-config` of commands that make typed objects. */
import { encodeJSON } from '../../../go/json/json';
import { asJSON, type KubeObject } from '../../../kube/meta/meta';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import { LAST_APPLIED } from '../../options/last-applied';

/** A typed object with the annotation that holds it, its fields in the order of Go's struct. */
export function typedLastAppliedAnnotation(object: KubeObject): KubeObject {
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata.annotations ?? {};
  const plain = encodeTyped({ ...object, metadata: { ...object.metadata, annotations } }, object);
  const config = `${encodeJSON(asJSON(plain), '', 'as-is')}\n`;
  const metadata = { ...object.metadata, annotations: { ...annotations, [LAST_APPLIED]: config } };
  return encodeTyped({ ...object, metadata }, object);
}
