/** What probes of a container come to, as far as it can be told from what the container runs. */
import type { Container, Pod, Probe } from '../../kube/api/core/v1';
import { isBusybox, parseImage } from '../images/image';
import { literalEnv } from '../machine/argv';
import { knownCommand, SHELLS } from './command-outcome';
import { fileChanges } from './file-times';
import { type Answer, answerAt } from './listening';

/** A time in which a probe fails, in milliseconds from the container's start, and what the kubelet says of it. */
export interface Failing {
  from: number;
  until: number;
  output: string;
}

/** How a probe is made, and how long it may take. */
export type Probing = Probe & { timeoutSeconds?: number };

/** When the probe of a container fails. A probe nobody can tell anything about does not. */
export function probeFailures(pod: Pod, container: Container, probe: Probing): Failing[] {
  const { exec, httpGet, tcpSocket } = probe;
  if (exec) return execFailures(container, exec.command ?? [], (probe.timeoutSeconds ?? 1) * 1000);
  const port = portOf(container, httpGet?.port ?? tcpSocket?.port);
  const host = httpGet?.host ?? tcpSocket?.host;
  if (port === undefined || host) return [];
  const address = `${pod.status?.podIP ?? ''}:${port}`;
  const refused = `dial tcp ${address}: connect: connection refused`;
  const { path = '/', scheme = 'HTTP' } = httpGet ?? {};
  const url = `${scheme.toLowerCase()}://${address}${path.startsWith('/') ? '' : '/'}${path}`;
  return answerAt(pod, port, path)
    .map(({ answer, ...times }) => ({ ...times, output: outputOf(answer) }))
    .filter(({ output }) => output !== '');

  function outputOf(answer: Answer): string {
    if (answer === 'refused') return httpGet ? `Get "${url}": ${refused}` : refused;
    return httpGet && answer >= 400 ? `HTTP probe failed with statuscode: ${answer}` : '';
  }
}

function portOf({ ports = [] }: Container, port: number | string | undefined): number | undefined {
  return typeof port === 'string' ? ports.find(({ name }) => name === port)?.containerPort : port;
}

function execFailures(container: Container, command: string[], timeout: number): Failing[] {
  const always = (output: string): Failing[] => [{ from: 0, until: Number.POSITIVE_INFINITY, output }];
  const argv = unwrapped(command);
  const path = soughtFile(argv);
  if (path !== undefined) return fileFailures(container, path, missing(container, argv[0] ?? '', path));
  const image = parseImage(container.image ?? '');
  const end = knownCommand(command, { image, open: false, env: literalEnv(container) });
  if (end === 'unknown') return [];
  if (end === undefined || end.ms > timeout) return always(`command "${command.join(' ')}" timed out`);
  return end.code === 0 ? [] : always('');
}

/** `sh -c "cat /tmp/ready"` without its shell. */
function unwrapped(command: string[]): string[] {
  const [program = '', flag, script = ''] = command;
  if (!SHELLS.has(program.split('/').pop() ?? '') || flag !== '-c') return command;
  return /^[\w./ [\]-]+$/.test(script) ? script.trim().split(/ +/) : command;
}

/** The only file a command wants to be there. */
function soughtFile([name, ...args]: string[]): string | undefined {
  const [first = '', second = ''] = args;
  if (name === 'cat' || name === 'ls' || name === 'stat') return args.length === 1 ? first : undefined;
  const tests = name === 'test' || (name === '[' && args.at(-1) === ']');
  return tests && /^-[efrs]$/.test(first) ? second : undefined;
}

function missing({ image = '' }: Container, program: string, path: string): string {
  const busybox = isBusybox(parseImage(image));
  const problem = ': No such file or directory\n';
  switch (program) {
    case 'cat':
      return busybox ? `cat: can't open '${path}'${problem}` : `cat: ${path}${problem}`;
    case 'ls':
      return busybox ? `ls: ${path}${problem}` : `ls: cannot access '${path}'${problem}`;
    case 'stat':
      return busybox ? `stat: can't stat '${path}'${problem}` : `stat: cannot statx '${path}'${problem}`;
    default:
      return '';
  }
}

function fileFailures(container: Container, path: string, output: string): Failing[] {
  const changes = fileChanges(container, path);
  if (!changes) return [];
  const failing: Failing[] = [];
  let from: number | undefined = 0;
  for (const { ms, exists } of changes) {
    if (exists && from !== undefined && ms > from) failing.push({ from, until: ms, output });
    if (exists) from = undefined;
    else from ??= ms;
  }
  if (from !== undefined) failing.push({ from, until: Number.POSITIVE_INFINITY, output });
  return failing;
}
