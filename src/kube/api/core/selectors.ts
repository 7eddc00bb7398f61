/** References to objects and fields that pods and volumes carry, as in `k8s.io/api/core/v1`. */

/** `v1.LocalObjectReference`. */
export interface LocalObjectReference {
  name?: string;
}

/** `v1.ObjectFieldSelector`. */
export interface ObjectFieldSelector {
  apiVersion?: string;
  fieldPath: string;
}

/** `v1.ResourceFieldSelector`. */
export interface ResourceFieldSelector {
  containerName?: string;
  resource: string;
  divisor?: string;
}
