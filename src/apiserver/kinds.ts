/** Which resources the API server serves, and in which versions: what discovery lists, with each kind's strategy. */
import { type APIResource, apiResources } from '../api/discovery';
import { type GroupVersionResource, groupVersion } from '../apimachinery/meta';
import { noSuchResource } from '../apimachinery/status-error';
import type { ResourceDefinition } from '../registry/resource';
import { strategyFor } from '../registry/strategies';

/** Groups served under a second name: their objects are stored under the first. */
const STORED_AS: Record<string, string> = { 'events.events.k8s.io': 'events' };

/** The resources of one cluster. */
export class KindTable {
  private readonly definitions = new Map<string, ResourceDefinition>();
  private readonly byResource = new Map<string, APIResource[]>();

  constructor(resources: APIResource[] = apiResources()) {
    for (const resource of resources) this.add(resource);
  }

  /** Serves one more resource. */
  add(resource: APIResource): void {
    const key = resource.group ? `${resource.name}.${resource.group}` : resource.name;
    const known = this.byResource.get(key);
    if (known) known.push(resource);
    else this.byResource.set(key, [resource]);
  }

  /** Every resource in every version it is served in. */
  all(): APIResource[] {
    return [...this.byResource.values()].flat();
  }

  /** The resource behind a request. Throws the 404 of a path nothing answers at. */
  find({ group, version, resource }: GroupVersionResource): ResourceDefinition {
    const key = group ? `${resource}.${group}` : resource;
    if (!this.byResource.get(key)?.some((r) => r.version === version)) throw noSuchResource();
    return this.definition(key);
  }

  /** The resource stored under `pods` or `statefulsets.apps`. */
  definition(key: string): ResourceDefinition {
    const cached = this.definitions.get(key);
    if (cached) return cached;
    const preferred = this.byResource.get(key)?.[0];
    if (!preferred) throw noSuchResource();
    const definition: ResourceDefinition = {
      key: STORED_AS[key] ?? key,
      group: preferred.group,
      version: preferred.version,
      resource: preferred.name,
      kind: preferred.kind,
      namespaced: preferred.namespaced,
      subresources: new Set(preferred.subresources),
      strategy: strategyFor(STORED_AS[key] ?? key),
    };
    this.definitions.set(key, definition);
    return definition;
  }

  /** The resource that serves a kind, e.g. for an owner reference. */
  forKind(apiVersion: string, kind: string): ResourceDefinition | undefined {
    for (const [key, versions] of this.byResource)
      for (const r of versions) if (r.kind === kind && groupVersion(r) === apiVersion) return this.definition(key);
    return undefined;
  }
}
