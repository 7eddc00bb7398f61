/** What a CustomResourceDefinition makes the server serve. */
import type { CustomResourceDefinition } from '../../../kube/api/apiextensions/v1';
import { methodNotAllowed } from '../../../kube/errors/status-error';
import type { KubeObject } from '../../../kube/meta/meta';
import type { APIResource } from '../../../kube/versions/discovery';
import type { ResourceDefinition } from '../resource';
import type { Strategy } from '../strategy';
import { customResourceStrategy } from './customresource/strategy';

const VERBS = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'];

/** The resources of an established definition, the version that is stored first. */
export function servedResources({ spec }: CustomResourceDefinition): APIResource[] {
  const { names, group, scope } = spec;
  const byStorage = [...spec.versions].sort((a, b) => Number(b.storage) - Number(a.storage));
  return byStorage
    .filter((version) => version.served)
    .map(({ name, subresources }) => ({
      name: names.plural,
      singularName: names.singular ?? '',
      namespaced: scope === 'Namespaced',
      kind: names.kind,
      group,
      version: name,
      verbs: VERBS,
      shortNames: names.shortNames ?? [],
      categories: names.categories ?? [],
      subresources: Object.keys(subresources ?? {}).filter((sub) => sub === 'status' || sub === 'scale'),
    }));
}

/** The resource behind a definition, as the registry knows it. */
export function customResourceDefinition(crd: CustomResourceDefinition): ResourceDefinition | undefined {
  const stored = crd.spec.versions.find((version) => version.storage);
  if (!stored) return undefined;
  const { names, group, scope } = crd.spec;
  const strategy = customResourceStrategy(stored, crd.spec.preserveUnknownFields);
  return {
    key: crd.metadata.name,
    group,
    version: stored.name,
    resource: names.plural,
    kind: names.kind,
    namespaced: scope === 'Namespaced',
    subresources: new Set(Object.keys(stored.subresources ?? {})),
    strategy: {
      ...strategy,
      prepareForCreate(object, ctx) {
        if (isTerminating(ctx.get('customresourcedefinitions.apiextensions.k8s.io', undefined, crd.metadata.name)))
          throw methodNotAllowed('create not allowed while custom resource definition is terminating');
        strategy.prepareForCreate?.(object, ctx);
      },
      versions: conversions(crd, stored.name),
      deprecation: (version) => deprecationOf(crd, version),
    },
  };
}

function isTerminating(crd: CustomResourceDefinition | undefined): boolean {
  return crd?.status?.conditions?.some(({ type, status }) => type === 'Terminating' && status === 'True') ?? false;
}

/** What is said of a version its definition calls deprecated. */
function deprecationOf({ spec }: CustomResourceDefinition, name: string): string | undefined {
  const version = spec.versions.find((v) => v.name === name);
  if (!version?.deprecated) return undefined;
  return version.deprecationWarning ?? `${spec.group}/${name} ${spec.names.kind} is deprecated`;
}

/** Without a webhook, versions differ in their name only. */
function conversions({ spec }: CustomResourceDefinition, stored: string): Strategy['versions'] {
  const as = (version: string) => (object: KubeObject) => ({ ...object, apiVersion: `${spec.group}/${version}` });
  return Object.fromEntries(spec.versions.map(({ name }) => [name, { toStorage: as(stored), fromStorage: as(name) }]));
}
