/** `kubectl auth`. */
import { canI } from './auth/can-i';
import { reconcile } from './auth/reconcile';
import { whoami } from './auth/whoami';
import type { Command } from './command';

export const auth: Command = {
  name: 'auth',
  usage: 'auth [flags]',
  short: 'Ask what is allowed',
  long: 'Asks what the cluster allows, and to whom.',
  subcommands: [canI, reconcile, whoami],
  access: 'none',
};
