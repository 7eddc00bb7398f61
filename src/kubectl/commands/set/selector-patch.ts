/** A service with another selector, and the patch that makes it so. */

import type { JsonObject } from '../../../go/json/value';
import type { Service } from '../../../kube/api/core/v1';
import type { LabelSelector } from '../../../kube/labels/label-selector';
import { asJSON, type KubeObject } from '../../../kube/meta/meta';
import { createTwoWayMergePatch } from '../../../kube/patch/three-way';

/** Throws for objects that are no services, and for selectors that are more than `key=value` pairs. */
export function selectorPatch(
  object: KubeObject,
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  version: string,
  record: (object: KubeObject) => KubeObject,
): { after: KubeObject; patch: JsonObject } {
  if (object.kind !== 'Service') throw new Error('setting a selector is only supported for Services');
  if (matchExpressions.length > 0) {
    const shown = matchExpressions.map(
      ({ key, operator, values = [] }) => `{${key} ${operator} [${values.join(' ')}]}`,
    );
    throw new Error(`match expression [${shown.join(' ')}] not supported on this object`);
  }
  const before = version ? { ...object, metadata: { ...object.metadata, resourceVersion: undefined } } : object;
  const metadata = version ? { ...object.metadata, resourceVersion: version } : object.metadata;
  const changed: Service = { ...object, metadata, spec: { ...(object as Service).spec, selector: matchLabels } };
  const after = record(changed);
  const { apiVersion, kind } = object;
  return { after, patch: createTwoWayMergePatch(asJSON(before), asJSON(after), { apiVersion, kind }) };
}
