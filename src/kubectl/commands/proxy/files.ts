/** The files of a folder over HTTP, as Go's `http.FileServer` serves them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { notFound, type Reply, redirect } from './reply';

/** What `mime.TypeByExtension` knows without asking the system. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.avif', 'image/avif'],
  ['.css', 'text/css; charset=utf-8'],
  ['.gif', 'image/gif'],
  ['.htm', 'text/html; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.jpeg', 'image/jpeg'],
  ['.jpg', 'image/jpeg'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.pdf', 'application/pdf'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.wasm', 'application/wasm'],
  ['.webp', 'image/webp'],
  ['.xml', 'text/xml; charset=utf-8'],
]);

const HTML = 'text/html; charset=utf-8';
/** How much of a file `http.DetectContentType` looks at; bytes. */
const SNIFFED = 512;

/**
 * Answers for `name`, a decoded path below `folder` that may try to climb out of it. A folder is shown by its
 * `index.html`, else as a list of links; a path that says folder for a file, or the other way round, is sent to the
 * right one.
 */
export function serveFile(folder: string, name: string): Reply {
  // A leading slash keeps what climbs inside the folder.
  const clean = path.posix.normalize(`/${name}`);
  if (clean.endsWith('/index.html')) return redirect('./');
  const found = path.join(folder, clean).replace(/\/$/, '');
  try {
    const last = path.posix.basename(clean);
    if (!statSync(found).isDirectory()) return clean.endsWith('/') ? redirect(`../${last}`) : contents(found);
    if (!clean.endsWith('/')) return redirect(`${last}/`);
    return indexOf(found) ?? listing(found);
  } catch {
    return notFound();
  }
}

function contents(file: string): Reply {
  const body = readFileSync(file);
  return { code: 200, contentType: TYPES.get(path.extname(file).toLowerCase()) ?? sniffed(body), body };
}

/** Text, unless a byte is in it that no text has. */
function sniffed(body: Buffer): string {
  const binary = body
    .subarray(0, SNIFFED)
    .some((byte) => byte <= 0x08 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f));
  return binary ? 'application/octet-stream' : 'text/plain; charset=utf-8';
}

function indexOf(folder: string): Reply | undefined {
  try {
    return contents(path.join(folder, 'index.html'));
  } catch {
    return undefined;
  }
}

function listing(folder: string): Reply {
  const names = readdirSync(folder, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort();
  const links = names.map((name) => `<a href="${encodeURI(name)}">${escaped(name)}</a>\n`);
  return { code: 200, contentType: HTML, body: `<pre>\n${links.join('')}</pre>\n` };
}

/** `htmlReplacer` of Go's `net/http`. */
function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
