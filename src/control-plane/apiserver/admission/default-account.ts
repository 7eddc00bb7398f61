import type { Pod } from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { ResourceDefinition } from '../../registry/resource';
import type { RequestContext } from '../../registry/strategy';

/**
 * Whether a pod is for a default account that is not there yet, as in a namespace that was made a moment ago. The plugin
 * of a real server then asks again for about a second before it refuses the pod.
 */
export function awaitsDefaultAccount({ key }: ResourceDefinition, object: KubeObject, ctx: RequestContext): boolean {
  if (key !== 'pods') return false;
  const { namespace } = object.metadata;
  const name = (object as Pod).spec.serviceAccountName || 'default';
  return (
    name === 'default' &&
    !!ctx.get('namespaces', undefined, namespace ?? '') &&
    !ctx.get('serviceaccounts', namespace, name)
  );
}
