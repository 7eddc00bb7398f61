/** Every step a pod can take, in the order they are looked at. */
import type { Stage } from '../stage';
import { accept, mount } from './accept';
import { deadline } from './deadline';
import { exit, lookUp } from './exit';
import { obstruct, pullBackOff } from './obstruct';
import { killed, liveness, readiness, startup } from './probe';
import { gates, ready, started } from './ready';
import { backOff, restart } from './restart';
import { start } from './start';
import { release, remove, stop } from './stop';

export const stages: Stage[] = [
  accept,
  mount,
  obstruct,
  pullBackOff,
  start,
  started,
  ready,
  gates,
  startup,
  liveness,
  readiness,
  killed,
  exit,
  lookUp,
  restart,
  backOff,
  deadline,
  stop,
  release,
  remove,
];
