/** Listens on local ports, and lets the program of a pod answer: `portforward` of client-go. */
import http from 'node:http';
import { reasonOf } from '../../../container/programs/http';
import { errnoText } from '../../../go/os/system-error';
import type { Pod } from '../../../kube/api/core/v1';
import type { Context } from '../../cli/command';
import type { ForwardedPort } from './ports';

/** Addresses `localhost` stands for. */
const LOCAL = ['127.0.0.1', '::1'];

/** Forwards until a signal comes. Rejects when nobody listens in the pod, as the connection to it is lost then. */
export async function forward(
  ctx: Context,
  pod: Pod,
  ports: readonly ForwardedPort[],
  addresses: readonly string[],
): Promise<never> {
  const hosts = addresses.flatMap((address) => (address === 'localhost' ? LOCAL : [address]));
  return new Promise<never>((_, reject) => {
    void (async () => {
      for (const { local, remote } of ports) {
        let chosen = local;
        for (const host of hosts) {
          const server = http.createServer((request, response) => {
            answer(ctx, pod, { local: chosen, remote }, request, response).catch(reject);
          });
          try {
            chosen = await listen(server, host, chosen);
          } catch (err) {
            // Machines without IPv6 are no reason to give up.
            if (host === '::1') continue;
            reject(new Error(`unable to listen on any of the requested ports: [{${local} ${remote}}]`));
            ctx.streams.err.write(
              `Unable to listen on port ${local}: Listeners failed to create with the following errors: [unable to create listener: Error listen tcp4 ${host}:${local}: bind: ${errnoText(err)}]\n`,
            );
            return;
          }
          ctx.streams.out.write(`Forwarding from ${host.includes(':') ? `[${host}]` : host}:${chosen} -> ${remote}\n`);
        }
      }
      ctx.session.commit();
    })();
  });
}

function listen(server: http.Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function answer(
  ctx: Context,
  pod: Pod,
  { local, remote }: ForwardedPort,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { session, streams } = ctx;
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk;
  streams.out.write(`Handling connection for ${local}\n`);
  const connection = session.containers.runtime.listenerOf(pod, remote);
  if (connection.kind !== 'open' || !connection.peer.server.answer) {
    const id = (pod.metadata.uid ?? '').replaceAll('-', '').repeat(2);
    streams.err.write(
      `E0101 00:00:00.000000       1 portforward.go:409] an error occurred forwarding ${local} -> ${remote}: error forwarding port ${remote} to pod ${id}, uid : ${pod.metadata.uid}: failed to connect to localhost:${remote} inside namespace "${id}", IPv4: dial tcp4 127.0.0.1:${remote}: connect: connection refused IPv6 dial tcp6: address localhost: no suitable address found \n`,
    );
    session.commit();
    request.socket.destroy();
    throw new Error('lost connection to pod');
  }
  const { server, context, log } = connection.peer;
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const asked = { method: request.method ?? 'GET', path: request.url ?? '/', headers, body, from: '127.0.0.1' };
  const answered = server.answer?.(asked, context);
  if (!answered) return;
  const line = server.accessLog?.(asked, answered, context);
  if (line) log(line);
  session.commit();
  response.writeHead(answered.status, reasonOf(answered), Object.fromEntries(answered.headers));
  response.end(asked.method === 'HEAD' ? '' : answered.body);
}
