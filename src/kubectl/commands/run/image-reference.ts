/** Names of container images: the reference grammar of github.com/docker/distribution 2.8. */

/**
 * Whether a text names an image: `nginx`, `host:5000/team/app:1.2@sha256:...`. Host names may have capitals, the parts
 * of the path may not.
 */
export function isImageReference(text: string): boolean {
  const host = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
  const domain = `${host}(?:\\.${host})*(?::[0-9]+)?`;
  const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
  const name = `(?:${domain}/)?${component}(?:/${component})*`;
  const tag = '[\\w][\\w.-]{0,127}';
  const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
  return new RegExp(`^${name}(?::${tag})?(?:@${digest})?$`).test(text);
}
