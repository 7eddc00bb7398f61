/** The types of `apps/v1`, written by `npm run types`. */
import type { JsonObject } from '../../../go/json/value';
import type { LabelSelector } from '../../labels/label-selector';
import type { IntOrString } from '../../meta/intstr';
import type { KubeObject } from '../../meta/meta';
import type { PersistentVolumeClaim, PodTemplateSpec } from '../core/v1';

/** `apps/v1.ControllerRevision`. */
export interface ControllerRevision extends KubeObject {
  data?: JsonObject;
  revision: number;
}

/** `apps/v1.DaemonSet`. */
export interface DaemonSet extends KubeObject {
  spec: DaemonSetSpec;
  status?: DaemonSetStatus;
}

/** `apps/v1.DaemonSetCondition`. */
export interface DaemonSetCondition {
  type: string;
  status: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `apps/v1.DaemonSetSpec`. */
export interface DaemonSetSpec {
  selector: LabelSelector;
  template: PodTemplateSpec;
  updateStrategy?: DaemonSetUpdateStrategy;
  minReadySeconds?: number;
  revisionHistoryLimit?: number;
}

/** `apps/v1.DaemonSetStatus`. */
export interface DaemonSetStatus {
  currentNumberScheduled: number;
  numberMisscheduled: number;
  desiredNumberScheduled: number;
  numberReady: number;
  observedGeneration?: number;
  updatedNumberScheduled?: number;
  numberAvailable?: number;
  numberUnavailable?: number;
  collisionCount?: number;
  conditions?: DaemonSetCondition[];
}

/** `apps/v1.DaemonSetUpdateStrategy`. */
export interface DaemonSetUpdateStrategy {
  type?: DaemonSetUpdateStrategyType;
  rollingUpdate?: RollingUpdateDaemonSet;
}

/** `v1.DaemonSetUpdateStrategyType`. */
export type DaemonSetUpdateStrategyType = 'OnDelete' | 'RollingUpdate';

/** `apps/v1.Deployment`. */
export interface Deployment extends KubeObject {
  spec: DeploymentSpec;
  status?: DeploymentStatus;
}

/** `apps/v1.DeploymentCondition`. */
export interface DeploymentCondition {
  type: string;
  status: string;
  lastUpdateTime?: string | null;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `apps/v1.DeploymentSpec`. */
export interface DeploymentSpec {
  replicas?: number;
  selector: LabelSelector;
  template: PodTemplateSpec;
  strategy?: DeploymentStrategy;
  minReadySeconds?: number;
  revisionHistoryLimit?: number;
  paused?: boolean;
  progressDeadlineSeconds?: number;
}

/** `apps/v1.DeploymentStatus`. */
export interface DeploymentStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  unavailableReplicas?: number;
  conditions?: DeploymentCondition[];
  collisionCount?: number;
}

/** `apps/v1.DeploymentStrategy`. */
export interface DeploymentStrategy {
  type?: DeploymentStrategyType;
  rollingUpdate?: RollingUpdateDeployment;
}

/** `v1.DeploymentStrategyType`. */
export type DeploymentStrategyType = 'Recreate' | 'RollingUpdate';

/** `v1.PodManagementPolicyType`. */
export type PodManagementPolicyType = 'OrderedReady' | 'Parallel';

/** `apps/v1.ReplicaSet`. */
export interface ReplicaSet extends KubeObject {
  spec: ReplicaSetSpec;
  status?: ReplicaSetStatus;
}

/** `apps/v1.ReplicaSetCondition`. */
export interface ReplicaSetCondition {
  type: string;
  status: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `apps/v1.ReplicaSetSpec`. */
export interface ReplicaSetSpec {
  replicas?: number;
  minReadySeconds?: number;
  selector: LabelSelector;
  template: PodTemplateSpec;
}

/** `apps/v1.ReplicaSetStatus`. */
export interface ReplicaSetStatus {
  replicas: number;
  fullyLabeledReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  observedGeneration?: number;
  conditions?: ReplicaSetCondition[];
}

/** `apps/v1.RollingUpdateDaemonSet`. */
export interface RollingUpdateDaemonSet {
  maxUnavailable?: IntOrString;
  maxSurge?: IntOrString;
}

/** `apps/v1.RollingUpdateDeployment`. */
export interface RollingUpdateDeployment {
  maxUnavailable?: IntOrString;
  maxSurge?: IntOrString;
}

/** `apps/v1.RollingUpdateStatefulSetStrategy`. */
export interface RollingUpdateStatefulSetStrategy {
  partition?: number;
  maxUnavailable?: IntOrString;
}

/** `apps/v1.StatefulSet`. */
export interface StatefulSet extends KubeObject {
  spec: StatefulSetSpec;
  status?: StatefulSetStatus;
}

/** `apps/v1.StatefulSetCondition`. */
export interface StatefulSetCondition {
  type: string;
  status: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `apps/v1.StatefulSetOrdinals`. */
export interface StatefulSetOrdinals {
  start: number;
}

/** `apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy`. */
export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  whenDeleted?: string;
  whenScaled?: string;
}

/** `apps/v1.StatefulSetSpec`. */
export interface StatefulSetSpec {
  replicas?: number;
  selector: LabelSelector;
  template: PodTemplateSpec;
  volumeClaimTemplates?: PersistentVolumeClaim[];
  serviceName: string;
  podManagementPolicy?: PodManagementPolicyType;
  updateStrategy?: StatefulSetUpdateStrategy;
  revisionHistoryLimit?: number;
  minReadySeconds?: number;
  persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;
  ordinals?: StatefulSetOrdinals;
}

/** `apps/v1.StatefulSetStatus`. */
export interface StatefulSetStatus {
  observedGeneration?: number;
  replicas: number;
  readyReplicas?: number;
  currentReplicas?: number;
  updatedReplicas?: number;
  currentRevision?: string;
  updateRevision?: string;
  collisionCount?: number;
  conditions?: StatefulSetCondition[];
  availableReplicas: number;
}

/** `apps/v1.StatefulSetUpdateStrategy`. */
export interface StatefulSetUpdateStrategy {
  type?: StatefulSetUpdateStrategyType;
  rollingUpdate?: RollingUpdateStatefulSetStrategy;
}

/** `v1.StatefulSetUpdateStrategyType`. */
export type StatefulSetUpdateStrategyType = 'OnDelete' | 'RollingUpdate';
