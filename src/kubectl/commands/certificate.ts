/** `kubectl certificate`. */

import type { Command } from '../cli/command';
import { approve, deny } from './certificate/decide';

export const certificate: Command = {
  name: 'certificate',
  usage: 'certificate SUBCOMMAND',
  short: 'Approve or deny certificate requests',
  long: 'Decides on certificate signing requests.',
  subcommands: [approve, deny],
  access: 'none',
  run(ctx) {
    ctx.streams.out.write(ctx.help());
  },
};
