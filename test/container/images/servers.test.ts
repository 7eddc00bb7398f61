/** What the servers of images say, where they listen and how they end. */
import { describe, expect, it } from 'vitest';
import type { ImageDefinition, Server, ServerContext } from '../../../src/container/images/definition';
import { echoServers } from '../../../src/container/images/echo-servers';
import { releaseOf } from '../../../src/container/images/log-lines';
import { stores } from '../../../src/container/images/stores';

const START = Date.parse('2026-11-30T22:46:48.123Z');

/** The server an image starts, and what it can see of a fresh container. */
function started(repository: string, tag: string, change: Partial<ServerContext> = {}) {
  const image = [...stores, ...echoServers].find(({ repositories }) => repositories.includes(repository));
  if (!image) throw new Error(`no image ${repository}`);
  const words = [...(image.wraps ? [] : (image.entrypoint ?? [])), ...(image.cmd ?? [])];
  const written = new Map<string, string>();
  const ctx: ServerContext = {
    argv: words,
    env: new Map(),
    tag,
    hostname: 'web-1',
    podIP: '10.32.0.7',
    namespace: 'default',
    startedAt: START,
    now: START,
    read: (path) => written.get(path),
    list: () => [],
    write: (path, content) => void written.set(path, content),
    ...change,
  };
  return { image, server: serverOf(image, words[0] ?? ''), ctx, written };
}

function serverOf({ servers = {} }: ImageDefinition, name: string): Server {
  const found = servers[name];
  if (!found) throw new Error(`no server ${name}`);
  return found;
}

const env = (values: Record<string, string>) => ({ env: new Map(Object.entries(values)) });

const texts = ({ server, ctx }: ReturnType<typeof started>): string[] =>
  (server.exits?.(ctx)?.lines ?? server.lines?.(ctx) ?? []).map(({ text }) => text.replace(/\n$/, ''));

