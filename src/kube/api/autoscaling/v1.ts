/** The types of `autoscaling/v1`, written by `npm run types`. */
import type { KubeObject } from '../../meta/meta';

/** `autoscaling/v1.CrossVersionObjectReference`. */
export interface CrossVersionObjectReference {
  kind: string;
  name: string;
  apiVersion?: string;
}

/** `autoscaling/v1.HorizontalPodAutoscaler`. */
export interface HorizontalPodAutoscaler extends KubeObject {
  spec: HorizontalPodAutoscalerSpec;
  status?: HorizontalPodAutoscalerStatus;
}

/** `autoscaling/v1.HorizontalPodAutoscalerSpec`. */
export interface HorizontalPodAutoscalerSpec {
  scaleTargetRef: CrossVersionObjectReference;
  minReplicas?: number;
  maxReplicas: number;
  targetCPUUtilizationPercentage?: number;
}

/** `autoscaling/v1.HorizontalPodAutoscalerStatus`. */
export interface HorizontalPodAutoscalerStatus {
  observedGeneration?: number;
  lastScaleTime?: string;
  currentReplicas: number;
  desiredReplicas: number;
  currentCPUUtilizationPercentage?: number;
}

/** `autoscaling/v1.Scale`. */
export interface Scale extends KubeObject {
  spec: ScaleSpec;
  status?: ScaleStatus;
}

/** `autoscaling/v1.ScaleSpec`. */
export interface ScaleSpec {
  replicas?: number;
}

/** `autoscaling/v1.ScaleStatus`. */
export interface ScaleStatus {
  replicas: number;
  selector?: string;
}
