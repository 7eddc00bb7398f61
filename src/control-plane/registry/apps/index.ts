/** The kinds of the group `apps`. */
import type { Strategy } from '../strategy';
import { controllerRevisionStrategy } from './controllerrevision/strategy';
import { daemonSetStrategy } from './daemonset/strategy';
import { deploymentStrategy } from './deployment/strategy';
import { replicaSetStrategy } from './replicaset/strategy';
import { statefulSetStrategy } from './statefulset/strategy';

export const appsStrategies: Record<string, Strategy> = {
  'controllerrevisions.apps': controllerRevisionStrategy,
  'daemonsets.apps': daemonSetStrategy,
  'deployments.apps': deploymentStrategy,
  'replicasets.apps': replicaSetStrategy,
  'statefulsets.apps': statefulSetStrategy,
};
