/** MySQL and MariaDB. */
import type { ImageDefinition, Server, ServerContext, ServerLine } from './definition';
import { isoTime, linesAt, plainTime, releaseOf } from './log-lines';

/** What the entrypoints of the two say differently. */
interface Flavour {
  name: string;
  prefix: string;
  /** Variables one of which is wanted before a database is made; the error names the first three. */
  required: readonly string[];
  version(tag: string): string;
  /** What the server itself writes once it runs. */
  running(ctx: ServerContext, version: string, afterMs: number): string[];
  processName: string;
}

/** A database is made in so many milliseconds; one that is there already opens sooner. */
const INITIALISED = 9000;
const OPENED = 1500;

const hasData = ({ list }: ServerContext): boolean => (list('/var/lib/mysql/mysql') ?? []).length > 0;
const readyAfterMs = (ctx: ServerContext): number => (hasData(ctx) ? OPENED : INITIALISED);

function entrypointLine(ctx: ServerContext, level: string, text: string, afterMs = 0): string {
  return `${plainTime(ctx, afterMs)}+00:00 [${level}] [Entrypoint]: ${text}`;
}

function beginning(ctx: ServerContext, { name, version }: Flavour): ServerLine[] {
  const started = `Entrypoint script for ${name} Server ${version(ctx.tag)} started.`;
  return linesAt(0, [
    entrypointLine(ctx, 'Note', started),
    entrypointLine(ctx, 'Note', "Switching to dedicated user 'mysql'"),
    entrypointLine(ctx, 'Note', started),
  ]);
}

function lines(ctx: ServerContext, flavour: Flavour): ServerLine[] {
  const version = flavour.version(ctx.tag);
  const ready = readyAfterMs(ctx);
  const initialised = hasData(ctx)
    ? []
    : [
        ...linesAt(0, [entrypointLine(ctx, 'Note', 'Initializing database files')]),
        ...linesAt(5000, [
          entrypointLine(ctx, 'Note', 'Database files initialized', 5000),
          entrypointLine(ctx, 'Note', 'Starting temporary server', 5000),
        ]),
        ...linesAt(7000, [entrypointLine(ctx, 'Note', 'Temporary server started.', 7000)]),
        ...linesAt(ready - 500, [
          entrypointLine(ctx, 'Note', 'Stopping temporary server', ready - 500),
          entrypointLine(ctx, 'Note', 'Temporary server stopped', ready - 500),
          '',
          entrypointLine(ctx, 'Note', `${flavour.name} init process done. Ready for start up.`, ready - 500),
          '',
        ]),
      ];
  return [
    ...beginning(ctx, flavour),
    ...initialised,
    ...linesAt(ready, flavour.running(ctx, version, ready), 'stderr'),
  ];
}

function server(flavour: Flavour): Server {
  return {
    protocol: 'mysql',
    ports: () => [3306],
    readyAfterMs,
    lines: (ctx) => lines(ctx, flavour),
    exits(ctx) {
      if (hasData(ctx) || flavour.required.some((name) => ctx.env.get(name))) return undefined;
      const error = [
        entrypointLine(ctx, 'ERROR', 'Database is uninitialized and password option is not specified'),
        '    You need to specify one of the following as an environment variable:',
        ...flavour.required.slice(0, 3).map((name) => `    - ${name}`),
      ];
      return { code: 1, afterMs: 500, lines: [...beginning(ctx, flavour), ...linesAt(500, error, 'stderr')] };
    },
    processes: () => [{ pid: 1, command: flavour.processName, user: 'mysql' }],
    term: () => ({ code: 0, afterMs: 2000 }),
  };
}

