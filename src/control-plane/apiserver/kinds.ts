/** Which resources the API server serves, and in which versions: what discovery lists, with each kind's strategy. */
import type { CustomResourceDefinition } from '../../kube/api/apiextensions/v1';
import { noSuchResource } from '../../kube/errors/status-error';
import { type GroupVersionResource, groupVersion } from '../../kube/meta/meta';
import { type APIResource, apiResources } from '../../kube/versions/discovery';
import { customResourceDefinition, servedResources } from '../registry/apiextensions/resources';
import type { ResourceDefinition } from '../registry/resource';
import { strategyFor } from '../registry/strategies';
import type { Store } from '../storage/store';

/** Groups served under a second name: their objects are stored under the first. */
const STORED_AS: Record<string, string> = { 'events.events.k8s.io': 'events' };

const DEFINITIONS = 'customresourcedefinitions.apiextensions.k8s.io';

/** The resources of one cluster: those built in, and those its CustomResourceDefinitions add. */
export class KindTable {
  private readonly definitions = new Map<string, ResourceDefinition>();
  private readonly builtIn: ReadonlyMap<string, APIResource[]>;
  private custom: ReadonlyMap<string, APIResource[]> | undefined;

  constructor(private readonly store: Store) {
    this.builtIn = byKey(apiResources());
    store.subscribe(({ resource }) => {
      if (resource !== DEFINITIONS) return;
      for (const key of this.custom?.keys() ?? []) this.definitions.delete(key);
      this.custom = undefined;
    });
  }

  /** Every resource in every version it is served in. */
  all(): APIResource[] {
    return [...this.builtIn.values(), ...this.customResources().values()].flat();
  }

  /** The resource behind a request. Throws the 404 of a path nothing answers at. */
  find({ group, version, resource }: GroupVersionResource): ResourceDefinition {
    const key = group ? `${resource}.${group}` : resource;
    if (!this.versions(key).some((r) => r.version === version)) throw noSuchResource();
    return this.definition(key);
  }

  /** Whether a resource is Kubernetes' own; the others are of definitions, and answered for by another server. */
  isBuiltIn(key: string): boolean {
    return this.builtIn.has(key);
  }

  /** The resource stored under `pods` or `statefulsets.apps`. */
  definition(key: string): ResourceDefinition {
    const cached = this.definitions.get(key);
    if (cached) return cached;
    const definition = this.builtIn.has(key) ? this.builtInDefinition(key) : this.customDefinition(key);
    if (!definition) throw noSuchResource();
    this.definitions.set(key, definition);
    return definition;
  }

  /** The resource that serves a kind, e.g. for an owner reference. */
  forKind(apiVersion: string, kind: string): ResourceDefinition | undefined {
    for (const resource of this.all())
      if (resource.kind === kind && groupVersion(resource) === apiVersion) return this.definition(keyOf(resource));
    return undefined;
  }

  private versions(key: string): APIResource[] {
    return this.builtIn.get(key) ?? this.customResources().get(key) ?? [];
  }

  private builtInDefinition(key: string): ResourceDefinition | undefined {
    const preferred = this.builtIn.get(key)?.[0];
    return (
      preferred && {
        key: STORED_AS[key] ?? key,
        group: preferred.group,
        version: preferred.version,
        resource: preferred.name,
        kind: preferred.kind,
        namespaced: preferred.namespaced,
        subresources: new Set(preferred.subresources),
        strategy: strategyFor(STORED_AS[key] ?? key),
      }
    );
  }

  private customDefinition(key: string): ResourceDefinition | undefined {
    const crd = this.store.get(DEFINITIONS, key) as CustomResourceDefinition | undefined;
    return crd && customResourceDefinition(crd);
  }

  private customResources(): ReadonlyMap<string, APIResource[]> {
    const crds = () => this.store.list(DEFINITIONS) as readonly CustomResourceDefinition[];
    this.custom ??= byKey(crds().filter(isEstablished).flatMap(servedResources));
    return this.custom;
  }
}

function isEstablished({ status }: CustomResourceDefinition): boolean {
  return status?.conditions?.some((c) => c.type === 'Established' && c.status === 'True') ?? false;
}

const keyOf = ({ name, group }: APIResource): string => (group ? `${name}.${group}` : name);

function byKey(resources: APIResource[]): Map<string, APIResource[]> {
  const map = new Map<string, APIResource[]>();
  for (const resource of resources) {
    const known = map.get(keyOf(resource));
    if (known) known.push(resource);
    else map.set(keyOf(resource), [resource]);
  }
  return map;
}
