/** nginx: the web server most pods of manuals run. */
import type { HttpAnswer, HttpRequest, ImageDefinition, Server, ServerContext } from './definition';
import { httpAnswer, logTime, mediaType } from './http-answers';
import { nginxError, nginxWelcome } from './web-pages';

/** The release a tag stands for. */
export function nginxVersion(tag: string): string {
  const [, version, patch] = /^(\d+\.\d+)(\.\d+)?/.exec(tag) ?? [];
  if (version === undefined) return LATEST[tag.split('-')[0] ?? ''] ?? '1.25.5';
  if (patch !== undefined) return version + patch;
  return LAST_PATCH[version] ?? `${version}.0`;
}

const LATEST: Readonly<Record<string, string>> = {
  latest: '1.25.5',
  stable: '1.26.0',
  mainline: '1.25.5',
  alpine: '1.25.5',
};
const LAST_PATCH: Readonly<Record<string, string>> = {
  '0.8': '1.9.1',
  '1.14': '1.14.2',
  '1.16': '1.16.1',
  '1.17': '1.17.10',
  '1.19': '1.19.10',
  '1.20': '1.20.2',
  '1.21': '1.21.6',
  '1.22': '1.22.1',
  '1.23': '1.23.4',
  '1.24': '1.24.0',
  '1.25': '1.25.5',
  '1.26': '1.26.3',
  '1.27': '1.27.5',
};

