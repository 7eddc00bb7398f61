/** Lines of logs as programs date them. */
import type { ServerContext, ServerLine } from './definition';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `2026-11-30T22:46:48.123Z`, the moment so many milliseconds after the start. */
export function isoTime({ startedAt }: ServerContext, afterMs = 0): string {
  return new Date(startedAt + afterMs).toISOString();
}

/** `2026-11-30 22:46:48`. */
export function plainTime(ctx: ServerContext, afterMs = 0): string {
  return isoTime(ctx, afterMs).slice(0, 19).replace('T', ' ');
}

/** `2026-11-30 22:46:48.123`, with another point where it is called for. */
export function milliTime(ctx: ServerContext, afterMs = 0, point = '.'): string {
  return isoTime(ctx, afterMs).slice(0, 23).replace('T', ' ').replace('.', point);
}

/** `30 Nov 2026 22:46:48.123`. */
export function dayTime(ctx: ServerContext, afterMs = 0): string {
  const iso = isoTime(ctx, afterMs);
  return `${iso.slice(8, 10)} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)} ${iso.slice(11, 23)}`;
}

/** Lines without their ends, all at one moment. */
export function linesAt(
  afterMs: number,
  lines: readonly string[],
  stream: ServerLine['stream'] = 'stdout',
): ServerLine[] {
  return lines.map((text) => ({ text: `${text}\n`, afterMs, stream }));
}

/** The release a tag stands for: itself where it says all, or the last one of its line; `latest` where it says nothing. */
export function releaseOf(tag: string, latest: string, releases: readonly string[] = []): string {
  const version = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1];
  if (version === undefined) return latest;
  if (version.split('.').length >= latest.split('.').length) return version;
  const known = [...releases, latest].find((release) => release === version || release.startsWith(`${version}.`));
  return known ?? [...version.split('.'), '0', '0'].slice(0, latest.split('.').length).join('.');
}

/** The value of `--name VALUE` or `--name=VALUE` on a command line, or of `-n VALUE`. */
export function optionOf(argv: readonly string[], ...names: string[]): string | undefined {
  for (const [at, word] of argv.entries()) {
    if (names.includes(word)) return argv[at + 1];
    const name = names.find((one) => word.startsWith(`${one}=`));
    if (name) return word.slice(name.length + 1);
  }
  return undefined;
}
