import type { KubeObject } from '../../meta/meta';
import type { ObjectReference } from './objectreference';

/** `v1.ServiceAccount`. */
export interface ServiceAccount extends KubeObject {
  secrets?: ObjectReference[];
  imagePullSecrets?: { name?: string }[];
  automountServiceAccountToken?: boolean;
}
