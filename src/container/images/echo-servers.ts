/** Small web servers of tutorials: each says who it is, or says back what it was asked. */
import type { ImageDefinition, Server, ServerContext } from './definition';
import { httpAnswer, logTime } from './http-answers';
import { linesAt, optionOf, plainTime } from './log-lines';

/** An image with one server, which answers every request with a text. */
function answering(
  repositories: string[],
  program: string,
  port: number | ((ctx: ServerContext) => number),
  text: (ctx: ServerContext, path: string) => string,
  more: Partial<Server> & { userland?: ImageDefinition['userland']; type?: string } = {},
): ImageDefinition {
  const { userland = 'none', type = 'text/plain; charset=utf-8', ...server } = more;
  return {
    repositories,
    userland,
    entrypoint: [program],
    servers: {
      [program]: {
        ports: (ctx) => [typeof port === 'number' ? port : port(ctx)],
        answer: ({ path }, ctx) => httpAnswer(200, text(ctx, path), { now: ctx.now, type }),
        ...server,
      },
    },
  };
}

const bootcamp = answering(
  ['gcr.io/google-samples/kubernetes-bootcamp', 'docker.io/jocatalin/kubernetes-bootcamp'],
  'node',
  8080,
  ({ hostname, tag }) => `Hello Kubernetes bootcamp! | Running on: ${hostname} | v=${/\d+/.exec(tag)?.[0] ?? '1'}\n`,
  {
    userland: 'debian',
    type: 'text/plain',
    lines: (ctx) =>
      linesAt(0, [`Kubernetes Bootcamp App Started At: ${isoSecond(ctx)} | Running On:  ${ctx.hostname} `, '']),
    accessLog: (_, __, { hostname, now }) => ({
      text: `Running On: ${hostname} | Total Requests: 1 | App Uptime: 1 seconds | Log Time: ${new Date(now).toISOString()}\n`,
    }),
  },
);

const isoSecond = (ctx: ServerContext): string => new Date(ctx.startedAt).toISOString();

const httpEcho = answering(
  ['docker.io/hashicorp/http-echo', 'docker.io/mendhak/http-https-echo'],
  '/http-echo',
  ({ argv }) => Number(/:(\d+)/.exec(optionOf(argv, '-listen', '--listen') ?? ':5678')?.[1]),
  ({ argv, env }) => `${optionOf(argv, '-text', '--text') ?? env.get('ECHO_TEXT') ?? 'hello-world'}\n`,
  {
    lines: (ctx) => linesAt(0, [`${plainTime(ctx).replaceAll('-', '/')} Server is listening on :5678`], 'stderr'),
    accessLog: ({ method, path, from, headers }, { body }, { now }) => ({
      text: `${new Date(now).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/')} ${from} "${method} ${path} HTTP/1.1" 200 ${body.length} "${headers.get('user-agent') ?? ''}" 10.1µs\n`,
    }),
  },
);

const echoServer: ImageDefinition = {
  repositories: [
    ...[
      'registry.k8s.io/echoserver',
      'k8s.gcr.io/echoserver',
      'gcr.io/google_containers/echoserver',
      'docker.io/kicbase/echo-server',
    ],
    ...['docker.io/ealen/echo-server', 'docker.io/jmalloc/echo-server', 'registry.k8s.io/e2e-test-images/echoserver'],
  ],
  userland: 'debian',
  cmd: ['echoserver'],
  servers: {
    echoserver: {
      ports: ({ env }) => [Number(env.get('PORT') ?? 8080)],
      answer({ method, path, headers, body, from }, { hostname, now, podIP }) {
        const sent = [...headers].map(([name, value]) => `\t${name}=${value}`);
        const text = [
          ...['', '', `Hostname: ${hostname}`, '', 'Pod Information:', '\t-no pod information available-', ''],
          ...['Server values:', '\tserver_version=nginx: 1.13.3 - lua: 10008', ''],
          ...[
            'Request Information:',
            `\tclient_address=${from}`,
            `\tmethod=${method}`,
            `\treal path=${path}`,
            '\tquery=',
          ],
          ...[
            '\trequest_version=1.1',
            '\trequest_scheme=http',
            `\trequest_uri=http://${headers.get('host') ?? podIP}:8080${path}`,
            '',
          ],
          ...['Request Headers:', ...sent, '', 'Request Body:', body || '\t-no body in request-', '', ''],
        ];
        return httpAnswer(200, text.join('\n'), { now, type: 'text/plain', server: 'echoserver' });
      },
    },
  },
};

const whoami = answering(
  ['docker.io/traefik/whoami', 'docker.io/containous/whoami'],
  '/whoami',
  80,
  ({ hostname, podIP }, path) => `Hostname: ${hostname}\nIP: 127.0.0.1\nIP: ${podIP}\nGET ${path} HTTP/1.1\n`,
  { lines: (ctx) => linesAt(0, [`${plainTime(ctx).replaceAll('-', '/')} Starting up on port 80`], 'stderr') },
);

const serveHostname = answering(
  ['registry.k8s.io/serve_hostname', 'k8s.gcr.io/serve_hostname', 'gcr.io/kubernetes-e2e-test-images/serve-hostname'],
  '/serve_hostname',
  9376,
  ({ hostname }) => hostname,
);

const hpaExample = answering(
  ['registry.k8s.io/hpa-example', 'k8s.gcr.io/hpa-example'],
  'apache2-foreground',
  80,
  () => 'OK!',
  {
    userland: 'debian',
    type: 'text/html; charset=UTF-8',
    accessLog: ({ method, path, from }, { status, body }, { now }) => ({
      text: `${from} - - [${logTime(now)}] "${method} ${path} HTTP/1.1" ${status} ${body.length} "-" "-"\n`,
    }),
  },
);

const goproxy: ImageDefinition = {
  repositories: ['registry.k8s.io/goproxy', 'k8s.gcr.io/goproxy'],
  userland: 'none',
  entrypoint: ['/goproxy'],
  servers: { '/goproxy': { ports: () => [8080] } },
};

const guestbook = answering(
  [
    ...['gcr.io/google-samples/gb-frontend', 'gcr.io/google_samples/gb-frontend'],
    'us-docker.pkg.dev/google-samples/containers/gke/gb-frontend',
  ],
  'apache2-foreground',
  80,
  () =>
    '<html ng-app="redis">\n  <head>\n    <title>Guestbook</title>\n  </head>\n  <body ng-controller="RedisCtrl">\n  </body>\n</html>\n',
  { userland: 'debian', type: 'text/html' },
);

/** All of them. */
export const echoServers: readonly ImageDefinition[] = [
  ...[bootcamp, httpEcho, echoServer, whoami, serveHostname, hpaExample, goproxy, guestbook],
];
