/** MongoDB, memcached, RabbitMQ and etcd. */
import type { ImageDefinition, ServerContext } from './definition';
import { httpAnswer } from './http-answers';
import { isoTime, linesAt, milliTime, optionOf, releaseOf } from './log-lines';

const MONGO_RELEASES = ['4.4.28', '5.0.24', '6.0.13', '7.0.5', '8.0.4'];

function mongoLine(
  ctx: ServerContext,
  id: number,
  component: string,
  context: string,
  msg: string,
  attr?: object,
): string {
  const $date = isoTime(ctx).replace('Z', '+00:00');
  const head = `{"t":{"$date":"${$date}"},"s":"I", ${`"c":"${component}",`.padEnd(15)}"id":${id}, `;
  return `${head}  "ctx":"${context}","msg":${JSON.stringify(msg)}${attr ? `,"attr":${JSON.stringify(attr)}` : ''}}`;
}

const mongoPort = ({ argv }: ServerContext): number => Number(optionOf(argv, '--port') ?? 27017);

export const mongo: ImageDefinition = {
  repositories: ['docker.io/library/mongo'],
  userland: 'debian',
  without: ['curl', 'wget', 'ps', 'ping'],
  programs: ['mongosh', 'mongo'],
  env: (tag) => ({ MONGO_VERSION: releaseOf(tag, '7.0.5', MONGO_RELEASES) }),
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['mongod'],
  wraps: true,
  files: () => ({ '/data/db': { folder: true }, '/data/configdb': { folder: true } }),
  servers: {
    mongod: {
      protocol: 'mongo',
      ports: (ctx) => [mongoPort(ctx)],
      readyAfterMs: () => 1000,
      lines(ctx) {
        const port = mongoPort(ctx);
        const version = releaseOf(ctx.tag, '7.0.5', MONGO_RELEASES);
        const starting = { pid: 1, port, dbPath: '/data/db', architecture: '64-bit', host: ctx.hostname };
        return [
          ...linesAt(0, [
            mongoLine(
              ctx,
              23285,
              'CONTROL',
              'main',
              "Automatically disabling TLS 1.0, to force-enable TLS 1.0 specify --sslDisabledProtocols 'none'",
            ),
            mongoLine(ctx, 4615611, 'CONTROL', 'initandlisten', 'MongoDB starting', starting),
            mongoLine(ctx, 23403, 'CONTROL', 'initandlisten', 'Build Info', { buildInfo: { version } }),
          ]),
          ...linesAt(1000, [
            mongoLine(ctx, 23015, 'NETWORK', 'listener', 'Listening on', { address: `/tmp/mongodb-${port}.sock` }),
            mongoLine(ctx, 23015, 'NETWORK', 'listener', 'Listening on', { address: '0.0.0.0' }),
            mongoLine(ctx, 23016, 'NETWORK', 'listener', 'Waiting for connections', { port, ssl: 'off' }),
          ]),
        ];
      },
      term: () => ({ code: 0, afterMs: 500 }),
    },
  },
};

export const memcached: ImageDefinition = {
  repositories: ['docker.io/library/memcached'],
  userland: 'debian',
  without: ['curl', 'wget', 'ps', 'ping'],
  user: 11211,
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['memcached'],
  wraps: true,
  servers: {
    memcached: { protocol: 'memcached', ports: ({ argv }) => [Number(optionOf(argv, '-p', '--port') ?? 11211)] },
  },
};

const rabbitVersion = (tag: string): string =>
  releaseOf(tag, '3.12.12', ['3.8.34', '3.9.29', '3.10.25', '3.11.28', '3.13.7', '4.0.5']);

