/** Adds the hash of what is in it to the name of generated ConfigMaps and Secrets. */
import type { JsonObject } from '../../../go/json/value';
import { hashedName } from '../../../kube/meta/name-hash';
import { isObject } from '../fields';
import type { Resource } from '../resource';
import type { ResourceList } from '../resource-list';

export function addHashes(resources: ResourceList): void {
  for (const resource of resources.all) {
    if (!resource.needsHash) continue;
    const name = hashedName(resource.name, hashedContent(resource));
    resource.rememberId();
    resource.setName(name);
  }
}

/** The name is always empty here: kustomize looks for it where it is not. */
function hashedContent({ body }: Resource): JsonObject {
  const { kind, data = '', type = '', binaryData, stringData } = body;
  if (kind === 'ConfigMap') return { kind, name: '', data, ...(isObject(binaryData) && { binaryData }) };
  if (kind === 'Secret') return { kind, type, name: '', data, ...(isObject(stringData) && { stringData }) };
  return body;
}
