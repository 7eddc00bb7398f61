/** `deployments.apps.spec.replicas`: which resource is to be explained, and which field of it. */

import type { PathNode } from '../../../kube/jsonpath/nodes';
import { parseJSONPath } from '../../../kube/jsonpath/parser';
import type { APIResource } from '../../../kube/versions/discovery';
import { NoResourceMatchError } from '../../cli/errors';
import { RESTMapper } from '../../resource/mapper';

/** A resource and the names of fields that lead into it. */
export interface ResourceRequest {
  resource: { group: string; version: string; resource: string };
  path: string[];
}

/**
 * Takes an argument of explain apart. With `withGroup` the full name of a resource may be followed by its group. Throws
 * kubectl's errors for paths that are none and `NoResourceMatchError` for resources nobody serves.
 */
export function parseResourceRequest(
  text: string,
  resources: readonly APIResource[],
  withGroup: boolean,
): ResourceRequest {
  const [first, ...rest] = nodesOf(text);
  const name = first?.type === 'field' ? first.name : '';
  if (name === '') throw new Error('a resource must be present, got: /, Resource=');
  const resource = resourceNamed(name, resources);
  const full = withGroup ? resources.find((r) => r.name === name && text.startsWith(fullName(r))) : undefined;
  if (!full) return { resource, path: fieldNames(rest) };
  const suffix = text.slice(fullName(full).length);
  const { group, version } = full;
  return {
    resource: { group, version, resource: name },
    path: suffix === '' ? [] : fieldNames(nodesOf(suffix).slice(1)),
  };
}

function fullName({ name, group }: APIResource): string {
  return group ? `${name}.${group}` : name;
}

/** The nodes of a path; one that begins with a dot begins with a node of its own for it. */
function nodesOf(path: string): PathNode[] {
  const [list, ...more] = parseJSONPath(`{.${path.replace(/\.$/, '')}}`);
  if (list?.type !== 'list' || more.length > 0) throw new Error('must pass in 1 jsonpath string');
  return list.nodes;
}

function fieldNames(nodes: readonly PathNode[]): string[] {
  return nodes.map((node) => {
    if (node.type !== 'field') throw new Error('invalid jsonpath syntax, first node must be field node');
    return node.name;
  });
}

function resourceNamed(name: string, resources: readonly APIResource[]): ResourceRequest['resource'] {
  try {
    return new RESTMapper(resources).mappingFor(name);
  } catch {
    throw new NoResourceMatchError(name);
  }
}
