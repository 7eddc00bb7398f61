/** What the API server serves, as recorded from a running 1.28: groups, versions and resources. */
import { fieldOf } from '../../go/json/field';
import { readRecorded } from './recorded';

/** One resource in one group and version, as `metav1.APIResource`. */
export interface APIResource {
  /** Plural name: `pods`. */
  name: string;
  singularName: string;
  namespaced: boolean;
  kind: string;
  /** Empty for the core group. */
  group: string;
  version: string;
  verbs: string[];
  shortNames: string[];
  categories: string[];
  /** Names after the slash: `status`, `scale`, `log`. */
  subresources: string[];
  storageVersionHash?: string;
}

/** A resource below another, such as `deployments/scale`. Its kind may live in another group. */
export interface APISubresource {
  /** `deployments/scale` */
  name: string;
  namespaced: boolean;
  kind: string;
  group: string;
  version: string;
  verbs: string[];
  /** Group and version of `kind`, where they are not those of the resource: `autoscaling/v1` for `Scale`. */
  kindGroup?: string;
  kindVersion?: string;
}

/** A group and its versions, the preferred one first. The core group is not among them. */
export interface APIGroup {
  name: string;
  versions: string[];
  preferredVersion: string;
}

interface RecordedResource {
  name: string;
  singularName: string;
  namespaced: boolean;
  kind: string;
  group?: string;
  version?: string;
  verbs: string[];
  shortNames?: string[];
  categories?: string[];
  storageVersionHash?: string;
}

interface RecordedDiscovery {
  groups: { name: string; versions: { version: string }[]; preferredVersion: { version: string } }[];
  resources: Record<string, RecordedResource[]>;
}

let recorded: RecordedDiscovery | undefined;
let resources: APIResource[] | undefined;

function discovery(): RecordedDiscovery {
  recorded ??= readRecorded('kubernetes-1.28.discovery.json') as RecordedDiscovery;
  return recorded;
}

/** The named groups in the order the API server prefers them. */
export function apiGroups(): APIGroup[] {
  return discovery().groups.map(({ name, versions, preferredVersion }) => ({
    name,
    versions: versions.map((v) => v.version),
    preferredVersion: preferredVersion.version,
  }));
}

/** Every group and version, the core one first, then by group and preference. */
function groupVersions(): { group: string; version: string }[] {
  const named = apiGroups().flatMap(({ name, versions }) => versions.map((version) => ({ group: name, version })));
  return [{ group: '', version: 'v1' }, ...named];
}

function recordedResources({ group, version }: { group: string; version: string }): RecordedResource[] {
  return fieldOf(discovery().resources, group ? `${group}/${version}` : version) ?? [];
}

/**
 * Every resource in every version: the core group first, then the groups as the API server orders them, a group's
 * preferred version before its others. What a REST mapper finds first is what a bare name such as `events` means.
 */
export function apiResources(): APIResource[] {
  resources ??= groupVersions().flatMap((gv) => {
    const all = recordedResources(gv);
    return all
      .filter((r) => !r.name.includes('/'))
      .map((r) => ({
        name: r.name,
        singularName: r.singularName,
        namespaced: r.namespaced,
        kind: r.kind,
        ...gv,
        verbs: r.verbs,
        shortNames: r.shortNames ?? [],
        categories: r.categories ?? [],
        subresources: all.filter((s) => s.name.startsWith(`${r.name}/`)).map((s) => s.name.slice(r.name.length + 1)),
        ...(r.storageVersionHash ? { storageVersionHash: r.storageVersionHash } : {}),
      }));
  });
  return resources;
}

/** Every subresource in every version, in the same order. */
export function apiSubresources(): APISubresource[] {
  return groupVersions().flatMap((gv) =>
    recordedResources(gv)
      .filter((r) => r.name.includes('/'))
      .map(({ name, namespaced, kind, verbs, group, version }) => ({
        name,
        namespaced,
        kind,
        ...gv,
        verbs,
        ...(group !== undefined ? { kindGroup: group } : {}),
        ...(version !== undefined ? { kindVersion: version } : {}),
      })),
  );
}
