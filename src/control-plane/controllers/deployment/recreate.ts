/** Ending all old pods before any new one begins: `rolloutRecreate`. */
import type { Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import type { Pod } from '../../../kube/api/core/v1';
import { isFinished } from '../../client/pod-conditions';
import type { DeploymentControl } from './deployment-control';
import type { Found } from './new-replica-set';
import type { ReplicaSets } from './status';
import { activeSets, actualCount, replicasOf } from './strategy';

/** What a step works on. */
export interface RecreateStep extends Found {
  podsOf(set: ReplicaSet): Pod[];
  /** Makes the set of the present template, if there is none, and gives everything as it is then. */
  create(): Found;
}

/** Takes one step. Gives the sets as they are then. */
export function recreateStep(control: DeploymentControl, step: RecreateStep): ReplicaSets {
  const { deployment, sets } = step;
  if (activeSets(sets.old).length > 0) return { ...sets, old: scaledDown(control, deployment, sets.old) };
  if (actualCount(sets.old) > 0 || sets.old.some((set) => step.podsOf(set).some((pod) => !isFinished(pod))))
    return sets;
  const { deployment: noted, sets: made } = step.create();
  return { ...made, current: made.current && control.resize(noted, made.current, replicasOf(noted)) };
}

function scaledDown(control: DeploymentControl, deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet[] {
  return sets.map((set) => control.resize(deployment, set, 0));
}
