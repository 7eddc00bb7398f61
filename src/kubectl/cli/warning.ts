/** What the server warns of, on stderr: each text once a command (rest.NewWarningWriter with Deduplicate). */
import type { Context } from './command';

const printed = new WeakMap<Context, Set<string>>();

/** How many warnings a command has printed. */
export const warningCount = (ctx: Context): number => printed.get(ctx)?.size ?? 0;

/** Receives the server's warnings for one command run and prints `Warning: text`. */
export function warningWriter(ctx: Context): (text: string) => void {
  const seen = printed.get(ctx) ?? new Set<string>();
  printed.set(ctx, seen);
  return (text) => {
    if (seen.has(text)) return;
    seen.add(text);
    ctx.streams.err.write(`Warning: ${text}\n`);
  };
}
