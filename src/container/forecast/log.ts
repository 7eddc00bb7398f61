/** What a container writes, line by line. */

/** One line of a log, newline included (a last one may lack it). */
export interface LogLine {
  /** Milliseconds since the epoch. */
  time: number;
  text: string;
  stream: 'stdout' | 'stderr';
}

/** The runtime rotates logs: no more than this is kept. */
const MOST_LINES = 20_000;

/** Collects what is written. A line is there once its end is, or once nothing more can come. */
export class Log {
  private lines: LogLine[] = [];
  private readonly open = { stdout: '', stderr: '' };

  write(stream: LogLine['stream'], text: string, time: number): void {
    const parts = (this.open[stream] + text).split('\n');
    this.open[stream] = parts.pop() ?? '';
    for (const part of parts) this.lines.push({ time, stream, text: `${part}\n` });
    if (this.lines.length > 2 * MOST_LINES) this.lines = this.lines.slice(-MOST_LINES);
  }

  /** The lines so far; `ended` closes what lacks its end. */
  all(time: number, ended: boolean): LogLine[] {
    const lines = [...this.lines];
    for (const stream of ['stdout', 'stderr'] as const) {
      if (ended && this.open[stream] !== '') lines.push({ time, stream, text: this.open[stream] });
    }
    return lines;
  }
}
