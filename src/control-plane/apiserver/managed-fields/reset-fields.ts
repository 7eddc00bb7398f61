/** What a request cannot change. */
import { type FieldSet, setOf } from '../../../kube/merge/fieldpath/set';

/** Fields a request through this endpoint cannot change, so nobody comes to own them by it (`GetResetFields`). */
export function resetFields(subresources: ReadonlySet<string>, subresource: string | undefined): FieldSet {
  if (subresource === 'status') return setOf('spec', 'metadata.labels');
  return subresources.has('status') ? setOf('status') : setOf();
}
