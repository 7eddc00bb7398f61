/** `kubectl proxy`. */
import type { Server } from 'node:http';
import path from 'node:path';
import { errnoText } from '../../go/os/system-error';
import type { Command, Context, Flag, FlagValues } from '../cli/command';
import type { Served } from './proxy/answer';
import { requestFilter } from './proxy/filter';
import { proxyServer } from './proxy/server';

const DEFAULT_PORT = 8001;

const text = (name: string, usage: string, rest: Partial<Flag> = {}): Flag => ({
  name,
  type: 'string',
  usage,
  ...rest,
});

export const proxy: Command = {
  name: 'proxy',
  usage: 'proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix]',
  short: 'Serve the API on a local port',
  long: `Serves the API of the cluster over HTTP on a port of this machine, and files of a folder beside it, until it is interrupted.

Watches are answered with what there is.`,
  examples: `# Serve the API; curl localhost:8001/api/v1/pods shows the pods
kubectl proxy

# On any free port, under a prefix of its own, with a folder of files beside it
kubectl proxy --port=0 --api-prefix=/k8s-api --www=./web`,
  flags: [
    text('accept-hosts', 'Regular expressions for hosts to accept.', {
      default: '^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$',
    }),
    text('accept-paths', 'Regular expressions for paths to accept.', { default: '^.*' }),
    text('address', 'Address to listen on.', { default: '127.0.0.1' }),
    text('api-prefix', 'Where to serve the API.', { default: '/' }),
    { name: 'append-server-path', type: 'bool', usage: "Put the path of the context's server in front." },
    { name: 'disable-filter', type: 'bool', usage: 'Accept everything.' },
    { name: 'keepalive', type: 'duration', default: '0s', usage: 'How long to keep a connection.' },
    { name: 'port', shorthand: 'p', type: 'int', default: DEFAULT_PORT, usage: 'Port to listen on; 0 for any.' },
    text('reject-methods', 'Regular expressions for methods to reject.', { default: '^$' }),
    text('reject-paths', 'Regular expressions for paths to reject, even accepted ones.', {
      default: '^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach',
    }),
    text('unix-socket', 'Socket to listen on.', { shorthand: 'u' }),
    text('www', 'Folder to serve files of.', { shorthand: 'w' }),
    text('www-prefix', 'Where to serve the files.', { shorthand: 'P', default: '/static/' }),
  ],
  access: 'write',
  async run(ctx, _args, flags) {
    const socket = flags.string('unix-socket');
    const port = flags.int('port');
    if (socket && port !== DEFAULT_PORT) throw new Error('cannot set --unix-socket and --port');
    const address = await listen(
      proxyServer(servedBy(ctx, flags), () => ctx.session.commit()),
      socket || { port, host: flags.string('address') },
    );
    ctx.streams.out.write(`Starting to serve on ${address}\n`);
    ctx.session.commit();
    // Between requests nothing is held, so that it may end at any time.
    await new Promise<never>(() => {});
  },
};

function servedBy(ctx: Context, flags: FlagValues): Served {
  const slashed = (prefix: string) => `/${prefix}/`.replace(/\/+/g, '/');
  const www = flags.string('www');
  return {
    client: () => ctx.session.client,
    accepts: requestFilter(flags),
    apiPrefix: slashed(flags.string('api-prefix')),
    ...(www ? { www: { folder: path.resolve(ctx.cwd, www), prefix: slashed(flags.string('www-prefix')) } } : {}),
  };
}

/** Resolves to where the server listens. Rejects in Go's words when it cannot. */
function listen(server: Server, place: string | { port: number; host: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const where = typeof place === 'string' ? `unix ${place}` : `tcp ${place.host}:${place.port}`;
      reject(new Error(`listen ${where}: bind: ${errnoText(error)}`));
    });
    server.listen(place, () => {
      const at = server.address();
      resolve(at === null || typeof at === 'string' ? String(at) : `${at.address}:${at.port}`);
    });
  });
}
