/** How containers live and end: what the kubelet asks before it happens. */
import type { Container, Pod } from '../../kube/api/core/v1';
import type { ContainerRun } from '../forecast/container-run';
import type { CommandResult, ContainerOutcome } from '../forecast/outcome';
import type { PodWorld } from '../forecast/pod-world';
import { runBlind } from '../forecast/world';
import { dependsOnObjects } from '../machine/environment';
import { Input } from '../programs/input';
import type { Task } from '../programs/task';
import { freshBudget, launch } from '../shell/launch';
import { FORECAST_STEPS } from './limits';
import { containersOf, runningSince } from './pod-containers';
import type { SavedMachine } from './records';
import type { ContainerRuntime } from './runtime';

/** More events than this are not gone through to find an end. */
const MOST_EVENTS = 20_000;
const MOST_TAIL_LINES = 80;
const MOST_TAIL_BYTES = 2048;
const MOST_MESSAGE_BYTES = 4096;

/** Containers whose end depends on nothing but themselves. */
const settled = {
  task: new WeakMap<Container, ContainerOutcome>(),
  server: new WeakMap<Container, ContainerOutcome>(),
};
/** Everything else is worked out once for a state of its pod. */
const recent = new WeakMap<
  Pod,
  Map<string, { at: number; record: SavedMachine | undefined; outcome: ContainerOutcome }>
>();

/** How a container of a pod ends that runs, or is about to start. */
export function outcomeOf(runtime: ContainerRuntime, pod: Pod, container: Container): ContainerOutcome {
  const one = containersOf(pod).find((other) => other.container.name === container.name);
  const task = one?.task ?? false;
  const record = runtime.record(pod);
  const untouched = !record || !Object.hasOwn(record.containers, container.name);
  const known = untouched ? (task ? settled.task : settled.server).get(container) : undefined;
  if (known) return known;
  const now = runtime.now();
  const before = recent.get(pod)?.get(container.name);
  if (before?.at === now && before.record === record) return before.outcome;
  const startedAt = runningSince(one?.status) ?? now;
  const plan = runtime.plan({ container, status: one?.status, task }, startedAt, record);
  const sees = pod.spec.shareProcessNamespace || 'targetContainerName' in container;
  const alone = !sees && (container.volumeMounts ?? []).every(({ name }) => isShown(pod, name));
  const opened = runtime.world(pod, {
    also: [plan],
    ...(alone ? { only: [container.name] } : {}),
    steps: FORECAST_STEPS,
    rounds: 2,
  });
  const outcome = followed(opened, container, startedAt);
  const itself = alone && !opened.asked && !dependsOnObjects(container) && !plan.input && !plan.written;
  if (itself && !mentionsPod(container)) (task ? settled.task : settled.server).set(container, outcome);
  // What the network answers may be another thing at the same moment.
  if (opened.asked) return outcome;
  if (!recent.has(pod)) recent.set(pod, new Map());
  recent.get(pod)?.set(container.name, { at: now, record, outcome });
  return outcome;
}

const isShown = ({ spec }: Pod, name: string): boolean => {
  const volume = spec.volumes?.find((one) => one.name === name);
  return !!volume && !!(volume.configMap ?? volume.secret ?? volume.downwardAPI ?? volume.projected);
};

const mentionsPod = ({ env = [], volumeMounts = [] }: Container): boolean =>
  env.some(({ valueFrom }) => valueFrom) ||
  volumeMounts.some(({ mountPath }) => !mountPath.startsWith('/var/run/secrets'));

function followed(opened: PodWorld, container: Container, startedAt: number): ContainerOutcome {
  const run = opened.runs.get(container.name);
  if (!run) return { exits: false };
  if (run.startError !== undefined) {
    return { exits: true, exitCode: 128, afterMs: 0, reason: 'StartError', message: run.startError };
  }
  for (let events = 0; events < MOST_EVENTS && !run.exit; events++) {
    const next = opened.world.nextEvent();
    if (next === Number.POSITIVE_INFINITY && events > 0) break;
    runBlind(opened.world.runUntil(next === Number.POSITIVE_INFINITY ? startedAt : next));
    if (next === Number.POSITIVE_INFINITY) break;
  }
  if (!run.exit) return opened.asked ? { exits: false, awaitsName: true } : { exits: false };
  const { code, at, reason } = run.exit;
  const message = terminationMessage(run, container);
  return {
    exits: true,
    exitCode: code,
    afterMs: Math.max(0, at - startedAt),
    ...(reason ? { reason } : {}),
    ...(message === '' ? {} : { terminationMessage: message }),
    ...(container.terminationMessagePolicy === 'FallbackToLogsOnError' && code !== 0 ? { tail: tailOf(run) } : {}),
  };
}