/** The first words of a directive in the configuration, be it in `nginx.conf` or in a file it includes. */
function directives(ctx: ServerContext, name: string): string[] {
  const folder = '/etc/nginx/conf.d';
  const files = (ctx.list(folder) ?? []).filter((file) => file.endsWith('.conf')).map((file) => `${folder}/${file}`);
  const main = ctx.read('/etc/nginx/nginx.conf') ?? '';
  const included = main === '' || /include\s+\/etc\/nginx\/conf\.d/.test(main) ? files : [];
  const texts = [main, ...included.map((file) => ctx.read(file) ?? '')];
  return texts.flatMap((text) => {
    const plain = text.replace(/#.*/g, '');
    return [...plain.matchAll(new RegExp(`(?:^|[;{}\\s])${name}\\s+([^;{}]*);`, 'g'))].map(([, value = '']) =>
      value.trim(),
    );
  });
}

function ports(ctx: ServerContext): number[] {
  const found = directives(ctx, 'listen').map((value) => Number(/(?:^|:)(\d+)(?:\s|$)/.exec(value)?.[1]));
  return [...new Set(found.filter(Number.isInteger))];
}

function answer({ method, path }: HttpRequest, ctx: ServerContext): HttpAnswer {
  const server = `nginx/${nginxVersion(ctx.tag)}`;
  const { now } = ctx;
  const plain = decodeURI(path.replace(/[?#].*$/s, '')).replace(/\/\.\.(?=\/|$)/g, '');
  const fixed = locationAnswer(ctx, plain);
  if (fixed) return httpAnswer(fixed.status, fixed.body, { server, now, type: 'text/plain' });
  const root = directives(ctx, 'root')[0] ?? '/usr/share/nginx/html';
  const file = `${root}${plain.endsWith('/') ? `${plain}index.html` : plain}`;
  const error = (status: 403 | 404 | 405) =>
    httpAnswer(status, nginxError(status, nginxVersion(ctx.tag)).body, { server, now });
  const body = ctx.read(file);
  if (body !== undefined) {
    if (method !== 'GET' && method !== 'HEAD') return error(405);
    return httpAnswer(200, body, { server, now, type: mediaType(file), more: [['Accept-Ranges', 'bytes']] });
  }
  if (plain.endsWith('/') && ctx.list(file.slice(0, -'/index.html'.length)) !== undefined) return error(403);
  return error(404);
}

/** `location /x { return 200 'text'; }`. */
function locationAnswer(ctx: ServerContext, path: string): { status: number; body: string } | undefined {
  const folder = '/etc/nginx/conf.d';
  for (const name of ctx.list(folder) ?? []) {
    const text = ctx.read(`${folder}/${name}`) ?? '';
    for (const [, location = '', status = '200', body = ''] of text.matchAll(
      /location\s+(?:=\s*)?(\S+)\s*\{[^}]*?return\s+(\d+)\s*(?:["']([^"']*)["'])?\s*;/g,
    )) {
      if (path === location || (location.endsWith('/') && path.startsWith(location)))
        return { status: Number(status), body: body.replace(/\\n/g, '\n') };
    }
  }
  return undefined;
}

function startLines(ctx: ServerContext) {
  const [major = 1, minor = 25] = nginxVersion(ctx.tag).split('.').map(Number);
  // Images before 1.19 have no entrypoint that would say anything.
  if (major === 1 && minor < 19) return [];
  const iso = new Date(ctx.startedAt).toISOString();
  const notice = `${iso.slice(0, 10).replaceAll('-', '/')} ${iso.slice(11, 19)} [notice] 1#1:`;
  const scripts = ['/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration'];
  const config = ctx.read('/etc/nginx/conf.d/default.conf');
  const differs = config !== undefined && config !== DEFAULT_CONF;
  return [
    ...scripts,
    '/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/',
    '/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh',
    ...(config === undefined
      ? ['10-listen-on-ipv6-by-default.sh: info: /etc/nginx/conf.d/default.conf is not a file or does not exist']
      : [
          '10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf',
          differs
            ? '10-listen-on-ipv6-by-default.sh: info: /etc/nginx/conf.d/default.conf differs from the packaged version'
            : '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf',
        ]),
    '/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh',
    '/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh',
    '/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh',
    '/docker-entrypoint.sh: Configuration complete; ready for start up',
    `${notice} using the "epoll" event method`,
    `${notice} nginx/${nginxVersion(ctx.tag)}`,
    `${notice} start worker processes`,
    `${notice} start worker process 29`,
    `${notice} start worker process 30`,
  ].map((text) => ({ text: `${text}\n` }));
}

const server: Server = {
  ports,
  answer,
  lines: startLines,
  processes: () => [
    { pid: 1, command: 'nginx: master process nginx -g daemon off;' },
    { pid: 29, command: 'nginx: worker process', user: 'nginx' },
    { pid: 30, command: 'nginx: worker process', user: 'nginx' },
  ],
  accessLog: ({ method, path, headers, from }, { status, body }, ctx) => {
    const agent = headers.get('user-agent') ?? '-';
    const size = method === 'HEAD' ? 0 : Buffer.byteLength(body);
    return {
      text: `${from} - - [${logTime(ctx.now)}] "${method} ${path} HTTP/1.1" ${status} ${size} "-" "${agent}" "-"\n`,
    };
  },
};

const DEFAULT_CONF = `server {
    listen       80;
    listen  [::]:80;
    server_name  localhost;

    #access_log  /var/log/nginx/host.access.log  main;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    #error_page  404              /404.html;

    # redirect server error pages to the static page /50x.html
    #
    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`;

const MAIN_CONF = `
user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /var/run/nginx.pid;


events {
    worker_connections  1024;
}


http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;

    sendfile        on;
    #tcp_nopush     on;

    keepalive_timeout  65;

    #gzip  on;

    include /etc/nginx/conf.d/*.conf;
}
`;

const ERROR_PAGE = `<!DOCTYPE html>
<html>
<head>
<title>Error</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>An error occurred.</h1>
<p>Sorry, the page you are looking for is currently unavailable.<br/>
Please try again later.</p>
<p>If you are the system administrator of this resource then you should check
the error log for details.</p>
<p><em>Faithfully yours, nginx.</em></p>
</body>
</html>
`;

const common: Omit<ImageDefinition, 'repositories' | 'userland'> = {
  programs: ['curl', 'nginx', 'openssl'],
  env: (tag) => ({ NGINX_VERSION: nginxVersion(tag), PKG_RELEASE: '1~bookworm' }),
  entrypoint: ['/docker-entrypoint.sh'],
  cmd: ['nginx', '-g', 'daemon off;'],
  wraps: true,
  servers: { nginx: server },
  files: (tag) => ({
    '/docker-entrypoint.d': { folder: true },
    '/etc/nginx/conf.d/default.conf': DEFAULT_CONF,
    '/etc/nginx/nginx.conf': MAIN_CONF,
    '/etc/nginx/mime.types': 'types {\n    text/html                                        html htm shtml;\n}\n',
    '/usr/share/nginx/html/50x.html': ERROR_PAGE,
    '/usr/share/nginx/html/index.html': nginxWelcome(nginxVersion(tag)),
    '/var/cache/nginx': { folder: true },
    '/var/log/nginx/access.log': { target: '/dev/stdout' },
    '/var/log/nginx/error.log': { target: '/dev/stderr' },
  }),
};

export const nginx: ImageDefinition = {
  ...common,
  repositories: [
    'docker.io/library/nginx',
    'registry.k8s.io/nginx-slim',
    'k8s.gcr.io/nginx-slim',
    'registry.k8s.io/nginx',
  ],
  userland: 'debian',
};

export const nginxAlpine: ImageDefinition = { ...common, repositories: nginx.repositories, userland: 'alpine' };
