/** Runs a command in a container, as the exec subresource of a pod does. */
import { type ContainerProcess, ExecError, execIn, type Output } from '../../../container/runtime/container-process';
import { quote } from '../../../go/strconv/quote';
import type { Pod } from '../../../kube/api/core/v1';
import { badRequest } from '../../../kube/errors/status-error';
import type { Context } from '../../cli/command';
import { converse } from '../attach/conversation';
import { answered } from '../attach/library';
import { Screen } from '../attach/screen';
import { statusIn, stillRuns } from '../attach/status';

/** What to run, and with which streams. */
export interface ExecOptions {
  pod: Pod;
  containerName: string;
  command: readonly string[];
  stdin: boolean;
  tty: boolean;
  /** Where its output goes: kubectl's own where nothing is said. */
  out?(text: string): void;
  err?(text: string): void;
  /** All of its standard input, where it is not ours. */
  input?: string;
}

/**
 * Runs the command to its end and gives its exit status. Throws what server and kubelet say: `container x is not valid
 * for pod y`, `unable to upgrade connection: …`, the runtime's error for a command that is not there.
 */
export async function execute(ctx: Context, options: ExecOptions): Promise<number> {
  const { pod, containerName, command, stdin, tty, input } = options;
  const { session } = ctx;
  checkContainer(pod, containerName);
  const screen = new Screen(ctx, false);
  const output: Output = {
    out: (text) => (options.out ? options.out(text) : screen.write(text)),
    err: (text) => (options.err ? options.err(text) : ctx.streams.err.write(text)),
    tty,
  };
  const process = await start(ctx, pod, containerName, command, output);
  if (input !== undefined) process.input.push(input);
  const over = () => !stillRuns(session, pod, containerName);
  let code: number | undefined;
  try {
    code = await converse(ctx, process, { stdin: stdin && input === undefined, ownsInput: true, screen, over });
  } finally {
    process.save();
    session.containers.changed(pod.metadata.namespace ?? '', pod.metadata.name);
  }
  return code ?? KILLED;
}

/** Whoever runs in a container that ends is killed with it. */
const KILLED = 137;

function checkContainer(pod: Pod, name: string): void {
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec;
  const all = [...containers, ...initContainers, ...ephemeralContainers];
  if (!all.some((container) => container.name === name))
    throw badRequest(`container ${name} is not valid for pod ${pod.metadata.name}`);
  if (!pod.spec.nodeName) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  if (!statusIn(pod, name)?.state.running)
    throw new Error(`unable to upgrade connection: container not found (${quote(name)})`);
}

async function start(
  ctx: Context,
  pod: Pod,
  name: string,
  command: readonly string[],
  output: Output,
): Promise<ContainerProcess> {
  try {
    return await answered(execIn(ctx.session.containers.runtime, pod, name, command, output));
  } catch (err) {
    if (!(err instanceof ExecError)) throw err;
    const id = ctx.session.randomSuffix('exec', 64).replace(/./g, (letter) => (letter.charCodeAt(0) % 16).toString(16));
    throw new Error(
      `Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: unable to start container process: ${err.message}: unknown`,
    );
  }
}
