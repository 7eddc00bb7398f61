/** References of images: `reference.ParseNormalizedNamed` of `github.com/distribution/reference`. */

/** An image reference, completed as container runtimes do. */
export interface ImageReference {
  /** `docker.io/library/nginx`: registry and repository. */
  name: string;
  /** `nginx` for an official image of Docker Hub; undefined for all others. */
  official: string | undefined;
  /** `latest` where nothing is said; undefined where a digest says it all. */
  tag: string | undefined;
  digest: string | undefined;
  /** The whole of it: `docker.io/library/nginx:1.25`. */
  canonical: string;
}

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const DOMAIN_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = new RegExp(`^${DOMAIN_PART}(?:\\.${DOMAIN_PART})*(?::[0-9]+)?$`);
const TAG = '[\\w][\\w.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const REMAINDER = new RegExp(`^(${COMPONENT}(?:/${COMPONENT})*)(?::(${TAG}))?(?:@(${DIGEST}))?$`);
/** How many hexadecimal digits a digest has. */
const DIGEST_LENGTHS = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

const HUB = 'docker.io';
const known = new Map<string, ImageReference | string>();

/** The parts of a reference, or the error of one that no runtime could make sense of. */
export function parseReference(image: string): ImageReference | string {
  let found = known.get(image);
  if (found === undefined) {
    found = parse(image);
    known.set(image, found);
  }
  return found;
}

/** The error of a name that is none; undefined for a good one. */
export function imageNameError(image: string): string | undefined {
  const found = parseReference(image);
  return typeof found === 'string' ? found : undefined;
}

/** The whole name, as container runtimes complete it; a bad one stays as it is. */
export function canonicalName(image: string): string {
  const found = parseReference(image);
  return typeof found === 'string' ? image : found.canonical;
}

function parse(image: string): ImageReference | string {
  if (/^[a-f0-9]{64}$/.test(image))
    return `invalid repository name (${image}), cannot specify 64-byte hexadecimal strings`;
  const [domain, rest] = splitDomain(image);
  const repository = rest.split(':')[0] ?? '';
  if (repository !== repository.toLowerCase()) return 'invalid reference format: repository name must be lowercase';
  const [, path, tag, digest] = REMAINDER.exec(rest) ?? [];
  if (path === undefined || !DOMAIN.test(domain)) return 'invalid reference format';
  const wrong = digest && digestError(digest);
  if (wrong) return wrong;
  const onHub = domain === HUB && !path.includes('/');
  const name = `${domain}/${onHub ? 'library/' : ''}${path}`;
  const version = tag ?? (digest ? undefined : 'latest');
  return {
    name,
    official: new RegExp(`^${HUB}/library/([^/]+)$`).exec(name)?.[1],
    tag: version,
    digest,
    canonical: `${name}${version ? `:${version}` : ''}${digest ? `@${digest}` : ''}`,
  };
}

/** What stands before the first slash is a registry if it looks like a host. */
function splitDomain(image: string): [domain: string, rest: string] {
  const slash = image.indexOf('/');
  const head = image.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(head) || head === 'localhost' || head !== head.toLowerCase();
  if (!isHost) return [HUB, image];
  return [head === 'index.docker.io' ? HUB : head, image.slice(slash + 1)];
}

function digestError(digest: string): string | undefined {
  const [algorithm = '', hex = ''] = digest.split(':');
  const length = DIGEST_LENGTHS.get(algorithm);
  if (length === undefined) return 'unsupported digest algorithm';
  if (hex.length !== length) return 'invalid checksum digest length';
  return /^[a-f0-9]+$/.test(hex) ? undefined : 'invalid checksum digest format';
}
