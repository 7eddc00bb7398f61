/** Where a webhook is called: `k8s.io/apiserver/pkg/util/webhook` validation. */
import { quote } from '../../go/strconv/quote';
import { type FieldError, invalid, required } from '../../kube/errors/field-error';
import { isDNS1123Subdomain, isValidPortNum } from '../../kube/names/name-formats';

export interface WebhookClient {
  url?: string;
  service?: { namespace?: string; name?: string; path?: string; port?: number };
}

const FORM = '; desired format: https://host[/path]';

function validateURL(text: string, path: string): FieldError[] {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return [required(path, `url must be a valid URL: parse ${quote(text)}: invalid URI for request${FORM}`)];
  }
  const bad = (value: string, why: string) => invalid(path, value, why + FORM);
  const errors: FieldError[] = [];
  if (url.protocol !== 'https:') errors.push(bad(url.protocol.slice(0, -1), "'https' is the only allowed URL scheme"));
  if (!url.host) errors.push(bad(url.host, 'host must be specified'));
  if (url.username) errors.push(bad(url.username, 'user information is not permitted in the URL'));
  if (url.hash) errors.push(bad(url.hash.slice(1), 'fragments are not permitted in the URL'));
  if (url.search) errors.push(bad(url.search.slice(1), 'query parameters are not permitted in the URL'));
  return errors;
}

function validatePath(urlPath: string, at: string): FieldError[] {
  if (urlPath === '/' || urlPath === '') return [];
  if (urlPath === '//') return [invalid(at, urlPath, 'segment[0] may not be empty')];
  if (!urlPath.startsWith('/')) return [invalid(at, urlPath, "must start with a '/'")];
  return urlPath
    .slice(1)
    .replace(/\/$/, '')
    .split('/')
    .flatMap((segment, i) => {
      if (segment === '') return [invalid(at, urlPath, `segment[${i}] may not be empty`)];
      return isDNS1123Subdomain(segment).map((message) => invalid(at, urlPath, `segment[${i}]: ${message}`));
    });
}

function validateService(service: NonNullable<WebhookClient['service']>, path: string): FieldError[] {
  const { name, namespace, path: urlPath, port = 443 } = service;
  const errors: FieldError[] = [];
  if (!name) errors.push(required(`${path}.name`, 'service name is required'));
  if (!namespace) errors.push(required(`${path}.namespace`, 'service namespace is required'));
  for (const message of isValidPortNum(port))
    errors.push(invalid(`${path}.port`, port, `port is not valid: ${message}`));
  return urlPath === undefined ? errors : [...errors, ...validatePath(urlPath, `${path}.path`)];
}

/** Errors of a client at `path`: a URL or a service, not both. `whole` is what misses one. */
export function validateWebhookClient({ url, service }: WebhookClient, path: string, whole: string): FieldError[] {
  if ((url === undefined) === (service === undefined))
    return [required(whole, 'exactly one of url or service is required')];
  return service ? validateService(service, `${path}.service`) : validateURL(url ?? '', `${path}.url`);
}
