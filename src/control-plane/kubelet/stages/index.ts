/** Every step a pod can take, in the order they are looked at. */
import type { Stage } from '../stage';
import { accept, mount } from './accept';
import { deadline, overdue } from './deadline';
import { exit, lookUp } from './exit';
import { obstruct, pullBackOff } from './obstruct';
import { killed, liveness, readiness, startup } from './probe';
import { gates, ready, started } from './ready';
import { backOff, backOffAgain, restart } from './restart';
import { start, startPulled } from './start';
import { release, remove, stop } from './stop';

export const stages: Stage[] = [
  accept,
  mount,
  obstruct,
  pullBackOff,
  start,
  startPulled,
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
  backOffAgain,
  deadline,
  overdue,
  stop,
  release,
  remove,
];
