/** Image references: the grammar of `github.com/distribution/reference`, as far as defaults need it. */

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const DOMAIN_PART = '[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]';
const DOMAIN = `(?:${DOMAIN_PART})(?:\\.(?:${DOMAIN_PART}))*(?::[0-9]+)?`;
const TAG = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';

/**
 * The tag an image name asks for: `latest` when it names neither tag nor digest, empty when it has only a digest or is
 * no image name at all. Mirrors `parsers.ParseImageName`.
 */
export function imageTag(image: string): string {
  if (/^[a-f0-9]{64}$/.test(image)) return '';
  const [domain, remainder] = splitDomain(image);
  const pattern = new RegExp(`^(?:${COMPONENT})(?:/(?:${COMPONENT}))*(?::(${TAG}))?(?:@(${DIGEST}))?$`);
  const match = pattern.exec(remainder);
  if (!match || (domain && !new RegExp(`^(?:${DOMAIN})$`).test(domain))) return '';
  const [, tag = '', digest] = match;
  return tag || digest ? tag : 'latest';
}

/** `quay.io/a/b` -> `quay.io`, `a/b`; what has no dot, port or `localhost` before the slash is a path on Docker Hub. */
function splitDomain(image: string): [string, string] {
  const slash = image.indexOf('/');
  const head = image.slice(0, Math.max(slash, 0));
  const isDomain = /[.:]/.test(head) || head === 'localhost' || head.toLowerCase() !== head;
  return slash >= 0 && isDomain ? [head, image.slice(slash + 1)] : ['', image];
}
