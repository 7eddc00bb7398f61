/**
 * The formats of names, labels, ports and keys: `k8s.io/apimachinery/pkg/util/validation`. Every check gives the list
 * of what is wrong in Go's words, empty when the value is fine.
 */

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const DNS1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const QUALIFIED_NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

/** Lengths are counted in bytes, as Go does. */
const byteLength = (text: string) => Buffer.byteLength(text);
const matches = (format: string, value: string) => new RegExp(`^${format}$`).test(value) && !value.endsWith('\n');

/** `must be no more than 63 characters` */
const maxLenError = (length: number) => `must be no more than ${length} characters`;
/** `must be between 1 and 65535, inclusive` */
export const inclusiveRangeError = (low: number, high: number) => `must be between ${low} and ${high}, inclusive`;

/** A message with examples and the regular expression, as `validation.RegexError`. */
function regexError(message: string, format: string, ...examples: string[]): string {
  if (examples.length === 0) return `${message} (regex used for validation is '${format}')`;
  return `${message} (e.g. ${examples.map((e) => `'${e}', `).join(' or ')}regex used for validation is '${format}')`;
}

function checked(value: string, format: string, maxLength: number | undefined, message: () => string): string[] {
  return [
    ...(maxLength !== undefined && byteLength(value) > maxLength ? [maxLenError(maxLength)] : []),
    ...(matches(format, value) ? [] : [message()]),
  ];
}

/** A DNS label (RFC 1123): lower case, digits and `-`, at most 63. */
export function isDNS1123Label(value: string): string[] {
  return checked(value, LABEL, 63, () =>
    matches(SUBDOMAIN, value)
      ? 'must not contain dots'
      : regexError(
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
          LABEL,
          'my-name',
          '123-abc',
        ),
  );
}

/** A DNS subdomain (RFC 1123): labels joined by dots, at most 253. */
export function isDNS1123Subdomain(value: string): string[] {
  return checked(value, SUBDOMAIN, 253, () =>
    regexError(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
      SUBDOMAIN,
      'example.com',
    ),
  );
}

/** A DNS label (RFC 1035), which starts with a letter: names of services. */
export function isDNS1035Label(value: string): string[] {
  return checked(value, DNS1035, 63, () =>
    regexError(
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
      DNS1035,
      'my-name',
      'abc-123',
    ),
  );
}

/** `*.` and a DNS subdomain: hosts of ingresses. */
export function isWildcardDNS1123Subdomain(value: string): string[] {
  const format = `\\*\\.${SUBDOMAIN}`;
  return checked(value, format, 253, () =>
    regexError(
      "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
      format,
      '*.example.com',
    ),
  );
}

const QUALIFIED_NAME_MESSAGE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const qualifiedNameError = (before: string) =>
  before + regexError(QUALIFIED_NAME_MESSAGE, QUALIFIED_NAME, 'MyName', 'my.name', '123-abc');

/** A label or annotation key, finalizer, resource name: `name` or `example.com/name`. */
export function isQualifiedName(value: string): string[] {
  const parts = value.split('/');
  if (parts.length > 2)
    return [
      `${qualifiedNameError('a qualified name ')} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  const errors: string[] = [];
  const name = parts[parts.length - 1] as string;
  if (parts.length === 2) {
    const prefix = parts[0] as string;
    if (prefix === '') errors.push('prefix part must be non-empty');
    else errors.push(...isDNS1123Subdomain(prefix).map((message) => `prefix part ${message}`));
  }
  if (name === '') errors.push('name part must be non-empty');
  else if (byteLength(name) > 63) errors.push(`name part ${maxLenError(63)}`);
  if (!matches(QUALIFIED_NAME, name)) errors.push(qualifiedNameError('name part '));
  return errors;
}

/** A label's value: empty, or up to 63 characters like the name part of a key. */
export function isValidLabelValue(value: string): string[] {
  const format = `(${QUALIFIED_NAME})?`;
  return checked(value, format, 63, () =>
    regexError(
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
      format,
      'MyValue',
      'my_value',
      '12345',
    ),
  );
}

/** A number between two bounds, both included. */
function isInRange(value: number, min: number, max: number): string[] {
  return value >= min && value <= max ? [] : [inclusiveRangeError(min, max)];
}

/** A port number, zero excluded. */
export const isValidPortNum = (port: number) => isInRange(port, 1, 65535);
/** A Unix user id. */
export const isValidUserID = (uid: number) => isInRange(uid, 0, 2147483647);
/** A Unix group id. */
export const isValidGroupID = (gid: number) => isInRange(gid, 0, 2147483647);

/** A port's name (RFC 6335): up to 15 characters, a letter among them. */
export function isValidPortName(port: string): string[] {
  const errors: string[] = [];
  if (byteLength(port) > 15) errors.push(maxLenError(15));
  if (!/^[-a-z0-9]+$/.test(port)) errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(port)) errors.push('must contain at least one letter (a-z)');
  if (port.includes('--')) errors.push('must not contain consecutive hyphens');
  if (port.startsWith('-') || port.endsWith('-')) errors.push('must not begin or end with a hyphen');
  return errors;
}

/** Digits and `%`. */
export function isValidPercent(percent: string): string[] {
  return checked(percent, '[0-9]+%', undefined, () =>
    regexError("a valid percent string must be a numeric string followed by an ending '%'", '[0-9]+%', '1%', '93%'),
  );
}

/** The name of an HTTP header. */
export function isHTTPHeaderName(value: string): string[] {
  return checked(value, '[-A-Za-z0-9]+', undefined, () =>
    regexError("a valid HTTP header must consist of alphanumeric characters or '-'", '[-A-Za-z0-9]+', 'X-Header-Name'),
  );
}

/** What must not be taken for the parent directory. */
function hasChDirPrefix(value: string): string[] {
  if (value === '.') return ["must not be '.'"];
  if (value === '..') return ["must not be '..'"];
  return value.startsWith('..') ? ["must not start with '..'"] : [];
}

/** The name of an environment variable. */
export function isEnvVarName(value: string): string[] {
  const format = '[-._a-zA-Z][-._a-zA-Z0-9]*';
  const message = () =>
    regexError(
      "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
      format,
      'my.env-name',
      'MY_ENV.NAME',
      'MyEnvName1',
    );
  return [...checked(value, format, undefined, message), ...hasChDirPrefix(value)];
}

/** A key of a ConfigMap or Secret. */
export function isConfigMapKey(value: string): string[] {
  const format = '[-._a-zA-Z0-9]+';
  const message = () =>
    regexError(
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
      format,
      'key.name',
      'KEY_NAME',
      'key-name',
    );
  return [...checked(value, format, 253, message), ...hasChDirPrefix(value)];
}

/** A name that can stand in a URL's path, the only rule for RBAC objects: `path.IsValidPathSegmentName`. */
export function isValidPathSegmentName(name: string): string[] {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((c) => name.includes(c)).map((c) => `may not contain '${c}'`);
}
