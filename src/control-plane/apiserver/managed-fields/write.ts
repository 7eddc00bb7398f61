import { groupVersion } from '../../../kube/meta/meta';
import type { ResourceDefinition } from '../../registry/resource';
import type { RequestContext } from '../../registry/strategy';
import type { Target, WriteRequestOptions } from '../request';
import type { Write } from './update';

/** Who makes a request, for the account of who set which fields. */
export function writeOf(
  resource: ResourceDefinition,
  target: Target,
  options: WriteRequestOptions,
  { now }: RequestContext,
): Write {
  const { subresource } = target;
  return {
    manager: options.fieldManager ?? '',
    apiVersion: groupVersion(target),
    ...(subresource ? { subresource } : {}),
    ...(resource.strategy.typed && !subresource ? { schema: resource.strategy.typed() } : {}),
    subresources: resource.subresources,
    now,
  };
}
