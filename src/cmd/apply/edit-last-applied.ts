/** `kubectl apply edit-last-applied`. */
import type { Command } from '../command';

export const editLastApplied: Command = {
  name: 'edit-last-applied',
  usage: 'edit-last-applied (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit latest last-applied-configuration annotations of a resource/object',
  access: 'none',
};
