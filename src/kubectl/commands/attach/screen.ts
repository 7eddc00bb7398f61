/** The terminal of an attached program, as far as it shows on standard output. */
import type { Context } from '../../cli/command';

/** Knows what stands before the cursor. */
export class Screen {
  lastLine = '';

  /** `echoes`: what is typed is shown by the container's terminal, as ours is none that would. */
  constructor(
    private readonly ctx: Context,
    private readonly echoes: boolean,
  ) {}

  write(text: string): void {
    this.ctx.streams.out.write(text);
    this.lastLine = (this.lastLine + text).split('\n').pop() ?? '';
  }

  /** A line was typed. */
  typed(line: string): void {
    if (this.echoes) this.write(line);
    else if (line.endsWith('\n')) this.lastLine = '';
  }
}
