/** `--request-timeout`, as clientcmd.ParseTimeout reads it. */
import { parseGoDuration } from '../../go/time/duration';

/**
 * `30` (seconds) or `1m30s` in milliseconds; undefined for no bound: nothing given, or zero. Throws an Error with
 * kubectl's text for anything else.
 */
export function parseTimeout(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const ms = isSeconds(text) ? Number(text) * 1000 : duration(text);
  return ms === 0 ? undefined : Math.max(0, ms);
}

/** What strconv.ParseInt takes into 64 bits and is not negative. */
function isSeconds(text: string): boolean {
  return /^\+?\d+$/.test(text) && BigInt(text) < 1n << 63n;
}

function duration(text: string): number {
  try {
    return parseGoDuration(text);
  } catch {
    throw new Error(
      'Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
    );
  }
}
