/** `kubectl proxy`. */

import type { Server } from 'node:http';
import path from 'node:path';
import { errnoText } from '../../go/os/system-error';
import { type Context, command } from '../cli/command';
import type { Served } from './proxy/answer';
import { requestFilter } from './proxy/filter';
import { DEFAULT_PORT, type Flags, proxyFlags } from './proxy/flags';
import { proxyServer } from './proxy/server';

export const proxy = command({
  name: 'proxy',
  usage: 'proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix]',
  short: 'Serve the API on a local port',
  long: `Serves the API of the cluster over HTTP on a port of this machine, and files of a folder beside it, until it is interrupted.

Watches are answered with what there is.`,
  examples: `# Serve the API; curl localhost:8001/api/v1/pods shows the pods
kubectl proxy

# On any free port, under a prefix of its own, with a folder of files beside it
kubectl proxy --port=0 --api-prefix=/k8s-api --www=./web`,
  flags: proxyFlags(),
  access: 'write',
  async run(ctx, _args, flags) {
    const socket = flags['unix-socket'];
    const port = flags.port;
    if (socket && port !== DEFAULT_PORT) throw new Error('cannot set --unix-socket and --port');
    const address = await listen(
      proxyServer(servedBy(ctx, flags), () => ctx.session.commit()),
      socket || { port, host: flags.address },
    );
    ctx.streams.out.write(`Starting to serve on ${address}\n`);
    ctx.session.commit();
    // Between requests nothing is held, so that it may end at any time.
    await new Promise<never>(() => {});
  },
});

function servedBy(ctx: Context, flags: Flags): Served {
  const slashed = (prefix: string) => `/${prefix}/`.replace(/\/+/g, '/');
  const www = flags.www;
  return {
    client: () => ctx.session.client,
    accepts: requestFilter(flags),
    apiPrefix: slashed(flags['api-prefix']),
    ...(www ? { www: { folder: path.resolve(ctx.cwd, www), prefix: slashed(flags['www-prefix']) } } : {}),
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
