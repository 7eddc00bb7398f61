/** What answers on a pod's ports: web servers whose habits are known, and programs that listen to nobody. */
import type { Container, Pod } from '../../kube/api/core/v1';
import { parseImage } from '../images/image';
import { containerArgv } from '../machine/argv';

/** An HTTP status, or no connection at all. */
export type Answer = number | 'refused';

/** An answer, and from when until when after its container's start it is given. */
export interface TimedAnswer {
  answer: Answer;
  from: number;
  until: number;
}

/** What a port says to a request; nothing is said of servers nobody knows. */
type Server = 'nobody' | 'unknown' | { port: number; answers(path: string): TimedAnswer[] };

/** The answers at a port of a pod; none where they cannot be told. */
export function answerAt({ spec }: Pod, port: number, path: string): TimedAnswer[] {
  const servers = spec.containers.map(serverOf);
  for (const server of servers) if (typeof server === 'object' && server.port === port) return server.answers(path);
  return servers.includes('unknown') ? [] : forEver('refused');
}

function forEver(answer: Answer): TimedAnswer[] {
  return [{ answer, from: 0, until: Number.POSITIVE_INFINITY }];
}

/** Programs that wait for something, but not for connections. */
const DEAF = new Set(['sleep', 'tail', 'top', 'pause']);

function serverOf(container: Container): Server {
  const { name } = parseImage(container.image ?? '');
  const argv = containerArgv(container);
  if (isLivenessTest(name, argv)) return { port: 8080, answers: livenessAnswers };
  if (argv.length > 0) return isDeaf(argv) ? 'nobody' : 'unknown';
  if (name === 'pause') return 'nobody';
  if (name !== 'nginx' && name !== 'httpd') return 'unknown';
  // What was configured or put in place of the usual pages is not looked into.
  if (container.volumeMounts?.some(({ mountPath }) => CONFIGURED.test(mountPath))) return 'unknown';
  const pages = name === 'nginx' ? ['/', '/index.html', '/50x.html'] : ['/', '/index.html'];
  return { port: 80, answers: (path) => forEver(pages.includes(path.replace(/[?#].*$/s, '') || '/') ? 200 : 404) };
}

const CONFIGURED = /^\/(etc\/nginx|usr\/share\/nginx|usr\/local\/apache2)/;

function isDeaf([program = '', flag, script = '']: string[]): boolean {
  const name = program.split('/').pop() ?? '';
  return (
    DEAF.has(name) || (/^(ba|a|da)?sh$/.test(name) && flag === '-c' && /^(exec )?sleep [\w.]+$/.test(script.trim()))
  );
}

/** The image of the liveness tutorial: its `/healthz` is well for ten seconds. */
const isLivenessTest = (image: string, argv: string[]): boolean =>
  image === 'liveness' || (image === 'agnhost' && argv.includes('liveness'));

function livenessAnswers(path: string): TimedAnswer[] {
  if (path !== '/healthz') return forEver(200);
  return [
    { answer: 200, from: 0, until: 10_000 },
    { answer: 500, from: 10_000, until: Number.POSITIVE_INFINITY },
  ];
}
