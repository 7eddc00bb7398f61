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

const DAYS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `30/Nov/2026:22:46:48 +0000`, as access logs have it. */
export function logTime(now: number): string {
  const iso = new Date(now).toISOString();
  return `${iso.slice(8, 10)}/${DAYS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
