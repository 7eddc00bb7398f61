/** The resources of a build in the order they came, no two with one id (resmap). */

import type { JsonObject, JsonValue } from '../../go/json/value';
import { compile } from '../../go/regexp/regexp';
import { parseSelector } from '../../kube/labels/selector';
import { isObject } from './fields';
import { effectiveNamespace, type Id, idKey, idSyntax, idText, sameId } from './id';
import type { Target } from './kustomization';
import type { Resource } from './resource';

const LOCAL_CONFIG = 'config.kubernetes.io/local-config';

export class ResourceList {
  private list: Resource[] = [];

  get all(): readonly Resource[] {
    return this.list;
  }

  /** Throws where there is one with its id. */
  append(...resources: Resource[]): void {
    const known = new Set(this.list.map(({ id }) => idKey(id)));
    for (const resource of resources) {
      const { id } = resource;
      if (known.has(idKey(id))) throw new Error(`may not add resource with an already registered id: ${idText(id)}`);
      known.add(idKey(id));
      this.list.push(resource);
    }
  }

  /** Drops what was patched away. */
  dropEmpty(): void {
    this.list = this.list.filter(({ body }) => Object.keys(body).length > 0);
  }

  /** Drops what is meant for tools only; annotations become the texts they must be. */
  finish(): void {
    this.list = this.list.filter(({ annotations }) => (annotations[LOCAL_CONFIG] ?? 'false') === 'false');
    for (const resource of this.list) resource.tidyAnnotations();
  }

  /** Those that have this id or had it once. */
  everWithId(id: Id): Resource[] {
    return this.list.filter((resource) => [...resource.previousIds, resource.id].some((other) => sameId(id, other)));
  }

  /** The one a patch is for. */
  patched(id: Id): Resource {
    const found = this.everWithId(id);
    if (found.length === 1) return found[0] as Resource;
    const problem = found.length > 1 ? 'multiple matches' : 'no matches';
    throw new Error(`${problem} for Id ${idText(id)}; failed to find unique target for patch ${idText(id)}`);
  }

  /** Adds what a generator made, or has it stand in for the resource of its name. */
  absorb(made: Resource): void {
    const { id } = made;
    const matches = this.everWithId(id);
    const [old] = matches;
    if (!old) {
      if (made.behavior === 'merge' || made.behavior === 'replace')
        throw new Error(`id ${idSyntax(id)} does not exist; cannot merge or replace`);
      this.append(made);
      return;
    }
    if (matches.length > 1)
      throw new Error(
        `found multiple objects ${matches.map((match) => match.name).join(' ')} that could accept merge of ${idText(id)}`,
      );
    if (made.behavior !== 'merge' && made.behavior !== 'replace')
      throw new Error(`id ${idSyntax(id)} exists; behavior must be merge or replace`);
    made.inherit(old);
    made.needsHash &&= old.needsHash;
    if (made.behavior === 'merge') for (const field of ['data', 'binaryData']) mergeTexts(made.body, old.body, field);
    this.list[this.list.indexOf(old)] = made;
  }

  /** Those a `target` means; its parts are regular expressions for the whole of a name. */
  select(target: Target): Resource[] {
    const matches = (pattern: string | undefined, ...texts: string[]) => {
      if (!pattern) return true;
      const regexp = compile(`^(?:${pattern})$`);
      return texts.some((text) => regexp.matchString(text));
    };
    const labels = parseSelector(target.labelSelector ?? '');
    const annotations = parseSelector(target.annotationSelector ?? '');
    return this.list.filter((resource) => {
      const { id, originalId } = resource;
      const { group, version, kind } = id;
      return (
        matches(target.namespace, effectiveNamespace(originalId), effectiveNamespace(id)) &&
        matches(target.name, originalId.name, id.name) &&
        matches(target.group, group) &&
        matches(target.version, version) &&
        matches(target.kind, kind) &&
        labels.matches(resource.labels) &&
        annotations.matches(resource.annotations)
      );
    });
  }
}

const objectOrNone = (value: JsonValue | undefined) => (isObject(value) ? value : {});

function mergeTexts(into: JsonObject, from: JsonObject, field: string): void {
  const merged = { ...objectOrNone(from[field]), ...objectOrNone(into[field]) };
  if (Object.keys(merged).length > 0) into[field] = merged;
}
