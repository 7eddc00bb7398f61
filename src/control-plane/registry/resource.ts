/** One resource the API server serves: where discovery, the store and a kind's strategy meet. */
import type { GroupResource } from '../../kube/errors/status-error';
import type { Strategy } from './strategy';

/** A resource in its storage version, with what the generic registry needs to know of it. */
export interface ResourceDefinition extends GroupResource {
  /** `pods`, `statefulsets.apps`: the name under which the store and the clients know the resource. */
  key: string;
  version: string;
  kind: string;
  namespaced: boolean;
  /** `status`, `scale`, ... */
  subresources: ReadonlySet<string>;
  strategy: Strategy;
}
