/** What probes of a container come to: the program is asked, at every moment that may change its answer. */
import { quote } from '../../go/strconv/quote';
import type { Container, Pod, Probe } from '../../kube/api/core/v1';
import type { ContainerRun } from '../forecast/container-run';
import type { Failing } from '../forecast/outcome';
import type { PodWorld } from '../forecast/pod-world';
import { runBlind } from '../forecast/world';
import { resultIn } from './life';
import { FORECAST_STEPS } from './limits';
import { containersOf, runningSince } from './pod-containers';
import type { ContainerRuntime } from './runtime';

/** How a probe is made, and how long it may take. */
export type Probing = Probe;

/** Moments after the start up to which answers are looked for, and how many of them. */
const HORIZON = 3_600_000;
const MOST_LOOKS = 300;
const MOST_EVENTS = 5000;

/** When the probe of a container fails, in milliseconds from the start of the instance that runs. */
export function probeFailures(runtime: ContainerRuntime, pod: Pod, container: Container, probe: Probing): Failing[] {
  const one = containersOf(pod).find((other) => other.container.name === container.name);
  const now = runtime.now();
  const startedAt = runningSince(one?.status) ?? now;
  const plan = runtime.plan({ container, status: one?.status, task: false }, startedAt, runtime.record(pod));
  const opened = runtime.world(pod, { also: [plan], steps: FORECAST_STEPS, rounds: 2 });
  const run = opened.runs.get(container.name);
  if (!run) return [];
  const ask = asking(pod, container, probe, opened, run);
  if (!ask) return [];
  const looks: { at: number; output: string | undefined }[] = [];
  const look = () => {
    const output = ask();
    if (looks.at(-1)?.output !== output) looks.push({ at: Math.max(startedAt, opened.world.now), output });
  };
  runBlind(opened.world.runUntil(startedAt));
  look();
  let { version } = run.machine.fs;
  const moments = new Set(momentsOf(run, startedAt));
  for (const at of moments) opened.world.at(at, () => undefined);
  for (let events = 0; events < MOST_EVENTS && looks.length < MOST_LOOKS; events++) {
    const next = opened.world.nextEvent();
    if (next === Number.POSITIVE_INFINITY || next > startedAt + HORIZON) break;
    runBlind(opened.world.runUntil(next));
    if (run.machine.fs.version === version && !moments.has(next)) continue;
    look();
    ({ version } = run.machine.fs);
  }
  return looks.flatMap(({ at, output }, index) => {
    if (output === undefined) return [];
    const until = looks[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return [{ from: at - startedAt, until: until - startedAt, output }];
  });
}

/** When answers of servers change by themselves: when they begin to listen, and when they say so. */
function momentsOf({ machine }: ContainerRun, startedAt: number): number[] {
  return machine.listeners.flatMap(({ server, since }) => [
    since,
    ...(server.changesAfterMs ?? []).map((ms) => startedAt + ms),
  ]);
}

/** Makes the probe: gives what it says when it fails. Undefined for one nobody can tell anything about. */
function asking(
  pod: Pod,
  container: Container,
  probe: Probing,
  opened: PodWorld,
  run: ContainerRun,
): (() => string | undefined) | undefined {
  const { exec, httpGet, tcpSocket, grpc } = probe;
  if (exec) return () => execFailure(opened, run, exec.command ?? [], (probe.timeoutSeconds ?? 1) * 1000);
  const port = grpc?.port ?? portOf(container, httpGet?.port ?? tcpSocket?.port);
  if (port === undefined || httpGet?.host || tcpSocket?.host) return undefined;
  const address = `${pod.status?.podIP ?? ''}:${port}`;
  const refused = `dial tcp ${address}: connect: connection refused`;
  return () => {
    const found = opened.listenerAt(port);
    if (!found) {
      if (isUnknown(opened)) return undefined;
      if (!httpGet) return grpc ? `timeout: failed to connect service "${address}" within 1s` : refused;
      return `Get "${urlOf(address, httpGet)}": ${refused}`;
    }
    const { server, context } = found.peer;
    if (!httpGet || !server.answer) return undefined;
    const headers = new Map([['user-agent', 'kube-probe/1.28']]);
    for (const { name, value } of httpGet.httpHeaders ?? []) headers.set(name.toLowerCase(), value);
    const path = pathOf(httpGet.path);
    const { status } = server.answer({ method: 'GET', path, headers, body: '', from: '10.0.0.1' }, context);
    return status >= 400 ? `HTTP probe failed with statuscode: ${status}` : undefined;
  };
}

const pathOf = (path = '/'): string => (path.startsWith('/') ? path : `/${path}`);
const urlOf = (address: string, { path, scheme = 'HTTP' }: NonNullable<Probe['httpGet']>): string =>
  `${scheme.toLowerCase()}://${address}${pathOf(path)}`;

/** A pod one of whose programs nobody knows may listen anywhere. */
function isUnknown({ runs }: PodWorld): boolean {
  return [...runs.values()].some(({ machine, exit, argv }) => {
    const { definition } = machine.setting.image;
    if (exit) return false;
    if (definition.repositories.length === 0) return true;
    if (machine.listeners.length > 0) return false;
    const [name = ''] = argv;
    const base = name.slice(name.lastIndexOf('/') + 1);
    return !machine.programs.has(base) && !/^(sh|bash|ash|dash|pause)$/.test(base);
  });
}

function portOf({ ports = [] }: Container, port: number | string | undefined): number | undefined {
  return typeof port === 'string' ? ports.find(({ name }) => name === port)?.containerPort : port;
}

function execFailure(opened: PodWorld, run: ContainerRun, command: string[], timeout: number): string | undefined {
  const result = resultIn(opened, run, command);
  // A command the runtime cannot start is no failure: the kubelet says that the probe errored, and waits for the next.
  if (result === 'unfound') return undefined;
  if (!result || result.ms > timeout) return `command ${quote(command.join(' '))} timed out`;
  if (result.code === NOT_FOUND && isUnknown(opened)) return undefined;
  return result.code === 0 ? undefined : result.output;
}

/** What a shell gives for a program it does not find. */
const NOT_FOUND = 127;
