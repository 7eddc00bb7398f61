/** Servers as programs: they say what they have to say, listen, and go on until they are ended. */
import type { Server, ServerLine } from '../images/definition';
import type { Call } from './program';
import type { Task } from './task';

/** Runs a server of an image. */
export function* serve(call: Call, server: Server): Task {
  const { machine } = call;
  const listener = machine.serve(server, [call.name, ...call.args]);
  const { context } = listener;
  const write = ({ text, stream }: ServerLine) => (stream === 'stderr' ? call.err(text) : call.out(text));
  const end = server.exits?.(context);
  let waited = 0;
  function* say(lines: readonly ServerLine[] = []): Task<void> {
    for (const line of [...lines].sort((a, b) => (a.afterMs ?? 0) - (b.afterMs ?? 0))) {
      const ms = (line.afterMs ?? 0) - waited;
      if (ms > 0) {
        yield { kind: 'sleep', ms };
        waited += ms;
      }
      write(line);
    }
  }
  if (end) {
    machine.listeners.splice(machine.listeners.indexOf(listener), 1);
    yield* say(end.lines);
    if (end.afterMs > waited) yield { kind: 'sleep', ms: end.afterMs - waited };
    return end.code;
  }
  machine.log = write;
  yield* say(server.lines?.(context));
  yield { kind: 'sleep', ms: Number.POSITIVE_INFINITY };
  return 0;
}
