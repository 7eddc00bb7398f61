/** What every request is looked at for before anything is done. */

import { badRequest, methodNotAllowed } from '../../kube/errors/status-error';
import type { KubeObject } from '../../kube/meta/meta';
import type { ResourceDefinition } from '../registry/resource';
import type { Target } from './request';

/** Who hears what the server has to say beside its answer. */
export interface Warned {
  warn?(text: string): void;
}

/** Warns of a version that is on its way out. */
export function sayDeprecated({ strategy }: ResourceDefinition, { version }: Target, { warn }: Warned): void {
  const text = strategy.deprecation?.(version);
  if (text) warn?.(text);
}

/** `rest.EnsureObjectNamespaceMatchesRequestNamespace`: fills the object's namespace in. Throws BadRequest, MethodNotAllowed. */
export function checkNamespace(resource: ResourceDefinition, target: Target, object: KubeObject): void {
  const { metadata } = object;
  if (!resource.namespaced) {
    if (metadata.namespace) throw badRequest('namespace is not allowed on this type');
    return;
  }
  if (!target.namespace) throw methodNotAllowed();
  metadata.namespace ||= target.namespace;
  if (metadata.namespace !== target.namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
}
