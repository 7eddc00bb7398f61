/** `v1.PodTemplateSpec`, what workloads make pods from, and the `v1.PodTemplate` object that holds one. */
import type { KubeObject, ObjectMeta } from '../../meta/meta';
import type { PodSpec } from './pod';

/** `v1.PodTemplateSpec`. */
export interface PodTemplateSpec {
  metadata?: Partial<ObjectMeta>;
  spec: PodSpec;
}

/** `v1.PodTemplate`. */
export interface PodTemplate extends KubeObject {
  template: PodTemplateSpec;
}
