/** Admission: what looks at a request between decoding and the registry (`k8s.io/apiserver/pkg/admission`). */
import type { KubeObject } from '../../../kube/meta/meta';
import type { ResourceDefinition } from '../../registry/resource';
import type { RequestContext } from '../../registry/strategy';

/** One request as admission sees it. */
export interface AdmissionAttributes {
  operation: 'CREATE' | 'UPDATE' | 'DELETE';
  resource: ResourceDefinition;
  subresource?: string;
  namespace?: string;
  name: string;
  /** Absent for DELETE. `admit` may change it in place. */
  object?: KubeObject;
  /** The stored object, for UPDATE and DELETE. */
  old?: KubeObject;
  ctx: RequestContext;
  /** Stores a quota with what the object uses of it. Absent where nothing is to be stored. */
  charge?(quota: KubeObject): void;
}

/** A plugin throws a `StatusError` to refuse the request. */
export interface AdmissionPlugin {
  /** Before the kind's own validation; may change the object. */
  admit?(attributes: AdmissionAttributes): void;
  /** After it; may not. */
  validate?(attributes: AdmissionAttributes): void;
}
