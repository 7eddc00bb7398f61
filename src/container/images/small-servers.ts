/** Servers of manuals that do one thing. */
import type { ImageDefinition, Server } from './definition';
import { httpAnswer, logTime } from './http-answers';

const silent: Server = { ports: () => [] };

export const pause: ImageDefinition = {
  repositories: [
    'registry.k8s.io/pause',
    'k8s.gcr.io/pause',
    'gcr.io/google_containers/pause',
    'docker.io/kubernetes/pause',
  ],
  userland: 'none',
  entrypoint: ['/pause'],
  servers: { '/pause': silent },
};

const APACHE_PAGE = '<html><body><h1>It works!</h1></body></html>\n';

export const httpd: ImageDefinition = {
  repositories: ['docker.io/library/httpd'],
  userland: 'debian',
  env: () => ({ HTTPD_PREFIX: '/usr/local/apache2', HTTPD_VERSION: '2.4.58' }),
  workdir: '/usr/local/apache2',
  cmd: ['httpd-foreground'],
  files: () => ({ '/usr/local/apache2/htdocs/index.html': APACHE_PAGE }),
  servers: {
    'httpd-foreground': {
      ports: () => [80],
      lines: ({ podIP, startedAt }) => {
        const name = `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${podIP}. Set the 'ServerName' directive globally to suppress this message\n`;
        const time = new Date(startedAt)
          .toUTCString()
          .replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5.000000 $4');
        return [
          { text: name, stream: 'stderr' },
          { text: name, stream: 'stderr' },
          {
            text: `[${time}] [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/2.4.58 (Unix) configured -- resuming normal operations\n`,
            stream: 'stderr',
          },
          {
            text: `[${time}] [core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'\n`,
            stream: 'stderr',
          },
        ];
      },
      answer: ({ path }, ctx) => {
        const plain = path.replace(/\?.*$/s, '');
        const file = `/usr/local/apache2/htdocs${plain.endsWith('/') ? `${plain}index.html` : plain}`;
        const body = ctx.read(file);
        const { now } = ctx;
        if (body !== undefined) return httpAnswer(200, body, { server: 'Apache/2.4.58 (Unix)', now });
        return httpAnswer(
          404,
          '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n<h1>Not Found</h1>\n<p>The requested URL was not found on this server.</p>\n</body></html>\n',
          { server: 'Apache/2.4.58 (Unix)', now },
        );
      },
      accessLog: ({ method, path, from }, { status, body }, { now }) => ({
        text: `${from} - - [${logTime(now)}] "${method} ${path} HTTP/1.1" ${status} ${Buffer.byteLength(body)}\n`,
      }),
    },
  },
};

const helloVersion = (tag: string) => (/^2/.test(tag) ? '2.0.0' : '1.0.0');

export const helloApp: ImageDefinition = {
  repositories: [
    ...['gcr.io/google-samples/hello-app', 'us-docker.pkg.dev/google-samples/containers/gke/hello-app'],
    'docker.io/google/hello-app',
  ],
  userland: 'none',
  entrypoint: ['/hello-app'],
  servers: {
    '/hello-app': {
      ports: ({ env }) => [Number(env.get('PORT') ?? 8080)],
      lines: ({ startedAt, env }) => [
        {
          text: `${new Date(startedAt).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/')} Server listening on port ${env.get('PORT') ?? 8080}\n`,
          stream: 'stderr',
        },
      ],
      answer: (_, { tag, hostname, now }) =>
        httpAnswer(200, `Hello, world!\nVersion: ${helloVersion(tag)}\nHostname: ${hostname}\n`, {
          type: 'text/plain; charset=utf-8',
          now,
        }),
      accessLog: ({ path }, _, { now }) => ({
        text: `${new Date(now).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/')} Serving request: ${path}\n`,
        stream: 'stderr',
      }),
    },
  },
};

export const nodeHello: ImageDefinition = {
  repositories: ['gcr.io/google-samples/node-hello', 'docker.io/pbitty/hello-from'],
  userland: 'debian',
  programs: ['node', 'curl', 'ps', 'wget'],
  cmd: ['node-hello'],
  servers: {
    'node-hello': {
      ports: () => [8080],
      answer: (_, { now }) => httpAnswer(200, 'Hello Kubernetes!', { type: 'text/plain', now }),
    },
  },
};

export const helloWorld: ImageDefinition = {
  repositories: ['docker.io/library/hello-world'],
  userland: 'none',
  cmd: ['/hello'],
  servers: {
    '/hello': {
      ports: () => [],
      exits: () => ({
        code: 0,
        afterMs: 0,
        lines: [
          '',
          'Hello from Docker!',
          'This message shows that your installation appears to be working correctly.',
          '',
        ].map((text) => ({ text: `${text}\n` })),
      }),
    },
  },
};

/** The test image of Kubernetes: what it serves its arguments say. */
export const agnhost: ImageDefinition = {
  repositories: [
    ...['registry.k8s.io/e2e-test-images/agnhost', 'k8s.gcr.io/e2e-test-images/agnhost', 'registry.k8s.io/agnhost'],
    ...['registry.k8s.io/liveness', 'k8s.gcr.io/liveness', 'gcr.io/google_containers/liveness'],
  ],
  userland: 'alpine',
  programs: ['curl', 'dig', 'agnhost'],
  entrypoint: ['/agnhost'],
  cmd: ['pause'],
  servers: {
    '/agnhost': agnhostServer(),
    '/server': agnhostServer(),
  },
};

function agnhostServer(): Server {
  const mode = (argv: readonly string[]) => (argv[0] === '/server' ? 'liveness' : (argv[1] ?? 'pause'));
  return {
    ports: ({ argv }) => {
      const wanted = Number(/--(?:http-)?port[= ](\d+)/.exec(argv.join(' '))?.[1]);
      if (mode(argv) === 'pause') return [];
      return [wanted || (mode(argv) === 'serve-hostname' ? 9376 : 8080)];
    },
    changesAfterMs: [10_000],
    answer: ({ path }, { argv, hostname, startedAt, now }) => {
      const text = (status: number, body: string) =>
        httpAnswer(status, body, { type: 'text/plain; charset=utf-8', now });
      const plain = path.replace(/\?.*$/s, '');
      if (mode(argv) === 'serve-hostname' || plain === '/hostname' || plain === '/hostName') return text(200, hostname);
      if (mode(argv) !== 'liveness')
        return text(200, plain === '/healthz' ? '' : `NOW: ${new Date(now).toISOString()}`);
      if (plain !== '/healthz') return text(200, 'ok');
      const seconds = (now - startedAt) / 1000;
      return seconds >= 10 ? text(500, `error: ${seconds}`) : text(200, 'ok');
    },
  };
}
