/** `kubectl help [command]`: the root answers it, as only the root knows every command. */
import type { Command } from '../cli/command';

export const help: Command = {
  name: 'help',
  usage: 'help [command] [flags]',
  short: 'Help about any command',
  long: 'Prints the help of a command. Name the command as you would to run it: kubectl help create configmap.',
  access: 'none',
};
