/** What is wrong with an image's name: `reference.ParseNormalizedNamed`, as the kubelet's image manager reports it. */

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const DOMAIN_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = `${DOMAIN_PART}(?:\\.${DOMAIN_PART})*(?::[0-9]+)?`;
const TAG = '[\\w][\\w.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';

const known = new Map<string, string | undefined>();

/** The error of a name no runtime could make sense of; undefined for a good one. */
export function imageNameError(image: string): string | undefined {
  if (!known.has(image)) known.set(image, parseError(image));
  return known.get(image);
}

function parseError(image: string): string | undefined {
  if (/^[a-f0-9]{64}$/.test(image))
    return `invalid repository name (${image}), cannot specify 64-byte hexadecimal strings`;
  const slash = image.indexOf('/');
  const head = image.slice(0, Math.max(slash, 0));
  const named = /[.:]/.test(head) || head === 'localhost' || head !== head.toLowerCase();
  const remainder = named ? image.slice(slash + 1) : image;
  const repository = remainder.split(':')[0] ?? '';
  if (repository !== repository.toLowerCase()) return 'invalid reference format: repository name must be lowercase';
  const path = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*(?::${TAG})?(?:@${DIGEST})?$`);
  const good = path.test(remainder) && (!named || new RegExp(`^${DOMAIN}$`).test(head));
  return good ? undefined : 'invalid reference format';
}