function terminationMessage({ machine }: ContainerRun, { terminationMessagePath = '/dev/termination-log' }: Container) {
  const inode = machine.fs.stat(terminationMessagePath);
  return inode?.kind === 'file' ? inode.content.slice(0, MOST_MESSAGE_BYTES) : '';
}

function tailOf(run: ContainerRun): string {
  const text = run
    .lines()
    .slice(-MOST_TAIL_LINES)
    .map((line) => line.text)
    .join('');
  return text.slice(-MOST_TAIL_BYTES);
}

/** How the first process of a running container ends when it gets TERM; undefined for one that does not. */
export function terminationOf(
  runtime: ContainerRuntime,
  pod: Pod,
  container: Container,
): { exitCode: number; afterMs: number } | undefined {
  const now = runtime.now();
  const opened = runtime.world(pod, { steps: FORECAST_STEPS, rounds: 2 });
  const run = opened.runs.get(container.name);
  if (!run) return { exitCode: 0, afterMs: 0 };
  runBlind(opened.world.runUntil(now));
  const trap = run.trap();
  if (trap === '') return undefined;
  if (trap !== undefined) {
    // The shell looks at its traps when what it runs in the foreground has come to its end.
    const wakesAt = Math.max(
      now,
      opened.world.wakesAt(run) === Number.POSITIVE_INFINITY ? now : opened.world.wakesAt(run),
    );
    runBlind(opened.world.runUntil(wakesAt));
    if (!run.exit) runBlind(run.runTrap(trap));
    return run.exit ? { exitCode: run.exit.code, afterMs: Math.max(0, run.exit.at - now) } : undefined;
  }
  const [listener] = run.machine.listeners;
  if (listener) {
    const end = listener.server.term?.(listener.context) ?? { code: 0, afterMs: 0 };
    return end === 'ignores' ? undefined : { exitCode: end.code, afterMs: end.afterMs };
  }
  const [program = ''] = run.argv;
  const name = program.slice(program.lastIndexOf('/') + 1);
  // The kernel does not end a first process that has not asked for the signal.
  if (run.exit || IGNORES.test(name)) return undefined;
  return { exitCode: 0, afterMs: 0 };
}

const IGNORES = /^(sh|ash|dash|bash|sleep|tail|top|cat|yes|ping|watch|python3?|node|perl|ruby)$/;

/** What a command has come to that the kubelet runs in a container at a time; undefined when it never ends. */
export function commandResult(
  runtime: ContainerRuntime,
  pod: Pod,
  container: Container,
  argv: readonly string[],
  { at = runtime.now(), keep = false }: { at?: number; keep?: boolean } = {},
): CommandResult | undefined {
  const opened = runtime.world(pod, { steps: FORECAST_STEPS, rounds: 2 });
  const run = opened.runs.get(container.name);
  if (!run) return undefined;
  runBlind(opened.world.runUntil(at));
  if (keep) runtime.forget(opened);
  const result = resultIn(opened, run, argv);
  if (keep) runtime.save(pod, opened, [container.name]);
  return result === 'unfound' ? { code: 126, ms: 0, output: '' } : result;
}

/** Runs a command in a container of a world to its end; undefined when it has none, `unfound` where there is no such program. */
export function resultIn(
  opened: PodWorld,
  { machine }: ContainerRun,
  argv: readonly string[],
): CommandResult | 'unfound' | undefined {
  const { world } = opened;
  let output = '';
  const sink = {
    tty: false,
    write: (text: string) => {
      output += text;
    },
  };
  const streams = { input: Input.of(''), out: sink, err: sink };
  const origin = { machine, env: machine.env, cwd: machine.workdir, streams, budget: freshBudget() };
  const task: Task | undefined = launch(argv, origin);
  if (!task) return 'unfound';
  const begun = world.now;
  let ended: { code: number; at: number } | undefined;
  world.spawn(task, streams, begun, (code, time) => {
    ended = { code, at: time };
  });
  for (let events = 0; events < MOST_EVENTS && !ended; events++) {
    const next = world.nextEvent();
    if (next === Number.POSITIVE_INFINITY) break;
    runBlind(world.runUntil(next));
  }
  world.kill(streams);
  return ended && { code: ended.code, ms: ended.at - begun, output };
}