describe('each image', () => {
  it.each([...stores, ...echoServers].map((image) => [image.repositories[0] ?? '', image]))(
    '%s starts a server',
    (_, image) => {
      const words = [...(image.wraps ? [] : (image.entrypoint ?? [])), ...(image.cmd ?? [])];
      expect(Object.keys(image.servers ?? {})).toContain(words[0]);
    },
  );

  it('has repositories of its own', () => {
    const all = [...stores, ...echoServers].flatMap(({ repositories }) => repositories);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('redis', () => {
  it('starts', () => {
    expect(texts(started('docker.io/library/redis', '7.2'))).toEqual([
      '1:C 30 Nov 2026 22:46:48.123 * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo',
      '1:C 30 Nov 2026 22:46:48.123 * Redis version=7.2.4, bits=64, commit=00000000, modified=0, pid=1, just started',
      '1:C 30 Nov 2026 22:46:48.123 # Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
      '1:M 30 Nov 2026 22:46:48.123 * monotonic clock: POSIX clock_gettime',
      '1:M 30 Nov 2026 22:46:48.123 * Running mode=standalone, port=6379.',
      '1:M 30 Nov 2026 22:46:48.123 * Server initialized',
      '1:M 30 Nov 2026 22:46:48.123 * Ready to accept connections tcp',
    ]);
  });

  it('listens where its arguments or its configuration say', () => {
    const { server, ctx } = started('docker.io/library/redis', '6.0', { argv: ['redis-server', '--port', '7000'] });
    expect(server.ports(ctx)).toEqual([7000]);
    const configured = { argv: ['redis-server', '/c'], read: () => 'maxmemory 2mb\nport 6380\n' };
    expect(server.ports({ ...ctx, ...configured })).toEqual([6380]);
  });

  it('says that it ends', () => {
    const { server, ctx } = started('docker.io/library/redis', '7.2');
    expect(server.term?.(ctx)).toMatchObject({ code: 0, afterMs: 100 });
  });
});

describe('a database without a password', () => {
  it('of MySQL is not made', () => {
    const mysql = started('docker.io/library/mysql', '8.0');
    expect(mysql.server.exits?.(mysql.ctx)?.code).toBe(1);
    expect(texts(mysql)).toEqual([
      '2026-11-30 22:46:48+00:00 [Note] [Entrypoint]: Entrypoint script for MySQL Server 8.0.36-1.el8 started.',
      "2026-11-30 22:46:48+00:00 [Note] [Entrypoint]: Switching to dedicated user 'mysql'",
      '2026-11-30 22:46:48+00:00 [Note] [Entrypoint]: Entrypoint script for MySQL Server 8.0.36-1.el8 started.',
      '2026-11-30 22:46:48+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
      '    You need to specify one of the following as an environment variable:',
      '    - MYSQL_ROOT_PASSWORD',
      '    - MYSQL_ALLOW_EMPTY_PASSWORD',
      '    - MYSQL_RANDOM_ROOT_PASSWORD',
    ]);
  });

  it('of PostgreSQL is not made', () => {
    expect(texts(started('docker.io/library/postgres', '16'))[0]).toBe(
      'Error: Database is uninitialized and superuser password is not specified.',
    );
  });
});

describe('a database with a password', () => {
  it.each([
    [
      'docker.io/library/mysql',
      '5.7',
      { MYSQL_ROOT_PASSWORD: 'x' },
      "Version: '5.7.44'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server (GPL)",
    ],
    [
      'docker.io/library/mariadb',
      '10.11',
      { MARIADB_ALLOW_EMPTY_ROOT_PASSWORD: '1' },
      "Version: '10.11.6-MariaDB-1:10.11.6+maria~ubu2204'  socket: '/run/mysqld/mysqld.sock'  port: 3306  mariadb.org binary distribution",
    ],
    [
      'docker.io/library/postgres',
      '15-alpine',
      { POSTGRES_PASSWORD: 'x' },
      '2026-11-30 22:46:51.123 UTC [1] LOG:  database system is ready to accept connections',
    ],
  ])('of %s:%s is made', (repository, tag, values, last) => {
    expect(texts(started(repository, tag, env(values))).at(-1)).toBe(last);
  });
});

it.each([
  ['docker.io/library/mongo', '7', [27017]],
  ['docker.io/library/memcached', 'latest', [11211]],
  ['docker.io/library/rabbitmq', '3-management', [5672, 25672, 15672]],
  ['registry.k8s.io/etcd', '3.5.9-0', [2379, 2380]],
  ['docker.io/library/zookeeper', '3.8', [2181, 2888, 3888, 8080]],
  ['gcr.io/google-samples/cassandra', 'v13', [7000, 7001, 7199, 9042]],
  ['docker.io/hashicorp/http-echo', '1.0', [5678]],
])('%s:%s listens', (repository, tag, ports) => {
  const { server, ctx } = started(repository, tag);
  expect(server.ports(ctx)).toEqual(ports);
});

it('a member of a ZooKeeper ensemble writes its configuration', () => {
  const { server, ctx, written } = started('registry.k8s.io/kubernetes-zookeeper', '1.0-3.4.10', {
    argv: ['start-zookeeper', '--servers=3', '--data_dir=/var/lib/zookeeper/data', '--sync_limit=5'],
    hostname: 'zk-1',
  });
  written.set('/etc/hosts', '127.0.0.1\tlocalhost\n10.32.0.7\tzk-1.zk-hs.default.svc.cluster.local\tzk-1\n');
  server.lines?.(ctx);
  expect(written.get('/var/lib/zookeeper/data/myid')).toBe('2\n');
  expect(written.get('/opt/zookeeper/conf/zoo.cfg')?.split('\n').slice(-4)).toEqual([
    'server.1=zk-0.zk-hs.default.svc.cluster.local:2888:3888',
    'server.2=zk-1.zk-hs.default.svc.cluster.local:2888:3888',
    'server.3=zk-2.zk-hs.default.svc.cluster.local:2888:3888',
    '',
  ]);
});

it.each([
  ['gcr.io/google-samples/kubernetes-bootcamp', 'v2', {}, 'Hello Kubernetes bootcamp! | Running on: web-1 | v=2\n'],
  ['docker.io/hashicorp/http-echo', '1.0', { argv: ['/http-echo', '-text=apple'] }, 'apple\n'],
  ['registry.k8s.io/serve_hostname', '1.4', {}, 'web-1'],
  ['registry.k8s.io/hpa-example', 'latest', {}, 'OK!'],
])('%s answers', (repository, tag, change, body) => {
  const { server, ctx } = started(repository, tag, change);
  const request = { method: 'GET', path: '/', headers: new Map(), body: '', from: '10.32.0.9' };
  expect(server.answer?.(request, ctx)).toMatchObject({ status: 200, body });
});

it.each([
  ['latest', '16.1'],
  ['15', '15.5'],
  ['15.2', '15.2'],
  ['14-alpine', '14.0'],
])('a tag stands for a release: %s', (tag, release) => {
  expect(releaseOf(tag, '16.1', ['15.5'])).toBe(release);
});
