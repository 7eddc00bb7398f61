/** Answers of HTTP servers, put together. */
import type { HttpAnswer } from './definition';

/** An answer with the headers every server sends. */
export function httpAnswer(
  status: number,
  body: string,
  {
    server,
    type = 'text/html',
    now,
    more = [],
  }: { server?: string; type?: string; now: number; more?: HttpAnswer['headers'] },
): HttpAnswer {
  const headers: (readonly [string, string])[] = [
    ...(server ? [['Server', server] as const] : []),
    ['Date', new Date(now).toUTCString()],
    ['Content-Type', type],
    ['Content-Length', String(Buffer.byteLength(body))],
    ...more,
  ];
  return { status, headers, body };
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  txt: 'text/plain',
  xml: 'text/xml',
};

/** The media type of a file by its name. */
export function mediaType(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return Object.hasOwn(TYPES, ending) ? (TYPES[ending] ?? '') : 'application/octet-stream';
}

const DAYS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `30/Nov/2026:22:46:48 +0000`, as access logs have it. */
export function logTime(now: number): string {
  const iso = new Date(now).toISOString();
  return `${iso.slice(8, 10)}/${DAYS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
