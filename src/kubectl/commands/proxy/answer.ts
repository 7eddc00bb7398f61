/** What a proxy answers: the API under its prefix, files under theirs. */
import path from 'node:path';
import type { Client, HttpRequest } from '../../../control-plane/client/client';
import { serveFile } from './files';
import type { Incoming } from './filter';
import { notFound, plain, type Reply, redirect } from './reply';

/** Where things are served. */
export interface Served {
  client: () => Client;
  accepts(request: Incoming): boolean;
  /** Begin and end in a slash. */
  apiPrefix: string;
  www?: { folder: string; prefix: string };
}

/** A request with the headers that say where it comes from. */
export interface ProxyRequest extends HttpRequest {
  /** `Host`, and `Origin` where a web page sends the request. */
  host: string;
  origin?: string;
}

/** Answers one request, what cannot be read as a path with 400 as Go's server does. */
export function answer(served: Served, { host, origin, ...request }: ProxyRequest): Reply {
  const [pathname = '/', query] = split(request.path);
  const decoded = decode(pathname);
  if (decoded === undefined) return plain(400, '400 Bad Request');
  const accepts = (from: string) => served.accepts({ method: request.method, host: from, path: decoded });
  if (!accepts(host) || (origin !== undefined && !accepts(hostOf(origin)))) return plain(403, 'Forbidden\n');
  const clean = cleanPath(decoded);
  if (clean !== decoded) return redirect(encodeURI(clean) + query);
  const { www, apiPrefix } = served;
  if (www && `${clean}/` === www.prefix) return redirect(www.prefix + query);
  if (www && clean.startsWith(www.prefix)) return serveFile(www.folder, clean.slice(www.prefix.length));
  if (!clean.startsWith(apiPrefix)) return notFound();
  return served.client().http({ ...request, path: pathname.slice(apiPrefix.length - 1) + query });
}

/** A path and its query, with the question mark if there is one. */
function split(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `localhost:8080` of `http://localhost:8080`; the text itself, which no rule accepts, where it is no origin. */
const hostOf = (origin: string) => /^\w+:\/\/([^/]+)$/.exec(origin)?.[1] ?? origin;

/** `http.ServeMux` answers for clean paths only: no `//`, no `.` and no `..`. */
function cleanPath(pathname: string): string {
  return path.posix.normalize(`/${pathname}`);
}
