/** The flags of `kubectl proxy`. */
import { flag, type ValuesOf } from '../../cli/flags/declare';

export const DEFAULT_PORT = 8001;

/** In no particular order: help sorts them. */
export function proxyFlags() {
  return {
    'accept-hosts': flag.string('Regular expressions for hosts to accept.', {
      default: '^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$',
    }),
    'accept-paths': flag.string('Regular expressions for paths to accept.', { default: '^.*' }),
    address: flag.string('Address to listen on.', { default: '127.0.0.1' }),
    'api-prefix': flag.string('Where to serve the API.', { default: '/' }),
    'append-server-path': flag.bool("Put the path of the context's server in front."),
    'disable-filter': flag.bool('Accept everything.'),
    keepalive: flag.duration('How long to keep a connection.', { default: '0s' }),
    port: flag.int('Port to listen on; 0 for any.', { shorthand: 'p', default: DEFAULT_PORT }),
    'reject-methods': flag.string('Regular expressions for methods to reject.', { default: '^$' }),
    'reject-paths': flag.string('Regular expressions for paths to reject, even accepted ones.', {
      default: '^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach',
    }),
    'unix-socket': flag.string('Socket to listen on.', { shorthand: 'u' }),
    www: flag.string('Folder to serve files of.', { shorthand: 'w' }),
    'www-prefix': flag.string('Where to serve the files.', { shorthand: 'P', default: '/static/' }),
  };
}

/** Their values. */
export type Flags = ValuesOf<ReturnType<typeof proxyFlags>>;
