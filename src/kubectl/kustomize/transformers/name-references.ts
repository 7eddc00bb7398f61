/** Follows names that were changed: whoever speaks of a resource by its old name gets the new one. */
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { encodeYAML } from '../../../go/yaml/encode';
import { isObject, visitFields } from '../fields';
import { effectiveNamespace, type Gvk, idText, isClusterScoped, isSelected, textOf } from '../id';
import { NAME_REFERENCES } from '../name-reference-fields';
import { prefixed } from '../prefixed';
import type { Resource } from '../resource';
import type { ResourceList } from '../resource-list';
import { ReferralCandidates } from './referral-candidates';

export function fixNameReferences(resources: ResourceList): void {
  const candidates = new ReferralCandidates(resources.all);
  for (const referrer of resources.all) {
    const { originalId } = referrer;
    for (const { target, fields } of NAME_REFERENCES)
      for (const field of fields)
        if (isSelected(originalId, field)) new Reference(referrer, target, field.path, candidates).update();
  }
}

/** A place where a resource speaks of others of some kind. */
class Reference {
  constructor(
    private readonly referrer: Resource,
    private readonly target: Partial<Gvk>,
    private readonly path: string,
    private readonly candidates: ReferralCandidates,
  ) {}

  update(): void {
    const { referrer, path } = this;
    prefixed(`updating name reference in '${path}' field of '${idText(referrer.id)}'`, () =>
      visitFields(referrer.body, { path }, ({ value, set }) => {
        if (value !== undefined && value !== null) set(this.fixed(value));
      }),
    );
  }

  /** The value with the names in it as they are now. */
  private fixed(value: JsonValue): JsonValue {
    if (Array.isArray(value)) return value.map((item) => this.fixed(item));
    return isObject(value) ? this.fixedMap(value) : this.fixedName(value);
  }

  private fixedName(value: JsonValue): JsonValue {
    const named = this.candidates.named(String(value), this.referrer);
    const found = this.choose(named, (a, b) => a.name === b.name);
    return found && found.name !== value ? found.name : value;
  }

  /** `name` with the `namespace` beside it. */
  private fixedMap(value: JsonObject): JsonObject {
    if (value.name === undefined) throw new Error("path config error; no 'name' field in node");
    const same = (a: Resource, b: Resource) => a.name === b.name && a.namespace === b.namespace;
    const named = this.candidates.namedIn(value.namespace, textOf(value.name), this.referrer);
    const found = this.choose(named, same);
    if (!found || (found.name === value.name && found.namespace === '')) return value;
    return { ...value, name: found.name, ...(found.namespace && { namespace: found.namespace }) };
  }

  private choose(named: Resource[], same: (a: Resource, b: Resource) => boolean): Resource | undefined {
    let left = named.filter((candidate) => this.isMeant(candidate));
    for (const emptyMatches of [true, false]) {
      if (left.length <= 1) return left[0];
      left = left.filter((candidate) => sameAffixes(candidate, this.referrer, emptyMatches));
    }
    const [first] = left;
    if (!first || left.every((other) => same(first, other))) return first;
    throw new Error(this.ambiguity(left));
  }

  /** Once of a kind that is meant, and where the referrer may speak of it. */
  private isMeant(candidate: Resource): boolean {
    const { previousIds } = candidate;
    if (!previousIds.some((id) => isSelected(id, this.target) && isSelected(id, this.roleRef()))) return false;
    const { id } = this.referrer;
    if (isClusterScoped(id) || isClusterScoped(candidate.id) || candidate.gvk.kind === 'ServiceAccount') return true;
    return effectiveNamespace(id) === effectiveNamespace(candidate.id);
  }

  /** A `roleRef` says itself what kind it is about. */
  private roleRef(): Partial<Gvk> {
    const { roleRef } = this.referrer.body;
    if (!this.path.endsWith('roleRef/name') || !isObject(roleRef)) return {};
    return { group: textOf(roleRef.apiGroup), kind: textOf(roleRef.kind) };
  }

  private ambiguity(found: Resource[]): string {
    const { referrer } = this;
    const yaml = ({ annotated }: Resource) => encodeYAML(annotated);
    const listed = found.map((candidate, at) => `--- possible referral ${at}:\n${yaml(candidate)}\n`).join('');
    const ids = found.map(({ id }) => idText(id)).join(', ');
    return `found multiple possible referrals: ${ids}\n\n**** Too many possible referral targets to referrer:\n${yaml(referrer)}\n${listed}`;
  }
}

function sameAffixes(a: Resource, b: Resource, emptyMatches: boolean): boolean {
  const same = (one: string[], other: string[]) =>
    (emptyMatches && (one.length === 0 || other.length === 0)) || sameEnding(one, other);
  return same(a.prefixes, b.prefixes) && same(a.suffixes, b.suffixes);
}

function sameEnding(a: string[], b: string[]): boolean {
  const length = Math.min(a.length, b.length);
  if (length === 0) return a.length === b.length;
  return a.slice(-length).join() === b.slice(-length).join();
}
