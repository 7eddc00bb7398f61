/** `kubectl alpha`, under which v1.28 has nothing. */
import type { Command } from '../cli/command';

export const alpha: Command = {
  name: 'alpha',
  usage: 'alpha',
  short: 'Commands that are tried out',
  access: 'none',
  run({ streams }) {
    streams.err.write('No alpha commands are available in this version of kubectl\n');
  },
};
