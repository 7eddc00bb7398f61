/** What Go's `net/url` has against a URL. */
import { quote } from '../strconv/quote';

/** `url.Parse`: `parse "http://a:b/": invalid port ":b" after host`, or undefined for a URL that can be asked for. */
export function urlProblem(url: string): string | undefined {
  const why = controlProblem(url) ?? problem(url);
  return why && `parse ${quote(url)}: ${why}`;
}

/** `url.ParseRequestURI`: what is asked of a server is a path or a whole URL. */
export function requestURIProblem(url: string): string | undefined {
  if (controlProblem(url) || /^([a-z][a-z\d+.-]*:)?\//i.test(url)) return urlProblem(url);
  return `parse ${quote(url)}: invalid URI for request`;
}

function controlProblem(url: string): string | undefined {
  const controls = [...url].some((char) => char < ' ' || char === '\x7f');
  return controls ? 'net/url: invalid control character in URL' : undefined;
}

function problem(url: string): string | undefined {
  const authority = /^\w+:\/\/([^/?#]*)/.exec(url)?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const bracketed = host.startsWith('[');
  const bracket = host.lastIndexOf(']');
  if (bracketed && bracket < 0) return "missing ']' in host";
  const colon = bracketed ? bracket + 1 : host.lastIndexOf(':');
  const port = colon < 0 ? '' : host.slice(colon);
  if (!/^(:\d*)?$/.test(port)) return `invalid port ${quote(port)} after host`;
  const bad = /%(?![0-9A-Fa-f]{2}).{0,2}/.exec(
    host + url.slice(url.indexOf(authority) + authority.length).split('?')[0],
  );
  if (bad) return `invalid URL escape ${quote(bad[0])}`;
  const odd = /[ "<>\\^`{|}]/.exec(host);
  return odd ? `invalid character ${quote(odd[0])} in host name` : undefined;
}
