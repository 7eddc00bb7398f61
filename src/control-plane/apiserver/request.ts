/** What a request says besides its object. */
import type { User } from '../../kube/api/authentication/user';
import type { GroupVersionResource } from '../../kube/meta/meta';

/** What a request is about. */
export interface Target extends GroupVersionResource {
  namespace?: string;
  name?: string;
  subresource?: string;
}

/** `metav1.CreateOptions`, `UpdateOptions` and `PatchOptions`. */
export interface WriteRequestOptions {
  dryRun?: boolean;
  /** Who makes the request. Default: the administrator. */
  user?: User;
  fieldManager?: string;
  /** How unknown and duplicate fields are taken. Default `Ignore`, as the server's for clients that do not say. */
  fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
  /** Server-side apply takes fields over from other managers. */
  force?: boolean;
  /** The object is in the stored version, complete and of the right types already: controllers say so. */
  trusted?: boolean;
  /** Receives what the server would send as `Warning:` headers. */
  warn?(text: string): void;
}

/** What a client says of how it reads an object. */
export interface GetRequestOptions {
  /** It wants a row. */
  tables?: boolean;
  /** Receives what the server would send as `Warning:` headers. */
  warn?(text: string): void;
}

/** `metav1.ListOptions`, as far as it selects. */
export interface ListRequestOptions {
  labelSelector?: string;
  fieldSelector?: string;
  /** How many objects the client takes at once; all are given, which a server may do. */
  limit?: number;
  /** The client wants rows, and this with each. */
  tables?: boolean;
  includeObject?: 'Object';
  /** Receives what the server would send as `Warning:` headers. */
  warn?(text: string): void;
}

/** `metav1.DeleteOptions`. */
export interface DeleteRequestOptions {
  dryRun?: boolean;
  gracePeriodSeconds?: number;
  propagationPolicy?: 'Orphan' | 'Background' | 'Foreground';
  preconditions?: { uid?: string; resourceVersion?: string };
  markOnly?: boolean;
  warn?(text: string): void;
}

export type PatchType = 'json' | 'merge' | 'strategic' | 'apply';
