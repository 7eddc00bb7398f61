/** `kubectl plugin`. */
import type { Command } from '../cli/command';
import { list } from './plugin/list';

export const plugin: Command = {
  name: 'plugin',
  usage: 'plugin [flags]',
  short: 'Work with plugins',
  long: `Works with plugins: programs on the PATH whose name begins with kubectl-, which are run as commands of kubectl.`,
  subcommands: [list],
  access: 'none',
};
