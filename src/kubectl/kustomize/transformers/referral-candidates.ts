/** The resources that others may speak of, by the names they once had. */
import type { JsonValue } from '../../../go/json/value';
import { isObject } from '../fields';
import { effectiveNamespace, isClusterScoped, NO_NAMESPACE } from '../id';
import type { Resource } from '../resource';

export class ReferralCandidates {
  private readonly byName: ReadonlyMap<string, Resource[]>;
  private readonly byOriginalNamespace: ReadonlyMap<string, Resource[]>;

  constructor(resources: readonly Resource[]) {
    this.byName = grouped(resources, ({ previousIds }) => [...new Set(previousIds.map(({ name }) => name))]);
    this.byOriginalNamespace = grouped(resources, ({ originalId }) => [effectiveNamespace(originalId)]);
  }

  /** Those once of this name that the referrer sees: of its namespace, of none, or of the accounts a binding names. */
  named(name: string, referrer: Resource): Resource[] {
    return this.byName.get(name)?.filter(visibleTo(referrer)) ?? [];
  }

  /** The same where the referrer says a namespace, too: what was there before counts, else what is there now. */
  namedIn(namespace: JsonValue | undefined, name: string, referrer: Resource): Resource[] {
    const found = this.named(name, referrer);
    if (namespace === undefined || namespace === NO_NAMESPACE) return found;
    const before = this.byOriginalNamespace.get(String(namespace))?.some(visibleTo(referrer));
    return found.filter(({ id, originalId }) => effectiveNamespace(before ? originalId : id) === namespace);
  }
}

function grouped(resources: readonly Resource[], keys: (resource: Resource) => string[]): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources)
    for (const key of keys(resource)) {
      const group = groups.get(key);
      if (group) group.push(resource);
      else groups.set(key, [resource]);
    }
  return groups;
}

function visibleTo({ id, body }: Resource): (candidate: Resource) => boolean {
  if (isClusterScoped(id)) return () => true;
  const subjects = id.kind === 'RoleBinding' && Array.isArray(body.subjects) ? body.subjects.filter(isObject) : [];
  const namespaces = subjects.filter(({ kind }) => kind === 'ServiceAccount').map(({ namespace }) => namespace);
  const own = effectiveNamespace(id);
  return (candidate) => {
    const other = candidate.id;
    return isClusterScoped(other) || effectiveNamespace(other) === own || namespaces.includes(other.namespace);
  };
}
