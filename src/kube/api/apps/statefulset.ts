/** `apps/v1.StatefulSet`. */

import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject, ObjectMeta } from '../../meta/meta';
import type { WorkloadCondition } from '../core/condition';
import type { IntOrString } from '../core/container';
import type { PersistentVolumeClaimSpec } from '../core/persistentvolumeclaim';
import type { PodTemplateSpec } from '../core/podtemplate';

/** One of a StatefulSet's `volumeClaimTemplates`: a claim without a life of its own. */
export interface VolumeClaimTemplate {
  apiVersion?: string;
  kind?: string;
  metadata: Partial<ObjectMeta> & { name: string };
  spec: PersistentVolumeClaimSpec;
  status?: { phase?: string; [field: string]: unknown };
}

export interface StatefulSetUpdateStrategy {
  type?: string;
  rollingUpdate?: { partition?: number; maxUnavailable?: IntOrString };
}

export interface PersistentVolumeClaimRetentionPolicy {
  whenDeleted?: string;
  whenScaled?: string;
}

export interface StatefulSetSpec {
  replicas?: number;
  selector?: LabelSelector;
  template: PodTemplateSpec;
  volumeClaimTemplates?: VolumeClaimTemplate[];
  serviceName?: string;
  podManagementPolicy?: string;
  updateStrategy?: StatefulSetUpdateStrategy;
  revisionHistoryLimit?: number;
  minReadySeconds?: number;
  persistentVolumeClaimRetentionPolicy?: PersistentVolumeClaimRetentionPolicy;
  ordinals?: { start?: number };
}

export interface StatefulSetStatus {
  observedGeneration?: number;
  replicas: number;
  readyReplicas?: number;
  currentReplicas?: number;
  updatedReplicas?: number;
  availableReplicas?: number;
  currentRevision?: string;
  updateRevision?: string;
  collisionCount?: number;
  conditions?: WorkloadCondition[];
}

/** `apps/v1.StatefulSet`. */
export interface StatefulSet extends KubeObject {
  spec: StatefulSetSpec;
  status?: StatefulSetStatus;
}
