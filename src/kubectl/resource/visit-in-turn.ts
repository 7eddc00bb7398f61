/** Visiting objects one after the other where each visit takes time. */
import type { Context } from '../cli/command';
import { aggregate, isNotFound } from '../cli/errors';
import { type Info, retrieve } from './info';
import type { Result } from './result';

/**
 * Calls `fn` with every object, reading from the server those that were only named when their turn comes. Gives what
 * went wrong with finding and visiting them, all of it as `ContinueOnError` has it.
 */
export async function visitInTurn(
  ctx: Context,
  result: Result,
  fn: (info: Info) => Promise<void>,
  { ignoreNotFound = false } = {},
): Promise<Error | undefined> {
  const { infos, error } = result.collect();
  const errors: Error[] = error ? [error] : [];
  for (const info of infos) {
    try {
      if (!info.object) retrieve(info, ctx.session.client);
      await fn(info);
    } catch (err) {
      if (!(ignoreNotFound && isNotFound(err))) errors.push(err as Error);
    }
  }
  return aggregate(errors);
}
