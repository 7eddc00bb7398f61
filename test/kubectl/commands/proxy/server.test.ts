/** What must not end a proxy. */
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { proxyServer } from '../../../../src/kubectl/commands/proxy/server';
import { Simulation } from '../../../control-plane/controllers/simulation';

const { client } = new Simulation().cluster;
let stop = () => {};
afterEach(() => stop());

/** Starts a proxy on any port and gives the way to send it the bytes of a request, which resolves to its answer. */
async function started(commit = () => {}, unreadable = false) {
  const served = {
    client: () => {
      if (unreadable) throw new Error('state.json: not readable');
      return client;
    },
    accepts: () => true,
    apiPrefix: '/',
  };
  const server = proxyServer(served, commit);
  stop = () => server.close();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return (text: string, abort = false) =>
    new Promise<string>((resolve) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text, () => abort && socket.destroy()));
      socket.on('data', (data) => {
        answer += data;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer));
    });
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;

it('outlives aborted bodies, malformed paths and requests that are none', async () => {
  const send = await started();
  await send('POST /api/v1/pods HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{', true);
  expect(await send(get('/%zz'))).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*\r\n\r\n400 Bad Request$/s);
  expect(await send('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await send(get('/version'))).toMatch(/^HTTP\/1\.1 200 OK\r\n.*"gitVersion":"v1\.28\.15"/s);
});

it('acknowledges nothing that could not be saved', async () => {
  const send = await started(() => {
    throw new Error('no space left on device');
  });
  expect(await send(get('/version'))).toMatch(
    /^HTTP\/1\.1 500 .*"message":"Internal error occurred: no space left on device","reason":"InternalError".*\n$/s,
  );
});

it('says what keeps it from reading the state', async () => {
  const send = await started(undefined, true);
  expect(await send(get('/api/v1/pods'))).toMatch(
    /^HTTP\/1\.1 500 .*Internal error occurred: state\.json: not readable/s,
  );
});
