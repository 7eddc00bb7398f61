/** Names of resource types, of objects and of containers. */

import { compareBytes } from '../../../go/json/json';
import type { Pod } from '../../../kube/api/core/v1';
import type { CompletionFactory } from './factory';

/** Types that can be listed, as `kubectl api-resources -o name` has them. */
export function resourceTypes(site: CompletionFactory): string[] {
  const served = site.session.client.discovery().filter(({ verbs }) => verbs.includes('get'));
  const sorted = [...served].sort((a, b) => compareBytes(a.group, b.group) || compareBytes(a.name, b.name));
  return [...new Set(sorted.map(({ name, group }) => (group ? `${name}.${group}` : name)))];
}

/** The names of all objects of one or more types (`pods,svc`); none for a type nobody serves. */
export function resourceNames(site: CompletionFactory, types: string): string[] {
  return types.split(',').flatMap((type) => namesOf(site, type));
}

function namesOf(site: CompletionFactory, type: string): string[] {
  try {
    const { group, version, resource, namespaced } = site.mapper.mappingFor(type);
    const namespace = namespaced ? site.namespace : undefined;
    const { items } = site.session.client.list({ group, version, resource, namespace });
    return items.map(({ metadata }) => metadata.name);
  } catch {
    return [];
  }
}

/** The containers of a pod, named `NAME` or `pods/NAME`. */
export function containerNames(site: CompletionFactory, pod: string | undefined): string[] {
  const name = pod?.split('/').at(-1);
  if (!name) return [];
  try {
    const { spec } = site.session.client.get<Pod>({
      group: '',
      version: 'v1',
      resource: 'pods',
      namespace: site.namespace,
      name,
    });
    return [...(spec.initContainers ?? []), ...spec.containers].map((container) => container.name);
  } catch {
    return [];
  }
}
