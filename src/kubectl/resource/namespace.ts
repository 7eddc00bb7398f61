/** Which namespace an object ends up in: the decorators SetNamespace, RequireNamespace and FilterNamespace. */

import { quote } from '../../go/strconv/quote';
import { isList } from '../../kube/meta/meta';
import { type Info, isNamespaced } from './info';

/** Gives a namespaced object that has none the namespace in force. */
export function setNamespace(namespace: string): (info: Info) => void {
  return (info) => {
    if (isNamespaced(info) && !info.namespace) moveTo(info, namespace);
  };
}

/** As `setNamespace`; throws when the object names another one. */
export function requireNamespace(namespace: string): (info: Info) => void {
  return (info) => {
    if (!isNamespaced(info)) return;
    if (!info.namespace) moveTo(info, namespace);
    else if (info.namespace !== namespace)
      throw new Error(
        `the namespace from the provided object ${quote(info.namespace)} does not match the namespace ${quote(namespace)}. You must pass '--namespace=${info.namespace}' to perform this operation.`,
      );
  };
}

/** Takes the namespace off what has none in the cluster. */
export function filterNamespace(info: Info): void {
  if (!isNamespaced(info) && info.namespace) moveTo(info, '');
}

function moveTo(info: Info, namespace: string): void {
  info.namespace = namespace;
  if (!info.object || isList(info.object)) return;
  const { namespace: _, ...metadata } = info.object.metadata ?? { name: '' };
  info.object = { ...info.object, metadata: namespace ? { ...metadata, namespace } : metadata };
}
