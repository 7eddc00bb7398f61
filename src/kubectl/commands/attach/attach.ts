/** Joining what runs in a container: the second half of `kubectl attach` and of `kubectl run -i`. */

import { containerEnvironment } from '../../../container/machine/environment';
import { CommandNotFoundError, runShell } from '../../../container/shell/shell';
import { createSite } from '../../../container/shell/site';
import type { Container, Pod } from '../../../kube/api/core/v1';
import type { Context } from '../../cli/command';
import { interactiveCommand } from './command';
import { findContainer } from './container';
import { type ContainerInput, containerInput } from './input';
import { followOutput } from './output';
import { Pause } from './pause';
import { Screen } from './screen';
import { containerSite, stillRuns } from './site';

/** What to attach to, and how. */
export interface AttachOptions {
  /** As it was when its container was found running. */
  pod: Pod;
  /** Empty for the default one. */
  containerName: string;
  stdin: boolean;
  tty: boolean;
  quiet: boolean;
  /** `kubectl attach`, for the message at the end. */
  commandName: string;
  /** From when on output is shown that nobody has to be asked for. */
  since: number;
}

/**
 * Attaches and returns when the container has ended or the input has (AttachOptions.Run). Throws `cannot attach to the
 * container: ...`.
 */
export async function attach(ctx: Context, options: AttachOptions): Promise<void> {
  const { pod, stdin, quiet } = options;
  const container = containerToAttach(ctx, options);
  const say = (text: string) => quiet || ctx.streams.err.write(`${text}\n`);
  let tty = options.tty || container.tty === true;
  if (tty && !container.tty) {
    tty = false;
    say(`error: Unable to use a TTY - container ${container.name} did not allocate one`);
  }
  const raw = stdin && tty && ctx.stdin.isTTY;
  if (stdin && tty && !raw) say('Unable to use a TTY - input is not a terminal or the right kind of file');
  say("If you don't see a command prompt, try pressing enter.");
  const site = createSite(containerSite(ctx.session, pod, container));
  const argv = stdin ? interactiveCommand(container, containerEnvironment(site)) : undefined;
  if (argv) await talk(ctx, pod, container, argv);
  else await followOutput(ctx, pod, container, options.since);
  if (raw && !quiet && pod.spec.restartPolicy === 'Always')
    ctx.streams.out.write(
      `Session ended, resume using '${options.commandName} ${pod.metadata.name} -c ${container.name} -i -t' command when the pod is running\n`,
    );
}

function containerToAttach(ctx: Context, { pod, containerName, quiet }: AttachOptions): Container {
  try {
    return findContainer(ctx, pod, containerName, quiet);
  } catch (err) {
    throw new Error(`cannot attach to the container: ${(err as Error).message}`);
  }
}

/** Runs what reads standard input. When it ends the container does, unless only the input did and others may follow. */
async function talk(ctx: Context, pod: Pod, container: Container, argv: string[]): Promise<void> {
  const { session } = ctx;
  const over = () => !stillRuns(session, pod, container.name);
  const screen = new Screen(ctx, container.tty === true && !ctx.stdin.isTTY);
  const pause = new Pause(ctx);
  const input = containerInput(ctx, {
    prompt: () => screen.lastLine,
    interrupt: () => pause.interrupt(),
    typed: (line) => screen.typed(line),
    over,
  });
  let code: number;
  try {
    code = await runProgram(ctx, { pod, container, argv, input, screen, pause });
  } finally {
    input.close();
  }
  if (over() || (input.ended && !container.stdinOnce)) return;
  const { namespace = '', name } = pod.metadata;
  session.containers.exited(namespace, name, container.name, code);
  await noticed(ctx, pod);
}

interface Program {
  pod: Pod;
  container: Container;
  argv: string[];
  input: ContainerInput;
  screen: Screen;
  pause: Pause;
}

/** A program the simulation does not have says nothing, and ends with its input. */
async function runProgram(ctx: Context, { pod, container, argv, input, screen, pause }: Program): Promise<number> {
  try {
    return await runShell({
      ...containerSite(ctx.session, pod, container),
      argv,
      stdin: input.lines,
      stdout: (text) => screen.write(text),
      stderr: (text) => ctx.streams.err.write(text),
      tty: container.tty === true,
      sleep: (ms) => pause.sleep(ms),
    });
  } catch (err) {
    if (!(err instanceof CommandNotFoundError)) throw err;
    for await (const _ of input.lines);
    return 0;
  }
}

/** The profile may say how long it takes until whoever is attached hears that the container has ended. */
async function noticed({ session }: Context, pod: Pod): Promise<void> {
  session.commit();
  const delay = session.containers.detachDelay(pod);
  if (delay) await session.waitUntil(() => undefined, delay);
}
