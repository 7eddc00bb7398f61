/** A whole cluster in memory for tests of the controllers: virtual time, the profile `bare`, no file. */
import type { JsonObject } from '../../../src/go/json/value';
import type { Cluster } from '../../../src/kubemu/cluster/cluster';
import { bare } from '../../../src/kubemu/profiles/bare';
import type { Profile } from '../../../src/kubemu/profiles/profile';
import { newCluster } from '../../../src/kubemu/state/state';
import type { Observed } from '../../observed';

export const START = Date.parse('2024-01-01T00:00:00Z');

/** Images that stand for people's own, in whatever version; the registry is asked about the others. */
const IMAGES = {
  '*:does-not-exist': { pullError: '{image}: not found' },
  ...Object.fromEntries(['agent', 'app', 'image', 'redis', 'web'].map((name) => [`${name}:*`, {}])),
};

/** A cluster, and short ways to ask things of it. Names without a namespace are in `default`. */
export class Simulation {
  readonly cluster: Cluster;

  constructor(change: Partial<Profile> = {}) {
    const profile: Profile = { ...bare(), clock: 'virtual', start: START, images: IMAGES, ...change };
    this.cluster = newCluster(profile).cluster;
  }

  /** Creates an object from what a user would write, and does what follows from it at once. */
  create(object: JsonObject): Observed {
    const { resource, namespaced } = this.resourceOf(object);
    const wanted = object as unknown as Observed;
    const metadata = {
      ...wanted.metadata,
      ...(namespaced ? { namespace: wanted.metadata.namespace ?? 'default' } : {}),
    };
    const created = this.cluster.client.kind(resource).create({ ...wanted, metadata });
    this.cluster.runDue();
    return created;
  }

  /** Changes an object as an update of it would. */
  change(resource: string, name: string, change: (object: Observed) => void): Observed {
    const object = structuredClone(this.get(resource, name));
    change(object);
    const updated = this.cluster.client.kind(resource).update(object);
    this.cluster.runDue();
    return updated;
  }

  delete(resource: string, name: string, options = {}): void {
    const namespace = this.isNamespaced(resource) ? 'default' : undefined;
    this.cluster.client.kind(resource).delete(namespace, name, { propagationPolicy: 'Background', ...options });
    this.cluster.runDue();
  }

  /** The object; throws if there is none. */
  get(resource: string, name: string): Observed {
    const found = this.find(resource, name);
    if (!found) throw new Error(`no ${resource} ${name}`);
    return found;
  }

  find(resource: string, name: string): Observed | undefined {
    return this.cluster.client.kind(resource).get(this.isNamespaced(resource) ? 'default' : undefined, name);
  }

  list(resource: string): Observed[] {
    return this.cluster.client.kind(resource).list(this.isNamespaced(resource) ? 'default' : undefined);
  }

  /** Lets time pass until nothing but periodic work is left; `check` is called after every step. */
  settle(check: () => void = () => {}): void {
    this.cluster.runDue();
    check();
    while (!this.cluster.queue.isQuiet()) {
      if (!this.cluster.step(Number.POSITIVE_INFINITY)) return;
      check();
    }
  }

  /** Lets so many seconds pass. */
  advance(seconds: number): void {
    this.cluster.advanceTo(this.cluster.now() + seconds * 1000);
  }

  /** The events of an object, or of all objects of a kind, as `reason message`, `xN` in front of repeated ones. */
  events(kind: string, name?: string): string[] {
    return this.list('events')
      .filter(({ involvedObject }) => involvedObject.kind === kind && (!name || involvedObject.name === name))
      .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
      .map(({ reason, message, count }) => `${count > 1 ? `x${count} ` : ''}${reason} ${message}`);
  }

  /** The cells of a table's rows, as `kubectl get` would print them. */
  rows(resource: string, version: string): string[] {
    const [name = '', ...group] = resource.split('.');
    const table = this.cluster.client.table({ group: group.join('.'), version, resource: name }, this.list(resource));
    const shown = table.columnDefinitions.map(({ priority }) => priority === 0);
    return table.rows.map(({ cells }) => cells.filter((_, i) => shown[i]).join(' '));
  }

  /** Collects what `kubectl get -w` would print from here on, cells joined by blanks; `columns` picks some of them. */
  watch(resource: string, version = 'v1', columns?: string[]): string[] {
    const [name = '', ...group] = resource.split('.');
    const target = { group: group.join('.'), version, resource: name };
    const seen: string[] = [];
    this.cluster.client.watchAll((key, { object }) => {
      if (key !== resource) return;
      const { columnDefinitions, rows } = this.cluster.client.table(target, [object]);
      const wanted = columnDefinitions.map((c) => columns?.includes(c.name) ?? (c.priority === 0 && c.name !== 'Age'));
      seen.push((rows[0]?.cells ?? []).filter((_, i) => wanted[i]).join(' '));
    });
    return seen;
  }

  private resourceOf({ apiVersion, kind }: JsonObject): { resource: string; namespaced: boolean } {
    const found = this.cluster.client.resourceFor(String(apiVersion), String(kind));
    if (!found) throw new Error(`no resource for ${kind}`);
    return { resource: found.key, namespaced: found.namespaced };
  }

  private isNamespaced(resource: string): boolean {
    return this.cluster.client
      .discovery()
      .some((r) => [r.name, r.group].filter(Boolean).join('.') === resource && r.namespaced);
  }
}

/** A pod template with one container. */
export function template(labels: Record<string, string>, image = 'nginx:1.14.2', spec: JsonObject = {}): JsonObject {
  return {
    metadata: { labels },
    spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'nginx', image }], ...spec },
  };
}
