/** PostgreSQL. */
import type { ImageDefinition, Server, ServerContext } from './definition';
import { linesAt, milliTime, optionOf, releaseOf } from './log-lines';

const RELEASES = ['9.6.24', '10.23', '11.22', '12.17', '13.13', '14.10', '15.5', '16.1', '17.2'];
const READY = 3000;
const OPENED = 500;

const postgresVersion = (tag: string): string => {
  const [major = '', minor] = releaseOf(tag, '16.1', RELEASES).split('.');
  return minor === '0'
    ? (RELEASES.find((release) => release.startsWith(`${major}.`)) ?? `${major}.0`)
    : `${major}.${minor}`;
};

const folderOf = ({ env }: ServerContext): string => env.get('PGDATA') ?? '/var/lib/postgresql/data';
const hasData = (ctx: ServerContext): boolean => ctx.read(`${folderOf(ctx)}/PG_VERSION`) !== undefined;
const portOf = ({ argv, env }: ServerContext): number =>
  Number(optionOf(argv, '-p', '--port') ?? env.get('PGPORT') ?? 5432);

const UNSAFE = `Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.

       See PostgreSQL documentation about "trust":
       https://www.postgresql.org/docs/current/auth-trust.html`;

const INITIALISING = (folder: string) => `The files belonging to this database system will be owned by user "postgres".
This user must also own the server process.

The database cluster will be initialized with locale "en_US.utf8".
The default database encoding has accordingly been set to "UTF8".
The default text search configuration will be set to "english".

Data page checksums are disabled.

fixing permissions on existing directory ${folder} ... ok
creating subdirectories ... ok
selecting dynamic shared memory implementation ... posix
selecting default max_connections ... 100
selecting default shared_buffers ... 128MB
selecting default time zone ... Etc/UTC
creating configuration files ... ok
running bootstrap script ... ok
performing post-bootstrap initialization ... ok
syncing data to disk ... ok


Success. You can now start the database server using:

    pg_ctl -D ${folder} -l logfile start
`;

const KEPT = `
PostgreSQL Database directory appears to contain a database; Skipping initialization
`;

function lines(ctx: ServerContext) {
  const version = postgresVersion(ctx.tag);
  const ready = hasData(ctx) ? OPENED : READY;
  const log = (pid: number, text: string) => `${milliTime(ctx, ready)} UTC [${pid}] LOG:  ${text}`;
  const debian = `Debian ${version}-1.pgdg120+1`;
  const port = portOf(ctx);
  return [
    ...linesAt(0, (hasData(ctx) ? KEPT : INITIALISING(folderOf(ctx))).split('\n')),
    ...(hasData(ctx) ? [] : linesAt(ready, ['PostgreSQL init process complete; ready for start up.', ''])),
    ...linesAt(
      ready,
      [
        log(
          1,
          `starting PostgreSQL ${version} (${debian}) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit`,
        ),
        log(1, `listening on IPv4 address "0.0.0.0", port ${port}`),
        log(1, `listening on IPv6 address "::", port ${port}`),
        log(1, `listening on Unix socket "/var/run/postgresql/.s.PGSQL.${port}"`),
        log(29, `database system was shut down at ${milliTime(ctx, ready).slice(0, 19)} UTC`),
        log(1, 'database system is ready to accept connections'),
      ],
      'stderr',
    ),
  ];
}

const server: Server = {
  protocol: 'postgres',
  ports: (ctx) => [portOf(ctx)],
  readyAfterMs: (ctx) => (hasData(ctx) ? OPENED : READY),
  lines,
  exits(ctx) {
    if (hasData(ctx) || ctx.env.get('POSTGRES_PASSWORD') || ctx.env.get('POSTGRES_HOST_AUTH_METHOD') === 'trust')
      return undefined;
    if (ctx.read(ctx.env.get('POSTGRES_PASSWORD_FILE') ?? '/nonexistent') !== undefined) return undefined;
    return { code: 1, afterMs: 0, lines: linesAt(0, UNSAFE.split('\n'), 'stderr') };
  },
  term: (ctx) => {
    const log = (pid: number, text: string) =>
      `${milliTime({ ...ctx, startedAt: ctx.now })} UTC [${pid}] LOG:  ${text}`;
    const said = [
      log(1, 'received smart shutdown request'),
      log(27, 'shutting down'),
      log(1, 'database system is shut down'),
    ];
    return { code: 0, afterMs: 200, lines: linesAt(0, said, 'stderr') };
  },
};

export const postgres: ImageDefinition = {
  repositories: ['docker.io/library/postgres'],
  userland: 'debian',
  without: ['curl', 'wget', 'ps', 'ping'],
  programs: ['psql', 'pg_isready', 'pg_dump', 'createdb'],
  env: (tag) => ({
    LANG: 'en_US.utf8',
    PG_MAJOR: postgresVersion(tag).split('.')[0] ?? '',
    PG_VERSION: `${postgresVersion(tag)}-1.pgdg120+1`,
    PGDATA: '/var/lib/postgresql/data',
  }),
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['postgres'],
  wraps: true,
  servers: { postgres: server },
  files: () => ({ '/var/lib/postgresql/data': { folder: true }, '/docker-entrypoint-initdb.d': { folder: true } }),
};
