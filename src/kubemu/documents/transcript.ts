/** How the answer of a command stands in a transcript, and when two answers are the same. */

/** What a command answered. In a terminal both streams are in `stdout`. */
export interface Answer {
  stdout: string;
  stderr: string;
  code: number;
}

/** The lines of a text; `%` marks an end without a newline, as zsh does. */
export function outputLines(text: string): string[] {
  const lines = text.split('\n');
  const rest = lines.pop();
  return rest ? [...lines, `${rest}%`] : lines;
}

/** The lines that show an answer: stdout, `! stderr`, `[exit status]`. */
export function answerLines({ stdout, stderr, code }: Answer): string[] {
  const errors = stderr === '' ? [] : stderr.replace(/\n$/, '').split('\n');
  return [...outputLines(stdout), ...errors.map((line) => `! ${line}`), ...statusLines(code)];
}

/** `[N]`, for an exit status other than 0. */
export function statusLines(code: number): string[] {
  return code === 0 ? [] : [`[${code}]`];
}

/** Takes out the lines that begin with `prefix`. */
export function leaveOut(lines: string[], prefix: string | undefined): string[] {
  return prefix === undefined ? lines : lines.filter((line) => !line.startsWith(prefix));
}

/**
 * Whether the lines of a document say the same as those of an answer. A document may mix the two streams of a console
 * as it likes, and may write an empty line of stderr without its trailing blank.
 */
export function sameAnswer(expected: string[], actual: string[], merged: boolean): boolean {
  const wanted = merged ? expected : sortStreams(expected);
  const got = merged ? actual : sortStreams(actual);
  return wanted.length === got.length && wanted.every((line, at) => line === got[at]);
}

function sortStreams(lines: string[]): string[] {
  const rank = (line: string) => (/^\[\d+\]$/.test(line) ? 2 : line === '!' || line.startsWith('! ') ? 1 : 0);
  const ranked = lines.map((line) => ({ line: line === '!' ? '! ' : line, rank: rank(line) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ line }) => line);
}