export const rabbitmq: ImageDefinition = {
  repositories: ['docker.io/library/rabbitmq'],
  userland: 'debian',
  without: ['curl', 'wget', 'ps', 'ping'],
  programs: ['rabbitmqctl', 'rabbitmq-diagnostics'],
  env: (tag) => ({ RABBITMQ_VERSION: rabbitVersion(tag) }),
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['rabbitmq-server'],
  wraps: true,
  servers: {
    'rabbitmq-server': {
      ports: ({ tag }) => [5672, 25672, ...(tag.includes('management') ? [15672] : [])],
      readyAfterMs: () => 6000,
      lines(ctx) {
        const version = rabbitVersion(ctx.tag);
        const info = (afterMs: number, text: string) => `${milliTime(ctx, afterMs)}000+00:00 [info] <0.230.0> ${text}`;
        const managed = ctx.tag.includes('management');
        const plugins = managed ? 4 : 1;
        return [
          ...linesAt(2000, [
            info(2000, `Starting RabbitMQ ${version} on Erlang 25.3.2.8 [jit]`),
            info(2000, 'Copyright (c) 2007-2023 Broadcom Inc and/or its subsidiaries'),
            info(2000, 'Licensed under the MPL 2.0. Website: https://rabbitmq.com'),
            '',
            `  ##  ##      RabbitMQ ${version}`,
            '  ##  ##',
            '  ##########  Copyright (c) 2007-2023 Broadcom Inc and/or its subsidiaries',
            '  ######  ##',
            '  ##########  Licensed under the MPL 2.0. Website: https://rabbitmq.com',
            '',
          ]),
          ...linesAt(6000, [
            ...(managed ? [info(6000, 'Management plugin: HTTP (non-TLS) listener started on port 15672')] : []),
            info(6000, 'started TCP listener on [::]:5672'),
            info(6000, `Server startup complete; ${plugins} plugins started.`),
          ]),
        ];
      },
      answer: (_, { now }) =>
        httpAnswer(200, '<!DOCTYPE html>\n<html>\n<head><title>RabbitMQ Management</title></head>\n</html>\n', { now }),
      term: () => ({ code: 0, afterMs: 1500 }),
    },
  },
};

const etcdVersion = (tag: string): string => releaseOf(tag, '3.5.9');

export const etcd: ImageDefinition = {
  repositories: [
    ...['registry.k8s.io/etcd', 'k8s.gcr.io/etcd', 'quay.io/coreos/etcd', 'gcr.io/etcd-development/etcd'],
    ...['docker.io/bitnami/etcd', 'gcr.io/google_containers/etcd'],
  ],
  userland: 'none',
  programs: ['etcdctl'],
  cmd: ['etcd'],
  servers: {
    etcd: {
      protocol: 'etcd',
      ports: () => [2379, 2380],
      lines(ctx) {
        const line = (caller: string, msg: string, more = '') =>
          `{"level":"info","ts":"${isoTime(ctx)}","caller":"${caller}","msg":"${msg}"${more}}`;
        return linesAt(
          0,
          [
            line('etcdmain/etcd.go:73', 'Running: ', `,"args":${JSON.stringify(ctx.argv)}`),
            line('embed/etcd.go:127', 'configuring peer listeners', ',"listen-peer-urls":["http://localhost:2380"]'),
            line(
              'embed/etcd.go:135',
              'configuring client listeners',
              ',"listen-client-urls":["http://localhost:2379"]',
            ),
            line('embed/etcd.go:309', 'starting an etcd server', `,"etcd-version":"${etcdVersion(ctx.tag)}"`),
            line('etcdserver/server.go:2062', 'published local member to cluster through raft'),
            line('embed/serve.go:100', 'ready to serve client requests'),
          ],
          'stderr',
        );
      },
      answer({ path }, { now, tag }) {
        const json = (status: number, body: string) => httpAnswer(status, body, { now, type: 'application/json' });
        if (path.startsWith('/health')) return json(200, '{"health":"true","reason":""}');
        if (path === '/version') return json(200, `{"etcdserver":"${etcdVersion(tag)}","etcdcluster":"3.5.0"}`);
        return httpAnswer(404, '404 page not found\n', { now, type: 'text/plain; charset=utf-8' });
      },
    },
  },
};
