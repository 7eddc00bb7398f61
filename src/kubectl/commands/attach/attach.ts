/** Joining what runs in a container: the second half of `kubectl attach`, of `kubectl run -i` and of `kubectl debug -i`. */
import { attachTo } from '../../../container/runtime/container-process';
import { outcomeOf } from '../../../container/runtime/life';
import type { Container, Pod } from '../../../kube/api/core/v1';
import type { Context } from '../../cli/command';
import { findContainer } from './container';
import { converse } from './conversation';
import { answered } from './library';
import { Screen } from './screen';
import { statusIn, stillRuns } from './status';

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
  /** Show what it has written since it started, too: whoever made it missed nothing. */
  fromStart: boolean;
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
  await talk(ctx, container, options);
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

/** Hands the input on, and shows what is written. When the program ends its container does. */
async function talk(ctx: Context, container: Container, { pod, stdin, fromStart }: AttachOptions): Promise<void> {
  const { session } = ctx;
  const { name } = container;
  if (!statusIn(pod, name)?.state.running) {
    showLog(ctx, await answered(session.containers.runtime.log(pod, name)));
    return;
  }
  const over = () => !stillRuns(session, pod, name);
  const screen = new Screen(ctx, container.tty === true && !ctx.stdin.isTTY);
  const output = {
    out: (text: string) => screen.write(text),
    err: (text: string) => ctx.streams.err.write(text),
    tty: container.tty === true,
  };
  const process = await answered(attachTo(session.containers.runtime, pod, name, output, fromStart));
  const reads = stdin && container.stdin === true;
  const changed = () => session.containers.changed(pod.metadata.namespace ?? '', pod.metadata.name);
  const code = await converse(ctx, process, {
    stdin: reads,
    ownsInput: false,
    screen,
    over,
    follows: reads || endsByItself(ctx, pod, container),
    leavesWithInput: reads && container.stdinOnce !== true,
    typed(text) {
      if (text === undefined && container.stdinOnce !== true) return;
      const at = session.now();
      session.containers.runtime.addInput(pod, name, [text === undefined ? { at, end: true } : { at, text }]);
      changed();
    },
  });
  if (code === undefined) return;
  await session.waitUntil(() => (over() ? true : undefined), LAST_LOOK);
  await noticed(ctx, pod);
}

/** How long a kubelet takes at most to see that a container has ended. */
const LAST_LOOK = 5000;

/** Virtual time goes on by itself only where the end is known to come. */
function endsByItself(ctx: Context, pod: Pod, container: Container): boolean {
  return outcomeOf(ctx.session.containers.runtime, pod, container).exits;
}

function showLog(ctx: Context, lines: readonly (readonly [number, string])[]): void {
  for (const [, text] of lines) ctx.streams.out.write(text);
}

/** The profile may say how long it takes until whoever is attached hears that the container has ended. */
async function noticed({ session }: Context, pod: Pod): Promise<void> {
  session.commit();
  const detach = session.containers.detachDelay(pod);
  if (detach) await session.waitUntil(() => undefined, detach);
}
