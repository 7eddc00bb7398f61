/** One thing a command works on: `resource.Info`. */

import type { Client, GetRequestOptions, Target } from '../../control-plane/client/client';
import { quote } from '../../go/strconv/quote';
import type { KubeObject } from '../../kube/meta/meta';
import { isNotFound } from '../cli/errors';
import type { RESTMapping } from './mapper';

/** An object named on the command line, read from a file, or found by a selector. */
export interface Info {
  /** The file it came from, as messages name it; empty for none. */
  source: string;
  /** Absent with `--local`. */
  mapping?: RESTMapping;
  namespace: string;
  name: string;
  /** From a file, or from the server once retrieved; a list when a selector's result was not flattened. */
  object?: KubeObject;
}

/** What a request for this object addresses. */
export function targetOf(info: Info, subresource?: string): Target {
  const { group, version, resource } = mappingOf(info);
  return {
    group,
    version,
    resource,
    ...(info.namespace ? { namespace: info.namespace } : {}),
    ...(info.name ? { name: info.name } : {}),
    ...(subresource ? { subresource } : {}),
  };
}

/** The mapping of an object that must have one. */
export function mappingOf(info: Info): RESTMapping {
  if (!info.mapping) throw new TypeError(`${info.name} has no mapping`);
  return info.mapping;
}

/** How errors describe what a request was about: its resource, kind, name and namespace (Info.String). */
export function describeInfo({ mapping, name, namespace }: Info): string {
  const basic = `Name: ${quote(name)}, Namespace: ${quote(namespace)}`;
  if (!mapping) return basic;
  const { group, version, resource, kind } = mapping;
  const inVersion = `${group}/${version}`;
  return `Resource: ${quote(`${inVersion}, Resource=${resource}`)}, GroupVersionKind: ${quote(`${inVersion}, Kind=${kind}`)}\n${basic}`;
}

/** Whether the object lives in a namespace; of a local one it is known only by having one. */
export function isNamespaced(info: Info): boolean {
  return info.mapping ? info.mapping.namespaced : info.namespace !== '';
}

/**
 * Reads the object from the server into `info`. Throws `StatusError`, and an Error where there is no name; in a namespace that does not exist that is what
 * the error says.
 */
export function retrieve(info: Info, client: Client, subresource?: string, options: GetRequestOptions = {}): void {
  if (info.name === '') throw new Error('resource name may not be empty');
  try {
    info.object = client.get(targetOf(info, subresource), options);
  } catch (err) {
    if (isNotFound(err) && info.namespace && info.namespace !== 'default')
      client.get({ group: '', version: 'v1', resource: 'namespaces', name: info.namespace });
    throw err;
  }
  info.name = info.object.metadata.name;
  info.namespace = info.object.metadata.namespace ?? '';
}
