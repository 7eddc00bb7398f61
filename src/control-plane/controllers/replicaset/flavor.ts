/** ReplicaSets and ReplicationControllers are run by one controller; this is all they differ in. */
import type { ReplicaSet } from '../../../kube/api/apps/v1';
import type { ReplicationController } from '../../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { type Selector, selectorFromSet } from '../../../kube/labels/selector';

/** Either kind: what the controller reads of them is the same. */
export type ReplicaSetLike = (ReplicaSet | ReplicationController) & { spec: Omit<ReplicaSet['spec'], 'selector'> };

/** One of the two kinds. */
export interface Flavor {
  /** Name of the work queue, and of the resource. */
  name: string;
  resource: string;
  kind: string;
  /** The source of its events. */
  component: string;
  selectorOf(set: ReplicaSetLike): Selector;
}

/** `apps/v1.ReplicaSet` */
export const REPLICA_SET: Flavor = {
  name: 'replicaset',
  resource: 'replicasets.apps',
  kind: 'ReplicaSet',
  component: 'replicaset-controller',
  selectorOf: (set) => selectorFromLabelSelector((set as ReplicaSet).spec.selector),
};

/** `v1.ReplicationController` */
export const REPLICATION_CONTROLLER: Flavor = {
  name: 'replicationcontroller',
  resource: 'replicationcontrollers',
  kind: 'ReplicationController',
  component: 'replication-controller',
  selectorOf: (set) => selectorFromSet((set as ReplicationController).spec.selector),
};
