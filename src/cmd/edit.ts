/** `kubectl edit`. */
import type { Command } from './command';

export const edit: Command = { name: 'edit', usage: 'edit', short: '', access: 'none' };