const MYSQL: Flavour = {
  name: 'MySQL',
  prefix: 'MYSQL',
  required: ['MYSQL_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'],
  version: (tag) => {
    const release = releaseOf(tag, '8.3.0', ['5.5.62', '5.6.51', '5.7.44', '8.0.36', '8.4.0']);
    return `${release}-1.el${release.startsWith('5.') ? '7' : '8'}`;
  },
  processName: 'mysqld',
  running(ctx, version, afterMs) {
    const [release = ''] = version.split('-');
    const time = isoTime(ctx, afterMs).replace(/(\.\d+)Z$/, '$1000Z');
    const end = `Version: '${release}'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server`;
    if (release.startsWith('5.')) return [`${time} 0 [Note] mysqld: ready for connections.`, `${end} (GPL)`];
    const system = (id: string, who: string, text: string) => `${time} 0 [System] [${id}] [${who}] ${text}`;
    return [
      system('MY-010116', 'Server', `/usr/sbin/mysqld (mysqld ${release}) starting as process 1`),
      system('MY-013576', 'InnoDB', 'InnoDB initialization has started.').replace(' 0 ', ' 1 '),
      system('MY-013577', 'InnoDB', 'InnoDB initialization has ended.').replace(' 0 ', ' 1 '),
      `${time} 0 [Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.`,
      system(
        'MY-013602',
        'Server',
        'Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel.',
      ),
      system(
        'MY-011323',
        'Server',
        "X Plugin ready for connections. Bind-address: '::' port: 33060, socket: /var/run/mysqld/mysqlx.sock",
      ),
      system('MY-010931', 'Server', `/usr/sbin/mysqld: ready for connections. ${end} - GPL.`),
    ];
  },
};

const MARIADB: Flavour = {
  name: 'MariaDB',
  prefix: 'MARIADB',
  required: [
    ...['MARIADB_ROOT_PASSWORD', 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', 'MARIADB_RANDOM_ROOT_PASSWORD'],
    ...['MARIADB_ROOT_PASSWORD_HASH', ...MYSQL.required],
  ],
  version: (tag) =>
    `1:${releaseOf(tag, '11.2.2', ['10.3.39', '10.4.32', '10.5.23', '10.6.16', '10.11.6', '11.4.2'])}+maria~ubu2204`,
  processName: 'mariadbd',
  running(ctx, version, afterMs) {
    const release = version.replace(/^1:|\+.*$/g, '');
    const time = plainTime(ctx, afterMs);
    return [
      `${time} 0 [Note] Starting MariaDB ${release}-MariaDB-${version} source revision  as process 1`,
      `${time} 0 [Note] InnoDB: Completed initialization of buffer pool`,
      `${time} 0 [Note] Plugin 'FEEDBACK' is disabled.`,
      `${time} 0 [Note] Server socket created on IP: '0.0.0.0'.`,
      `${time} 0 [Note] Server socket created on IP: '::'.`,
      `${time} 0 [Note] mariadbd: ready for connections.`,
      `Version: '${release}-MariaDB-${version}'  socket: '/run/mysqld/mysqld.sock'  port: 3306  mariadb.org binary distribution`,
    ];
  },
};

function definition(repositories: string[], flavour: Flavour): ImageDefinition {
  return {
    repositories,
    userland: 'debian',
    without: ['curl', 'wget', 'ps', 'ping'],
    programs: ['mysql', 'mysqladmin', 'mysqldump', ...(flavour === MARIADB ? ['mariadb', 'mariadb-admin'] : [])],
    env: (tag) => ({ [`${flavour.prefix}_VERSION`]: flavour.version(tag) }),
    entrypoint: ['docker-entrypoint.sh'],
    cmd: [flavour.processName],
    wraps: true,
    servers: { mysqld: server(flavour), [flavour.processName]: server(flavour) },
    files: () => ({
      '/var/lib/mysql': { folder: true },
      '/docker-entrypoint-initdb.d': { folder: true },
      '/etc/mysql/conf.d': { folder: true },
    }),
  };
}

export const mysql = definition(
  ['docker.io/library/mysql', 'docker.io/library/percona', 'docker.io/mysql/mysql-server'],
  MYSQL,
);
export const mariadb = definition(['docker.io/library/mariadb'], MARIADB);
