/** The documents a client reads to find out what is served. */

import type { JsonObject } from '../../../go/json/value';
import { groupVersion } from '../../../kube/meta/meta';
import { type APIResource, apiGroups } from '../../../kube/versions/discovery';

/** `/version`. */
export const VERSION = {
  major: '1',
  minor: '28',
  gitVersion: 'v1.28.15',
  gitCommit: '841856557ef0f6a399096c42635d114d6f2cf7f4',
  gitTreeState: 'clean',
  buildDate: '2024-10-22T20:34:56Z',
  goVersion: 'go1.22.8',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** The document at a path, or undefined where there is none. */
export function discoveryDocument(path: string, resources: APIResource[]): JsonObject | string | undefined {
  if (path === '/version') return VERSION;
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupDocuments(resources) };
  const [, prefix, ...rest] = path.split('/');
  if (prefix === 'apis' && rest.length === 1) return groupDocuments(resources).find((g) => g.name === rest[0]);
  if (prefix === 'api' || prefix === 'apis') return resourceList(rest.join('/'), resources);
  return undefined;
}

function groupDocuments(resources: APIResource[]): JsonObject[] {
  const known = apiGroups().map(({ name, versions }) => ({ name, versions }));
  for (const { group, version } of resources)
    if (group && !known.some(({ name }) => name === group)) known.push({ name: group, versions: [version] });
  return known.map(({ name, versions }) => {
    const all = versions.map((version) => ({ groupVersion: `${name}/${version}`, version }));
    return { name, versions: all, preferredVersion: all[0] };
  });
}

function resourceList(apiVersion: string, resources: APIResource[]): JsonObject | undefined {
  const served = resources.filter((r) => groupVersion(r) === apiVersion);
  if (served.length === 0) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersion,
    resources: served.flatMap((r) => [
      {
        name: r.name,
        singularName: r.singularName,
        namespaced: r.namespaced,
        kind: r.kind,
        verbs: r.verbs,
        ...(r.shortNames.length > 0 ? { shortNames: r.shortNames } : {}),
        ...(r.categories.length > 0 ? { categories: r.categories } : {}),
      },
      ...r.subresources.map((name) => ({
        name: `${r.name}/${name}`,
        singularName: '',
        namespaced: r.namespaced,
        ...(name === 'scale' ? { group: 'autoscaling', version: 'v1', kind: 'Scale' } : { kind: r.kind }),
        verbs: ['get', 'patch', 'update'],
      })),
    ]),
  };
}
