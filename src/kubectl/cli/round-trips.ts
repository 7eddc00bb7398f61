/** `-v=6` and up: what is sent and answered, as client-go's `debuggingRoundTripper` logs it. */
import type { Exchange } from '../../control-plane/client/client';
import { encodeJSON } from '../../go/json/json';
import type { JsonValue } from '../../go/json/value';
import { KUBERNETES_VERSION } from '../../kube/versions/version';

/** Writes a line at a place in kubectl's source. */
type Log = (place: string, text: string) => void;

/** Where requests go. */
export interface Destination {
  /** `https://127.0.0.1:6443`. */
  server: string;
  /** The kubeconfig that says so. */
  configFile: string;
}

const TABLES =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';
const USER_AGENT = `kubectl.1.28/${KUBERNETES_VERSION} (linux/amd64) kubernetes/8418565`;

const STATUS_TEXTS: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

/** How much of a body is shown, by verbosity; characters. */
const BODY_LIMITS: Record<number, number> = { 8: 1024, 9: 10_240 };

/** A simulated server answers in no time that could be told from another. */
const MILLISECONDS = 1;

/** Logs the exchanges of one command. */
export class RoundTrips {
  constructor(
    private readonly verbosity: number,
    private readonly log: Log,
    private readonly destination: Destination,
  ) {}

  /** Tells where the destination is from. */
  begin(): void {
    this.log('loader.go:395', `Config loaded from file:  ${this.destination.configFile}`);
  }

  readonly observe = (exchange: Exchange): void => {
    const { verbosity } = this;
    const url = `${this.destination.server}${exchange.path}`;
    const status = `${exchange.code} ${STATUS_TEXTS[exchange.code] ?? ''}`;
    const took = `in ${MILLISECONDS} milliseconds`;
    if (verbosity >= 8 && exchange.body !== undefined) this.body('Request', exchange.body);
    if (verbosity >= 9) this.curl(exchange, url);
    else if (verbosity >= 7) this.request(exchange, url);
    if (verbosity >= 9) {
      const host = this.destination.server.replace(/^https?:\/\//, '');
      this.log('round_trippers.go:510', `HTTP Trace: Dial to tcp:${host} succeed`);
    }
    if (verbosity === 7 || verbosity === 8) this.log('round_trippers.go:574', `Response Status: ${status} ${took}`);
    else this.log('round_trippers.go:553', `${exchange.method} ${url} ${status} ${took}`);
    if (verbosity >= 9) {
      const parts = `DNSLookup 0 ms Dial 0 ms TLSHandshake 0 ms ServerProcessing ${MILLISECONDS} ms`;
      this.log('round_trippers.go:570', `HTTP Statistics: ${parts} Duration ${MILLISECONDS} ms`);
    }
    if (verbosity >= 8) this.response(exchange.answer());
  };

  private headers({ tables, contentType }: Exchange): [string, string][] {
    return [
      ['Accept', tables ? TABLES : 'application/json'],
      ...(contentType ? [['Content-Type', contentType] as [string, string]] : []),
      ['User-Agent', USER_AGENT],
    ];
  }

  private request(exchange: Exchange, url: string): void {
    this.log('round_trippers.go:463', `${exchange.method} ${url}`);
    this.log('round_trippers.go:469', 'Request Headers:');
    for (const [name, value] of this.headers(exchange)) this.log('round_trippers.go:473', `    ${name}: ${value}`);
  }

  private curl(exchange: Exchange, url: string): void {
    const headers = this.headers(exchange).map(([name, value]) => `-H "${name}: ${value}"`);
    this.log('round_trippers.go:466', `curl -v -X${exchange.method}  ${headers.join(' ')} '${url}'`);
  }

  private response(answer: JsonValue): void {
    const text = `${encodeJSON(answer, '', 'as-is')}\n`;
    this.log('round_trippers.go:577', 'Response Headers:');
    for (const header of [
      'Cache-Control: no-cache, private',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(text)}`,
    ])
      this.log('round_trippers.go:580', `    ${header}`);
    this.body('Response', answer);
  }

  private body(of: 'Request' | 'Response', value: JsonValue): void {
    const text = encodeJSON(value, '', 'as-is');
    const limit = BODY_LIMITS[this.verbosity] ?? Number.POSITIVE_INFINITY;
    const shown = text.length > limit ? `${text.slice(0, limit)} [truncated ${text.length - limit} chars]` : text;
    this.log('request.go:1212', `${of} Body: ${shown}`);
  }
}
