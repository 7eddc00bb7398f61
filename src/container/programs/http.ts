/** Requests over the simulated network: what `curl` and `wget` have in common. */
import type { HttpAnswer } from '../images/definition';
import type { Machine } from '../machine/machine';
import { isOutside, lookUp } from './addresses';
import type { Task } from './task';

/** `http://host:port/path`, taken apart. */
export interface Url {
  scheme: string;
  host: string;
  port: number;
  path: string;
}

/** How a request went. */
export type Outcome =
  | { kind: 'answer'; address: string; answer: HttpAnswer }
  | { kind: 'unresolved' }
  | { kind: 'refused' | 'timeout' | 'empty'; address: string; ms: number };

export interface RequestOptions {
  method?: string;
  headers?: ReadonlyMap<string, string>;
  body?: string;
  /** How long to wait for a connection; milliseconds. */
  timeout?: number;
}

/** How long Linux tries to connect. */
export const CONNECT_TIMEOUT = 130_000;

/** Reads a URL; the scheme and all but the host may be missing. */
export function parseUrl(text: string): Url {
  const [, scheme = 'http', host = '', port, path = ''] =
    /^(?:(\w+):\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^/:?#]+)(?::(\d+))?([/?][^#]*)?/.exec(text) ?? [];
  const wanted = Number(port ?? (scheme === 'https' ? 443 : 80));
  return { scheme, host, port: wanted, path: path.startsWith('/') ? path : `/${path}` };
}

/** Asks, and waits as long as it takes. */
export function* request(machine: Machine, url: Url, options: RequestOptions = {}): Task<Outcome> {
  const { method = 'GET', headers = new Map(), body = '', timeout = CONNECT_TIMEOUT } = options;
  const [address] = lookUp(machine, url.host);
  if (address === undefined) return { kind: 'unresolved' };
  if (isOutside(machine, url.host)) return { kind: 'answer', address, answer: somePage(url.host) };
  const connection = machine.network.connect(machine, address, url.port);
  if (connection.kind === 'silent') {
    yield { kind: 'sleep', ms: timeout };
    return { kind: 'timeout', address, ms: timeout };
  }
  if (connection.kind === 'refused') return { kind: 'refused', address, ms: 0 };
  const { server, context, log } = connection.peer;
  if (!server.answer) return { kind: 'empty', address, ms: 0 };
  const from = address.startsWith('127.') ? '127.0.0.1' : machine.podIP;
  const sent = new Map([['host', url.port === 80 ? url.host : `${url.host}:${url.port}`], ...headers]);
  const asked = { method, path: url.path, headers: sent, body, from };
  const answer = server.answer(asked, context);
  const line = server.accessLog?.(asked, answer, context);
  if (line) log(line);
  return { kind: 'answer', address, answer };
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** `OK` for 200. */
export const reasonOf = ({ status, reason }: HttpAnswer): string => reason ?? REASONS[status] ?? '';

/** The world outside of the cluster answers, but there is nothing in it. */
function somePage(host: string): HttpAnswer {
  const body = `<!doctype html>\n<html>\n<head><title>${host}</title></head>\n<body></body>\n</html>\n`;
  const headers = [
    ['Content-Type', 'text/html'],
    ['Content-Length', String(body.length)],
  ] as const;
  return { status: 200, headers, body };
}
