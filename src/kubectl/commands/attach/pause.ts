/** `sleep` in an attached program: time passes, unless Ctrl-C ends it. */
import type { Context } from '../../cli/command';

/** Lets simulated time pass for one program at a time. */
export class Pause {
  private end: (() => void) | undefined;

  constructor(private readonly ctx: Context) {}

  /** Resolves when the time is over, or was cut short. */
  async sleep(ms: number): Promise<void> {
    const { session } = this.ctx;
    const never = () => undefined;
    if (session.isVirtual) await session.waitUntil(never, ms);
    else {
      const arrival = new Promise<void>((resolve) => {
        this.end = resolve;
      });
      await session.idle(never, { timeout: ms, arrival });
    }
  }

  interrupt(): void {
    this.end?.();
  }
}
