/** `kubemu cluster run`: the background tick. */
import { Interrupted } from '../../../control-plane/clock/interrupt';
import type { Command } from '../../../kubectl/cli/command';
import { simulationOf } from '../simulation';

export const run: Command = {
  name: 'run',
  usage: 'run',
  short: 'Keep the cluster going until interrupted',
  long: `Keeps the cluster going as time passes and the state file current, until interrupted.

Nothing needs it: every command first lets happen what fell due since the last one. It is for those who watch the file itself.`,
  access: 'write',
  async run(ctx) {
    try {
      await simulationOf(ctx).keepCurrent();
    } catch (error) {
      // Being interrupted is its proper end.
      if (!(error instanceof Interrupted)) throw error;
    }
  },
};
