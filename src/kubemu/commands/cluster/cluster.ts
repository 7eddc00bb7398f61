/** `kubemu cluster`: the simulated cluster itself, its clock and its state file. */
import type { Command } from '../../../kubectl/cli/command';
import { advance } from './advance';
import { profiles } from './profiles';
import { reset } from './reset';
import { run } from './run';
import { settle } from './settle';
import { status } from './status';
import { timeline } from './timeline';

export const cluster: Command = {
  name: 'cluster',
  usage: 'cluster COMMAND',
  short: 'Create, reset, advance and inspect the simulated cluster',
  long: `Handles the simulated cluster itself: what it holds when it is new, and how time passes in it.`,
  subcommands: [reset, profiles, advance, settle, status, timeline, run],
  access: 'none',
};
