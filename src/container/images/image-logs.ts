/** What images write by themselves when they start. */

import type { LogLine } from '../forecast/logs';
import { formatTime } from '../programs/date';
import type { Site } from '../shell/site';

/** The first lines of the servers people look at; nothing for others. */
export function imageLog(site: Site, startedAt: number): LogLine[] {
  return startLines(site, startedAt).map((text) => ({ time: startedAt, text: `${text}\n` }));
}

function startLines({ image, container }: Site, startedAt: number): string[] {
  switch (image.name) {
    case 'nginx':
      return nginxLines(image.tag, startedAt);
    case 'hello-world':
      return [
        '',
        'Hello from Docker!',
        'This message shows that your installation appears to be working correctly.',
        '',
      ];
    case 'mysql':
    case 'mariadb':
      return (container.env ?? []).length + (container.envFrom ?? []).length > 0
        ? []
        : databaseLines(image.name, startedAt);
    default:
      return [];
  }
}

/** Images before 1.19 have no entrypoint that would say anything. */
function nginxLines(tag: string, startedAt: number): string[] {
  const [major = 1, minor = 25] = tag.split('.').map(Number);
  if (major === 1 && minor < 19) return [];
  const notice = `${formatTime('%Y/%m/%d %H:%M:%S', startedAt)} [notice] 1#1:`;
  const version = /^\d+\.\d+\.\d+/.exec(tag)?.[0] ?? '1.25.3';
  return [
    '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
    '/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/',
    '/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh',
    '10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf',
    '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf',
    '/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh',
    '/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh',
    '/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh',
    '/docker-entrypoint.sh: Configuration complete; ready for start up',
    `${notice} using the "epoll" event method`,
    `${notice} nginx/${version}`,
    `${notice} start worker processes`,
    `${notice} start worker process 29`,
    `${notice} start worker process 30`,
  ];
}

function databaseLines(name: 'mysql' | 'mariadb', startedAt: number): string[] {
  const time = formatTime('%Y-%m-%d %H:%M:%S+00:00', startedAt);
  const prefix = name === 'mysql' ? 'MYSQL' : 'MARIADB';
  const empty = name === 'mysql' ? 'MYSQL_ALLOW_EMPTY_PASSWORD' : 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD';
  return [
    `${time} [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified`,
    '    You need to specify one of the following as an environment variable:',
    `    - ${prefix}_ROOT_PASSWORD`,
    `    - ${empty}`,
    `    - ${prefix}_RANDOM_ROOT_PASSWORD`,
  ];
}
