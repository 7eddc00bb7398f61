/** Conversion between the version a resource is stored in and the others it is served in. */
import { groupVersion, type KubeObject } from '../../kube/meta/meta';
import type { ResourceDefinition } from '../registry/resource';
import type { Target } from './request';

/** An object a client sent, in the stored version. */
export function toStorageVersion(object: KubeObject, resource: ResourceDefinition, version: string): KubeObject {
  const conversion = resource.strategy.versions?.[version];
  return conversion ? conversion.toStorage(object) : object;
}

/** A stored object as the target's group and version show it. */
export function fromStorageVersion(object: KubeObject, resource: ResourceDefinition, target: Target): KubeObject {
  const apiVersion = groupVersion(target);
  if (object.apiVersion === apiVersion) return object;
  const conversion = resource.strategy.versions?.[apiVersion] ?? resource.strategy.versions?.[target.version];
  return conversion ? conversion.fromStorage(object) : object;
}
