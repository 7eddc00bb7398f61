/** What a proxy answers: the API under its prefix, files under theirs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Client, HttpRequest, HttpResponse } from '../../../control-plane/client/client';
import type { Incoming } from './filter';

/** Where things are served. */
export interface Site {
  client: () => Client;
  accepts(request: Incoming): boolean;
  /** Begin and end in a slash. */
  apiPrefix: string;
  www?: { folder: string; prefix: string };
}

const plain = (code: number, body: string): HttpResponse => ({
  code,
  contentType: 'text/plain; charset=utf-8',
  body,
  warnings: [],
});

/** Answers one request; `host` is what its header names. */
export function answer(site: Site, host: string, request: HttpRequest): HttpResponse {
  const [pathname = '/'] = request.path.split('?');
  if (!site.accepts({ method: request.method, host, path: pathname })) return plain(403, 'Forbidden\n');
  const { www, apiPrefix } = site;
  if (www && pathname.startsWith(www.prefix)) return file(www.folder, pathname.slice(www.prefix.length));
  if (!pathname.startsWith(apiPrefix)) return plain(404, '404 page not found\n');
  return site.client().http({ ...request, path: request.path.slice(apiPrefix.length - 1) });
}

function file(folder: string, name: string): HttpResponse {
  // A leading slash keeps what climbs inside the folder.
  const found = path.join(folder, path.posix.normalize(`/${decodeURIComponent(name)}`));
  try {
    return plain(200, readFileSync(found, 'utf8'));
  } catch {
    return plain(404, '404 page not found\n');
  }
}
