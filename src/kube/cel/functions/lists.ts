/** Lists and URLs: `library.Lists` and `library.URLs` of `k8s.io/apiserver/pkg/cel`. */
import { quote } from '../../../go/strconv/quote';
import { Duration, EvaluationError, equal, order, UrlValue, type Value } from '../value';
import { type Overload, overload } from './signature';

const COMPARABLE = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes'];

/** The first of a list by an order. */
function best(name: string, better: (order: number) => boolean) {
  return (list: Value[]) => {
    if (list.length === 0) throw new EvaluationError(`${name} called on empty list`);
    return list.reduce((found, item) => (better(order(item, found)) ? item : found));
  };
}

const sums: Overload[] = [
  overload('list(int).sum(): int', (list: bigint[]) => list.reduce((sum, n) => sum + n, 0n)),
  overload('list(uint).sum(): uint', (list: bigint[]) => list.reduce((sum, n) => sum + n, 0n)),
  overload('list(double).sum(): double', (list: number[]) => list.reduce((sum, n) => sum + n, 0)),
  overload(
    'list(duration).sum(): duration',
    (list: Duration[]) => new Duration(list.reduce((sum, { ms }) => sum + ms, 0)),
  ),
];

/** `url.ParseRequestURI`: absolute, or a path from the root. */
function parsed(text: string): URL | undefined {
  if (!/^([a-z][a-z0-9+.-]*:\/\/|\/)/i.test(text)) return undefined;
  try {
    return new URL(text, 'relative://');
  } catch {
    return undefined;
  }
}

function url(text: string): UrlValue {
  const found = parsed(text);
  if (!found)
    throw new EvaluationError(
      `URL parse error during conversion from string: parse ${quote(text)}: invalid URI for request`,
    );
  return new UrlValue(found);
}

const part = (name: string, of: (url: URL) => string) =>
  overload(`kubernetes.URL.${name}(): string`, ({ url }: UrlValue) => of(url));

export const lists: Overload[] = [
  ...COMPARABLE.flatMap((type) => [
    overload(`list(${type}).isSorted(): bool`, (list: Value[]) =>
      list.every((item, i) => i === 0 || order(list[i - 1] ?? null, item) <= 0),
    ),
    overload(
      `list(${type}).min(): ${type}`,
      best('min', (n) => n < 0),
    ),
    overload(
      `list(${type}).max(): ${type}`,
      best('max', (n) => n > 0),
    ),
  ]),
  ...sums,
  overload('list(T).indexOf(T): int', (list: Value[], item: Value) =>
    BigInt(list.findIndex((other) => equal(other, item))),
  ),
  overload('list(T).lastIndexOf(T): int', (list: Value[], item: Value) =>
    BigInt(list.findLastIndex((other) => equal(other, item))),
  ),
  overload('url(string): kubernetes.URL', url),
  overload('isURL(string): bool', (text: string) => parsed(text) !== undefined),
  part('getScheme', ({ protocol }) => (protocol === 'relative:' ? '' : protocol.slice(0, -1))),
  part('getHost', ({ host }) => host),
  part('getHostname', ({ hostname }) => hostname.replace(/^\[|\]$/g, '')),
  part('getPort', ({ port }) => port),
  part('getEscapedPath', ({ pathname }) => pathname),
  overload('kubernetes.URL.getQuery(): map(string, list(string))', ({ url }: UrlValue) => {
    const names = new Set(url.searchParams.keys());
    return new Map<Value, Value>([...names].map((name) => [name, url.searchParams.getAll(name)]));
  }),
];
