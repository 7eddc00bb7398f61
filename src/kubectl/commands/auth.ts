/** `kubectl auth`. */

import type { Command } from '../cli/command';
import { canI } from './auth/can-i';
import { reconcile } from './auth/reconcile';
import { whoami } from './auth/whoami';

export const auth: Command = {
  name: 'auth',
  usage: 'auth [flags]',
  short: 'Ask what is allowed',
  long: 'Asks what the cluster allows, and to whom.',
  subcommands: [canI, reconcile, whoami],
  access: 'none',
};
