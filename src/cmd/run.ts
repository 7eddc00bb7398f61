/** `kubectl run`. */
import type { Command } from './command';

export const run: Command = { name: 'run', usage: 'run', short: '', access: 'none' };
