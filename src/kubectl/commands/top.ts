/** `kubectl top`. */
import type { Command } from '../cli/command';
import { topNode } from './top/node';
import { topPod } from './top/pod';

export const top: Command = {
  name: 'top',
  usage: 'top [flags]',
  short: 'Show CPU and memory use',
  long: `Shows how much CPU and memory nodes or pods use.

There is no load in a simulated cluster: what is shown is made up from the names and the time, so that it is the same whenever it is asked for.`,
  subcommands: [topNode, topPod],
  access: 'none',
};
