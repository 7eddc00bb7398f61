/** `kubectl set`. */
import type { Command } from '../cli/command';
import { setEnv } from './set/env';
import { setImage } from './set/image';
import { setResources } from './set/resources';
import { setSelector } from './set/selector';
import { setServiceAccount } from './set/serviceaccount';
import { setSubject } from './set/subject';

export const set: Command = {
  name: 'set',
  usage: 'set SUBCOMMAND',
  short: 'Change one aspect of existing objects',
  long: `Changes one thing about objects that exist.`,
  subcommands: [setEnv, setImage, setResources, setSelector, setServiceAccount, setSubject],
  access: 'none',
};
