/** What registries answer to those who pull an image. */
import { hasTag, isOfficial } from './official-tags';
import { type ImageReference, parseReference } from './reference';

const HUB = 'docker.io/';

/** Repositories that are not there wherever they are looked for: what manuals call images that cannot be pulled. */
const MISSING_REPOSITORY =
  /(does-?not-?exist|doesnt-?exist|non-?existent|non-?existing|not-?exist|no-?such|not-a-real|bad-image|wrong-image|invalid-image|missing-image|image-not-found|typo)/;
/** The same for tags, and the versions the manual of Kubernetes mistypes on purpose. */
const MISSING_TAG =
  /^(broken|bad|wrong|invalid|typo|missing|fake|not-?found|sometag|bad-?tag|wrong-?tag|invalid-?tag|no-?such.*|non-?exist.*|not-?exist.*|does-?not-?exist.*|doesnt-?exist.*)$/;
const MISSING = new Set([
  'gcr.io/google-samples/kubernetes-bootcamp:v10',
  'docker.io/jocatalin/kubernetes-bootcamp:v10',
]);

/**
 * Why an image cannot be pulled, in containerd's words as kubelet v1.28 passes them on; undefined if it can. Official
 * images are known; any other image is taken to be there, unless its name says that it is not.
 */
export function pullError(image: string): string | undefined {
  const reference = parseReference(image);
  if (typeof reference === 'string') return undefined;
  const { official, name, tag, digest, canonical } = reference;
  if (official === undefined ? MISSING_REPOSITORY.test(name) : !isOfficial(official))
    return name.startsWith(HUB) ? denied(reference) : notFound(canonical);
  const missing =
    MISSING.has(canonical) || (tag !== undefined && isMissingTag(official, tag)) || isMadeUp(digest ?? '');
  return missing ? notFound(canonical) : undefined;
}

function isMissingTag(official: string | undefined, tag: string): boolean {
  return official === undefined ? MISSING_TAG.test(tag) : !hasTag(official, tag);
}

/** Nobody's image has a digest that repeats a few digits over and over. */
const isMadeUp = (digest: string): boolean => /^\w+:(\w{1,8})\1{7,}$/.test(digest);

const failed = (canonical: string): string =>
  `failed to pull and unpack image "${canonical}": failed to resolve reference "${canonical}": `;

/** The answer of a registry that lacks the tag, or of any but Docker Hub that lacks the repository. */
function notFound(canonical: string): string {
  return `rpc error: code = NotFound desc = ${failed(canonical)}${canonical}: not found`;
}

/** Docker Hub does not tell repositories that are not there from private ones. */
function denied({ canonical }: ImageReference): string {
  return `${failed(canonical)}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
}
