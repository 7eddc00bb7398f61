/** A resource on its way through a build, and what kustomize remembers of it meanwhile. */
import { deepCopy } from '../../go/json/deep';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { isObject } from './fields';
import { effectiveNamespace, type Gvk, gvkOf, type Id, idOf, textOf } from './id';
import { readYAML } from './read-yaml';

/** What a generator does with a resource of its name that is there already. */
export type Behavior = 'create' | 'replace' | 'merge';

export class Resource {
  /** What it was called before each change, the oldest first; group and version are not remembered. */
  private readonly previous: { kind: string; name: string; namespace: string }[] = [];
  prefixes: string[] = [];
  suffixes: string[] = [];
  behavior: Behavior | 'unspecified' = 'unspecified';
  needsHash = false;

  constructor(public body: JsonObject) {}

  get gvk(): Gvk {
    return gvkOf(this.body);
  }
  get id(): Id {
    return idOf(this.body);
  }
  get name(): string {
    return this.id.name;
  }
  get namespace(): string {
    return this.id.namespace;
  }
  get labels(): Record<string, string> {
    return textsOf(this.metadata.labels);
  }
  get annotations(): Record<string, string> {
    return textsOf(this.metadata.annotations);
  }

  setName(name: string): void {
    this.editedMetadata.name = name;
  }
  /** None is no field at all. */
  setNamespace(namespace: string): void {
    if (namespace) this.editedMetadata.namespace = namespace;
    else delete this.editedMetadata.namespace;
  }

  get previousIds(): Id[] {
    const { group, version } = this.gvk;
    return this.previous.map((old) => ({ group, version, ...old }));
  }
  get originalId(): Id {
    return this.previousIds[0] ?? this.id;
  }

  tidyAnnotations(): void {
    const { annotations } = this;
    if (Object.keys(annotations).length > 0) this.editedMetadata.annotations = annotations;
    else delete this.metadata.annotations;
  }

  /** Called before the name, the namespace or the kind changes. */
  rememberId(): void {
    const id = this.id;
    this.previous.push({ kind: id.kind, name: id.name, namespace: effectiveNamespace(id) });
  }

  /** Takes over who it is, its labels and annotations from the resource it stands in for; its own ones win. */
  inherit(other: Resource): void {
    const metadata = this.editedMetadata;
    for (const field of ['labels', 'annotations'] as const) {
      const merged = { ...other[field], ...this[field] };
      if (Object.keys(merged).length > 0) metadata[field] = merged;
    }
    this.setName(other.name);
    this.setNamespace(other.namespace);
    this.previous.splice(0, this.previous.length, ...other.previous);
    this.prefixes = [...other.prefixes];
    this.suffixes = [...other.suffixes];
  }

  copy(): Resource {
    const copy = new Resource(deepCopy(this.body));
    copy.inherit(this);
    copy.behavior = this.behavior;
    copy.needsHash = this.needsHash;
    return copy;
  }

  /** The resource with kustomize's notes as annotations, as its messages show it. */
  get annotated(): JsonObject {
    const notes = {
      previousKinds: this.previous.map(({ kind }) => kind),
      previousNames: this.previous.map(({ name }) => name),
      previousNamespaces: this.previous.map(({ namespace }) => namespace),
      prefixes: this.prefixes,
      suffixes: this.suffixes,
      needsHashSuffix: this.needsHash ? ['enabled'] : [],
    };
    const annotations: JsonObject = { ...this.annotations };
    for (const [note, texts] of Object.entries(notes))
      if (texts.length > 0) annotations[`internal.config.kubernetes.io/${note}`] = texts.join(',');
    if (Object.keys(annotations).length === 0) return this.body;
    return { ...this.body, metadata: { ...this.metadata, annotations } };
  }

  private get metadata(): JsonObject {
    return isObject(this.body.metadata) ? this.body.metadata : {};
  }
  private get editedMetadata(): JsonObject {
    if (!isObject(this.body.metadata)) this.body.metadata = {};
    return this.body.metadata as JsonObject;
  }
}

function textsOf(value: JsonValue | undefined): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

/** The resources a text describes; lists are taken apart. Throws what is wrong with the text or a resource in it. */
export function readResources(text: string): Resource[] {
  const found: JsonObject[] = [];
  const left = objectsOf(readYAML(text));
  for (let next = left.shift(); next; next = left.shift()) {
    if (!textOf(next.kind).endsWith('List')) found.push(next);
    else if (Array.isArray(next.items) || isObject(next.items)) left.push(...objectsOf([next.items].flat()));
    else if (next.items !== null && next.items !== undefined)
      throw new Error(`expected array in ${next.kind}/items, but found ${goType(next.items)}`);
  }
  return found.map((body) => new Resource(body));
}

/** As `readResources`; says of a text that is no YAML which file it is. */
export function readFile(name: string, content: Buffer): Resource[] {
  try {
    return readResources(content.toString());
  } catch (err) {
    const { message } = err as Error;
    throw message.startsWith('MalformedYAMLError') ? new Error(`${message} in File: ${name}`) : err;
  }
}

function objectsOf(values: JsonValue[]): JsonObject[] {
  return values.filter((value) => !isEmpty(value)).map(withMetadata);
}

const isEmpty = (value: JsonValue) =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** Throws where a document is no resource. */
function withMetadata(value: JsonValue): JsonObject {
  const known = ['apiVersion', 'kind', 'metadata'];
  if (!isObject(value) || !known.some((field) => Object.hasOwn(value, field)))
    throw new Error('missing Resource metadata');
  const resource = new Resource(value);
  const { kind } = value;
  if (!textOf(kind)) throw new Error(`missing kind in object ${metaText(resource)}`);
  if (!resource.name && !textOf(kind).endsWith('List'))
    throw new Error(`missing metadata.name in object ${metaText(resource)}`);
  return value;
}

/** `{{v1 ConfigMap} {{name namespace} map[] map[]}}`: yaml.ResourceMeta as Go prints it. */
function metaText({ body, name, namespace, labels, annotations }: Resource): string {
  const map = (texts: Record<string, string>) =>
    `map[${Object.keys(texts)
      .sort()
      .map((key) => `${key}:${texts[key]}`)
      .join(' ')}]`;
  const type = `{${textOf(body.apiVersion)} ${textOf(body.kind)}}`;
  return `{${type} {{${name} ${namespace}} ${map(labels)} ${map(annotations)}}}`;
}

function goType(value: JsonValue): string {
  return { string: 'string', boolean: 'bool', number: 'int' }[typeof value as string] ?? '<nil>';
}
