/** Redis, and the images of the guestbook that are one. */
import type { ImageDefinition, Server, ServerContext } from './definition';
import { dayTime, linesAt, optionOf, releaseOf } from './log-lines';

const RELEASES = ['5.0.14', '6.0.20', '6.2.14', '7.0.15', '7.2.4', '7.4.2'];

/** The release of a tag. */
const redisVersion = (tag: string): string => releaseOf(tag, '7.2.4', RELEASES);

/** The configuration file on the command line, the first word that is no option. */
function configuration({ argv, read }: ServerContext): string | undefined {
  const [, path = ''] = argv;
  return path === '' || path.startsWith('-') ? undefined : read(path);
}

function portOf(ctx: ServerContext): number {
  const configured = /^\s*port\s+(\d+)/m.exec(configuration(ctx) ?? '')?.[1];
  return Number(optionOf(ctx.argv, '--port') ?? configured ?? 6379);
}

function lines(ctx: ServerContext) {
  const version = redisVersion(ctx.tag);
  const [major = 7, minor = 2] = version.split('.').map(Number);
  const isNew = major > 7 || (major === 7 && minor >= 2);
  const loud = isNew ? '*' : '#';
  const time = dayTime(ctx);
  const begins = `1:C ${time} ${loud}`;
  const told = configuration(ctx) !== undefined || ctx.argv.length > 1;
  const replica = optionOf(ctx.argv, '--replicaof', '--slaveof');
  return linesAt(0, [
    `${begins} oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo`,
    `${begins} Redis version=${version}, bits=64, commit=00000000, modified=0, pid=1, just started`,
    told
      ? `${begins} Configuration loaded`
      : `1:C ${time} # Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf`,
    ...(major >= 6 ? [`1:M ${time} * monotonic clock: POSIX clock_gettime`] : []),
    `1:M ${time} * Running mode=standalone, port=${portOf(ctx)}.`,
    `1:M ${time} ${loud} Server initialized`,
    `1:M ${time} * Ready to accept connections${isNew ? ' tcp' : ''}`,
    ...(replica ? [`1:S ${time} * Connecting to MASTER ${replica.replace(' ', ':')}`] : []),
  ]);
}

const server: Server = {
  protocol: 'redis',
  ports: (ctx) => [portOf(ctx)],
  lines,
  term: (ctx) => {
    const time = dayTime({ ...ctx, startedAt: ctx.now });
    return {
      code: 0,
      afterMs: 100,
      lines: linesAt(0, [
        `1:signal-handler (${Math.floor(ctx.now / 1000)}) Received SIGTERM scheduling shutdown...`,
        `1:M ${time} * User requested shutdown...`,
        `1:M ${time} * Saving the final RDB snapshot before exiting.`,
        `1:M ${time} * DB saved on disk`,
        `1:M ${time} # Redis is now ready to exit, bye bye...`,
      ]),
    };
  },
};

export const redis: ImageDefinition = {
  repositories: [
    ...['docker.io/library/redis', 'registry.k8s.io/redis', 'k8s.gcr.io/redis', 'gcr.io/google_containers/redis'],
    ...['gcr.io/google_samples/gb-redis-follower', 'us-docker.pkg.dev/google-samples/containers/gke/gb-redis-follower'],
    ...['gcr.io/google_samples/gb-redisslave', 'docker.io/kubernetes/redis'],
  ],
  userland: 'debian',
  without: ['curl', 'wget', 'ps'],
  programs: ['redis-cli'],
  env: (tag) => ({ REDIS_VERSION: redisVersion(tag) }),
  workdir: '/data',
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['redis-server'],
  wraps: true,
  servers: { 'redis-server': server },
  files: () => ({ '/data': { folder: true } }),
};
