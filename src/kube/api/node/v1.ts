/** The types of `node/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';
import type { ResourceList, Toleration } from '../core/v1';

/** `node/v1.Overhead`. */
export interface Overhead {
  podFixed?: ResourceList;
}

/** `node/v1.RuntimeClass`. */
export interface RuntimeClass extends KubeObject {
  handler: string;
  overhead?: Overhead;
  scheduling?: Scheduling;
}

/** `node/v1.Scheduling`. */
export interface Scheduling {
  nodeSelector?: Record<string, string>;
  tolerations?: Toleration[];
}
