/** Every step a pod can take, in the order they are looked at. */
import type { Stage } from '../stage';
import { accept } from './accept';
import { backOff, exit, restart } from './exit';
import { pullBackOff, pullFails } from './image-pull';
import { ready } from './ready';
import { start } from './start';
import { release, remove, stop } from './stop';

export const stages: Stage[] = [
  accept,
  pullFails,
  pullBackOff,
  start,
  ready,
  exit,
  restart,
  backOff,
  stop,
  release,
  remove,
];
