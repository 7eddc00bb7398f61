/** `images` and `replicas`. */
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { compile, type Regexp } from '../../../go/regexp/regexp';
import { isObject, visitFields } from '../fields';
import { isSelected } from '../id';
import type { Image } from '../kustomization';
import type { ResourceList } from '../resource-list';

const SCALED = ['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'];
/** As the message lists them. */
const SCALED_TEXT = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];

/** Sets the replicas of what has or had this name. Throws where nothing has. */
export function setReplicas(resources: ResourceList, name: string, count: number): void {
  const kinds = SCALED_TEXT.map((kind) => `${kind}.[noVer].[noGrp]`).join(' ');
  let found = false;
  for (const kind of SCALED)
    for (const resource of resources.all) {
      const ids = [...resource.previousIds, resource.id];
      if (!ids.some((id) => isSelected(id, { kind }) && id.name === name)) continue;
      found = true;
      visitFields(resource.body, { path: 'spec/replicas', create: true }, ({ set }) => set(count));
    }
  if (!found) throw new Error(`resource with name ${name} does not match a config with the following GVK [${kinds}]`);
}

/** Where the images of pods are; kustomize goes there again after having been to all containers. */
const POD_CONTAINERS = ['spec', 'spec/template/spec'].flatMap((spec) => [
  `${spec}/containers`,
  `${spec}/initContainers`,
]);

/** Gives the containers of one image another. */
export function setImage(resources: ResourceList, image: Image): void {
  const pattern = imagePattern(image.name ?? '');
  const replace = (container: JsonValue) => {
    if (isObject(container)) replaceImage(container, pattern, image);
  };
  for (const { body } of resources.all) {
    if (body.kind !== 'CustomResourceDefinition') visitContainers(body, replace);
    for (const path of POD_CONTAINERS)
      visitFields(body, { path }, ({ value }) => Array.isArray(value) && value.forEach(replace));
  }
}

/** Everything in a list that is called `containers` or `initContainers`. */
function visitContainers(value: JsonValue | undefined, visit: (container: JsonValue) => void): void {
  if (Array.isArray(value)) for (const item of value) visitContainers(item, visit);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'containers' || key === 'initContainers') && Array.isArray(inner)) inner.forEach(visit);
    visitContainers(inner, visit);
  }
}

/** The name, perhaps with a tag or a digest; a name is taken for a regular expression. */
function imagePattern(name: string): Regexp {
  try {
    return compile(`^${name}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`);
  } catch {
    throw new Error(`image name ${name} cannot be matched`);
  }
}

function replaceImage(container: JsonObject, pattern: Regexp, image: Image): void {
  if (typeof container.image !== 'string' || !pattern.matchString(container.image)) return;
  const old = splitImage(container.image);
  container.image = (image.newName || old.name) + changedTag(old, image);
}

function changedTag({ tag, digest }: { tag: string; digest: string }, image: Image): string {
  if (image.newTag && image.digest) return `:${image.newTag}@${image.digest}`;
  if (image.newTag) return `:${image.newTag}`;
  if (image.digest) return `@${image.digest}`;
  if (image.tagSuffix) return `:${tag}${image.tagSuffix}`;
  return `${tag && `:${tag}`}${digest && `@${digest}`}`;
}

/** `registry:5000/name:tag@digest`: a colon before a slash belongs to the registry. */
function splitImage(image: string): { name: string; tag: string; digest: string } {
  const [, name = '', tag = '', digest = ''] = /^(.*?)(?::([^/:@]*))?(?:@(.*))?$/s.exec(image) ?? [];
  return { name, tag, digest };
}
