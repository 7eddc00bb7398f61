/** `apps/v1.ReplicaSet`. */

import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject } from '../../meta/meta';
import type { WorkloadCondition } from '../core/condition';
import type { PodTemplateSpec } from '../core/podtemplate';

export interface ReplicaSetSpec {
  replicas?: number;
  minReadySeconds?: number;
  selector?: LabelSelector;
  template: PodTemplateSpec;
}

export interface ReplicaSetStatus {
  replicas: number;
  fullyLabeledReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  observedGeneration?: number;
  conditions?: WorkloadCondition[];
}

/** `apps/v1.ReplicaSet`. */
export interface ReplicaSet extends KubeObject {
  spec: ReplicaSetSpec;
  status?: ReplicaSetStatus;
}
