/** What a proxy sends back. */

/** One answer over HTTP. */
export interface Reply {
  code: number;
  contentType: string;
  body: string | Buffer;
  /** Where else to look, with a code that redirects. */
  location?: string;
  /** What goes into `Warning:` headers. */
  warnings?: string[];
}

/** A line of plain text, as Go's `http.Error` writes it. */
export const plain = (code: number, body: string): Reply => ({ code, contentType: 'text/plain; charset=utf-8', body });

export const notFound = () => plain(404, '404 page not found\n');

/** A 301 as `http.Redirect` words it for GET. */
export const redirect = (location: string): Reply => ({
  code: 301,
  contentType: 'text/html; charset=utf-8',
  body: `<a href="${location}">Moved Permanently</a>.\n\n`,
  location,
});
