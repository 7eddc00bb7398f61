/** When a controller tries again what the server refused. */
import { StatusError } from '../../kube/errors/status-error';

const FIRST_DELAY = 1000;
const LONGEST_DELAY = 1000_000;

/** Twice as long as it has failed for: an exponential back-off that needs no memory but `since`, when it began. */
export function retryDelay(since: number | undefined, now: number): number {
  return since === undefined ? FIRST_DELAY : Math.min(Math.max(FIRST_DELAY, now - since), LONGEST_DELAY);
}

/** What a refusal says. Anything else that was thrown is a fault of the program and is thrown on. */
export function refusal(error: unknown): string {
  if (error instanceof StatusError) return error.message;
  throw error;
}
