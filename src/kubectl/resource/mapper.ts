/** What a name typed for a resource means: the RESTMapper and shortcut expander of kubectl. */

import { quote } from '../../go/strconv/quote';
import { groupVersion } from '../../kube/meta/meta';
import type { APIResource } from '../../kube/versions/discovery';
import { NoKindMatchError } from '../cli/errors';

/** Which resource serves a kind: `meta.RESTMapping`. */
export interface RESTMapping {
  group: string;
  version: string;
  /** Plural name: `pods`. */
  resource: string;
  kind: string;
  namespaced: boolean;
}

interface PartialResource {
  resource: string;
  group: string;
  version: string;
}

/** Answers questions about names from what a server's discovery lists, in its order. */
export class RESTMapper {
  private readonly byKind = new Map<string, RESTMapping>();

  constructor(private readonly resources: readonly APIResource[]) {}

  /**
   * The mapping for `po`, `Pods`, `deploy.apps`, `deployments.v1.apps` and the like. Throws
   * `the server doesn't have a resource type "x"`. (resource.Builder's mappingFor.)
   */
  mappingFor(arg: string): RESTMapping {
    const { full, short } = parseResourceArg(arg);
    const found = (full && this.find(full)) ?? this.find(short);
    if (found) return found;
    const byKind = this.resources.find((r) => r.kind === short.resource && r.group === short.group);
    if (byKind) return mappingOf(byKind);
    throw new Error(`the server doesn't have a resource type ${quote(short.resource)}`);
  }

  /** The mapping for a resource of a group, named as `mappingFor` takes it; undefined when there is none. */
  resourceFor(resource: string, group: string): RESTMapping | undefined {
    return this.find({ resource, group, version: '' });
  }

  /** The mapping for an object's kind, in exactly its version. Throws `NoKindMatchError`. */
  kindMapping(group: string, version: string, kind: string): RESTMapping {
    const key = `${group}/${version}/${kind}`;
    const mapping = this.byKind.get(key) ?? this.findKind(group, version, kind);
    if (!mapping) throw new NoKindMatchError(kind, groupVersion({ group, version }));
    this.byKind.set(key, mapping);
    return mapping;
  }

  /** `all` to the resources of that category, `name.group`; anything else to itself. */
  expandCategory(arg: string): string[] {
    const members = this.resources.filter((r) => r.categories.includes(arg));
    const names = members.map((r) => (r.group ? `${r.name}.${r.group}` : r.name));
    return names.length > 0 ? [...new Set(names)] : [arg];
  }

  private findKind(group: string, version: string, kind: string): RESTMapping | undefined {
    const inVersion = this.resources.filter((r) => r.group === group && r.version === version);
    // a kind in lower case is a kind, too; what to think of it is left to the server
    const served = inVersion.find((r) => r.kind === kind) ?? inVersion.find((r) => r.kind.toLowerCase() === kind);
    return served ? mappingOf(served) : this.listMapping(group, version, kind);
  }

  /**
   * The resource a partial name means; undefined when there is none. Shortcuts match in their case, names in any. Where
   * several match, the server's order decides: groups as it lists them, a group's preferred version first.
   */
  private find(partial: PartialResource): RESTMapping | undefined {
    const { resource, group, version } = this.expandShortcut(partial);
    const name = resource.toLowerCase();
    const named = this.resources.filter((r) => r.name === name || singular(r) === name);
    const inVersion = named.filter((r) => !version || r.version === version);
    const exact = inVersion.find((r) => !group || r.group === group);
    // `ingress.networking` means networking.k8s.io, but only where no version was given
    const found = exact ?? (version ? undefined : inVersion.find((r) => r.group.startsWith(group)));
    return found ? mappingOf(found) : this.findList(name, group, version);
  }

  private expandShortcut(partial: PartialResource): PartialResource {
    const { resource, group } = partial;
    if (this.resources.some((r) => r.name === resource || r.singularName === resource)) return partial;
    const candidates = this.resources.filter((r) => r.shortNames.includes(resource));
    const long =
      candidates.find((r) => !group || r.group === group) ?? candidates.find((r) => r.group.startsWith(group));
    return long ? { ...partial, resource: long.name, group: long.group } : partial;
  }

  /** kubectl takes it that every kind has a list kind, and every version a kind `List`. */
  private listMapping(group: string, version: string, kind: string): RESTMapping | undefined {
    const inVersion = this.resources.filter((r) => r.group === group && r.version === version);
    const known = kind === 'List' ? inVersion.length > 0 : inVersion.some((r) => `${r.kind}List` === kind);
    if (!known) return undefined;
    return { group, version, resource: `${kind.toLowerCase()}s`, kind, namespaced: false };
  }

  private findList(name: string, group: string, version: string): RESTMapping | undefined {
    const bare = name.replace(/s$/, '');
    if (bare === 'list') return this.listMapping(group, version || 'v1', 'List');
    const item = this.resources.find(
      (r) =>
        `${r.kind.toLowerCase()}list` === bare && (!group || r.group === group) && (!version || r.version === version),
    );
    return item && this.listMapping(item.group, item.version, `${item.kind}List`);
  }
}

/** `pods.v1.apps` has two readings: resource, version and group, or a resource in the group `v1.apps`. */
function parseResourceArg(arg: string): { full?: PartialResource; short: PartialResource } {
  const [resource = '', ...rest] = arg.split('.');
  const short = { resource, group: rest.join('.'), version: '' };
  if (rest.length < 2) return { short };
  return { full: { resource, version: rest[0] as string, group: rest.slice(1).join('.') }, short };
}

function singular(resource: APIResource): string {
  return resource.singularName || resource.kind.toLowerCase();
}

function mappingOf({ group, version, name, kind, namespaced }: APIResource): RESTMapping {
  return { group, version, resource: name, kind, namespaced };
}
