/** `deployments.apps.spec.replicas`: which resource is to be explained, and which field of it. */
import type { APIResource } from '../../api/discovery';
import { parseJSONPath } from '../../apimachinery/jsonpath/parser';
import { NoResourceMatchError } from '../errors';
import { RESTMapper, type RESTMapping } from '../resource/mapper';

/** A resource and the names of fields that lead into it. */
export interface ResourceRequest {
  mapping: RESTMapping;
  path: string[];
}

/**
 * Takes an argument of explain apart. The resource may be followed by its group where `withGroup` allows it. Throws
 * kubectl's errors for paths that are none and `NoResourceMatchError` for resources nobody serves.
 */
export function parseResourceRequest(
  text: string,
  resources: readonly APIResource[],
  withGroup: boolean,
): ResourceRequest {
  const [list, ...more] = parseJSONPath(`{.${text.replace(/\.$/, '')}}`);
  if (list?.type !== 'list' || more.length > 0) throw new Error('must pass in 1 jsonpath string');
  const [first, ...rest] = list.nodes;
  const name = first?.type === 'field' ? first.name : '';
  if (name === '') throw new Error('a resource must be present, got: /, Resource=');
  const mapping = resourceNamed(name, resources);
  const path = rest.map((node) => {
    if (node.type !== 'field') throw new Error('invalid jsonpath syntax, first node must be field node');
    return node.name;
  });
  const group = mapping.group === '' ? [] : mapping.group.split('.');
  const named = name === mapping.resource && group.every((part, i) => path[i] === part);
  return { mapping, path: withGroup && named ? path.slice(group.length) : path };
}

function resourceNamed(name: string, resources: readonly APIResource[]): RESTMapping {
  try {
    return new RESTMapper(resources).mappingFor(name);
  } catch {
    throw new NoResourceMatchError(name);
  }
}
