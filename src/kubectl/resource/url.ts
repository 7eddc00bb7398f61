/** Manifests from the web. */
import { getServers } from 'node:dns';
import { get, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
import { text } from 'node:stream/consumers';
import { quote } from '../../go/strconv/quote';
import { ExitError } from '../cli/errors';

/** As many as Go's client follows. */
const REDIRECTS = 10;

/**
 * The text behind a URL. Rejects with `unable to read URL "u", server reported 404 Not Found, status code=404`, or with
 * kubectl's words for a server that does not answer.
 */
export async function readURL(url: string): Promise<string> {
  const response = await answer(url, REDIRECTS).catch((err: Error) => {
    throw new ExitError(1, connectionError(url, err));
  });
  const { statusCode: status, statusMessage } = response;
  if (status === 200) return text(response);
  response.destroy();
  throw new Error(
    `unable to read URL ${quote(url)}, server reported ${status} ${statusMessage}, status code=${status}`,
  );
}

async function answer(url: string, redirects: number): Promise<IncomingMessage> {
  const { hostname, protocol } = new URL(url);
  if (!hostname) throw new Error('http: no Host in request URL');
  const request = (protocol === 'https:' ? getSecurely : get)(url, { agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
  });
  const { location } = response.headers;
  if (![301, 302, 303, 307, 308].includes(response.statusCode ?? 0) || !location) return response;
  response.destroy();
  if (redirects === 0) throw new Error(`Get ${quote(location)}: stopped after ${REDIRECTS} redirects`);
  return answer(new URL(location, url).href, redirects - 1);
}

function connectionError(url: string, err: NodeJS.ErrnoException): string {
  if (err.code === 'ECONNREFUSED')
    return `The connection to the server ${new URL(url).host} was refused - did you specify the right host or port?`;
  return `Unable to connect to the server: ${dialError(url, err)}`;
}

/** In the words of Go's `net` package. */
function dialError(url: string, err: NodeJS.ErrnoException): string {
  const {
    code = '',
    hostname,
    address,
    port,
  } = err as NodeJS.ErrnoException & Record<'hostname' | 'address' | 'port', string>;
  if (LOOKUP[code]) return `dial tcp: lookup ${hostname} on ${nameServer()}: ${LOOKUP[code]}`;
  if (UNREACHABLE[code])
    return `dial tcp ${address.includes(':') ? `[${address}]` : address}:${port}: ${UNREACHABLE[code]}`;
  return code === 'ERR_INVALID_URL' ? invalidAddress(url) : err.message;
}

const LOOKUP: Record<string, string> = { ENOTFOUND: 'no such host', EAI_AGAIN: 'server misbehaving' };

const UNREACHABLE: Record<string, string> = {
  ENETUNREACH: 'connect: network is unreachable',
  EHOSTUNREACH: 'connect: no route to host',
  ETIMEDOUT: 'i/o timeout',
};

/** Go's resolver says whom it asked. */
function nameServer(): string {
  const server = getServers()[0] ?? '127.0.0.1';
  if (/^\[.*\]:\d+$|^[^:]*:\d+$/.test(server)) return server;
  return server.includes(':') ? `[${server}]:53` : `${server}:53`;
}

/** Ports beyond 65535 pass Go's parser and fail when dialled. */
function invalidAddress(url: string): string {
  const port = /:(\d+)(?=[/?#]|$)/.exec(url.replace(/^\w+:\/\//, ''))?.[1];
  return port ? `dial tcp: address ${port}: invalid port` : 'http: no Host in request URL';
}
