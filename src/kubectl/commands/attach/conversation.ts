/** Talking with a process in a container: what is typed goes in, time passes, until one of both has enough. */
import type { ContainerProcess } from '../../../container/runtime/container-process';
import type { Context } from '../../cli/command';
import type { TextInput } from '../../cli/streams';
import { answered } from './library';
import type { Screen } from './screen';

/** How it is talked. */
export interface ConversationOptions {
  /** Hand standard input on. */
  stdin: boolean;
  /** Nobody else has its input: without ours it is at its end. */
  ownsInput: boolean;
  screen: Screen;
  /** Whether the container has ended from outside. */
  over(): boolean;
  /** Told of what goes in; without text the input is at its end. */
  typed?(text: string | undefined): void;
  /** Virtual time goes on to whatever happens in the pod, not only to what the process itself waits for. */
  follows?: boolean;
  /** Whoever has handed everything on need not stay. */
  leavesWithInput?: boolean;
}

/** Talks to the end: gives the exit status, or undefined when the process goes on without anybody. */
export async function converse(
  ctx: Context,
  process: ContainerProcess,
  { stdin, ownsInput, screen, over, typed, follows = false, leavesWithInput = false }: ConversationOptions,
): Promise<number | undefined> {
  const { session } = ctx;
  const source: TextInput | undefined = stdin
    ? ctx.stdin.open({ prompt: () => screen.lastLine, interrupt: () => process.interrupt() })
    : undefined;
  if (!source && ownsInput) process.input.end();
  let arrival: Promise<string | undefined> | undefined;
  let ended = !source;
  /** Lines that have come, but were not read yet. */
  let lines: string[] = [];
  try {
    for (;;) {
      await answered(process.advance(session.now()));
      if (process.exit !== undefined) return process.exit;
      if (over()) return undefined;
      if (ended && lines.length === 0 && leavesWithInput) return undefined;
      const wait = process.reads
        ? Number.POSITIVE_INFINITY
        : (follows ? process.nextEvent : process.wakesAt) - session.now();
      const line = process.reads || leavesWithInput ? lines.shift() : undefined;
      if (line !== undefined) {
        screen.typed(line);
        process.input.push(line);
        typed?.(line);
      } else if (source && !ended && (process.reads || leavesWithInput)) {
        arrival ??= source.next();
        session.commit();
        const came = { text: undefined as string | undefined, done: false };
        const noted = arrival.then((text) => {
          came.text = text;
          came.done = true;
        });
        await session.idle(() => (over() ? true : undefined), {
          arrival: noted,
          ...(Number.isFinite(wait) ? { timeout: wait } : {}),
        });
        if (!came.done) continue;
        arrival = undefined;
        if (came.text === undefined) {
          ended = true;
          process.input.end();
          typed?.(undefined);
        } else lines = came.text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
      } else if (Number.isFinite(wait)) await session.waitUntil(() => (over() ? true : undefined), Math.max(0, wait));
      else await session.idle(() => (over() ? true : undefined), waitingTime(process.nextEvent - session.now()));
    }
  } finally {
    source?.close();
  }
}

const waitingTime = (ms: number) => (Number.isFinite(ms) ? { timeout: Math.max(1, ms) } : {});
