/** The types of `autoscaling/v2`, written by `npm run types`. */
import type { LabelSelector } from '../../labels/label-selector';
import type { KubeObject } from '../../meta/meta';

/** `autoscaling/v2.ContainerResourceMetricSource`. */
export interface ContainerResourceMetricSource {
  name: string;
  target: MetricTarget;
  container: string;
}

/** `autoscaling/v2.ContainerResourceMetricStatus`. */
export interface ContainerResourceMetricStatus {
  name: string;
  current: MetricValueStatus;
  container: string;
}

/** `autoscaling/v2.CrossVersionObjectReference`. */
export interface CrossVersionObjectReference {
  kind: string;
  name: string;
  apiVersion?: string;
}

/** `autoscaling/v2.ExternalMetricSource`. */
export interface ExternalMetricSource {
  metric: MetricIdentifier;
  target: MetricTarget;
}

/** `autoscaling/v2.ExternalMetricStatus`. */
export interface ExternalMetricStatus {
  metric: MetricIdentifier;
  current: MetricValueStatus;
}

/** `autoscaling/v2.HPAScalingPolicy`. */
export interface HPAScalingPolicy {
  type: string;
  value: number;
  periodSeconds: number;
}

/** `autoscaling/v2.HPAScalingRules`. */
export interface HPAScalingRules {
  stabilizationWindowSeconds?: number;
  selectPolicy?: string;
  policies?: HPAScalingPolicy[];
}

/** `autoscaling/v2.HorizontalPodAutoscaler`. */
export interface HorizontalPodAutoscaler extends KubeObject {
  spec: HorizontalPodAutoscalerSpec;
  status?: HorizontalPodAutoscalerStatus;
}

/** `autoscaling/v2.HorizontalPodAutoscalerBehavior`. */
export interface HorizontalPodAutoscalerBehavior {
  scaleUp?: HPAScalingRules;
  scaleDown?: HPAScalingRules;
}

/** `autoscaling/v2.HorizontalPodAutoscalerCondition`. */
export interface HorizontalPodAutoscalerCondition {
  type: string;
  status: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `autoscaling/v2.HorizontalPodAutoscalerSpec`. */
export interface HorizontalPodAutoscalerSpec {
  scaleTargetRef: CrossVersionObjectReference;
  minReplicas?: number;
  maxReplicas: number;
  metrics?: MetricSpec[];
  behavior?: HorizontalPodAutoscalerBehavior;
}

/** `autoscaling/v2.HorizontalPodAutoscalerStatus`. */
export interface HorizontalPodAutoscalerStatus {
  observedGeneration?: number;
  lastScaleTime?: string;
  currentReplicas?: number;
  desiredReplicas: number;
  currentMetrics: MetricStatus[] | null;
  conditions?: HorizontalPodAutoscalerCondition[];
}

/** `autoscaling/v2.MetricIdentifier`. */
export interface MetricIdentifier {
  name: string;
  selector?: LabelSelector;
}

/** `autoscaling/v2.MetricSpec`. */
export interface MetricSpec {
  type: string;
  object?: ObjectMetricSource;
  pods?: PodsMetricSource;
  resource?: ResourceMetricSource;
  containerResource?: ContainerResourceMetricSource;
  external?: ExternalMetricSource;
}

/** `autoscaling/v2.MetricStatus`. */
export interface MetricStatus {
  type: string;
  object?: ObjectMetricStatus;
  pods?: PodsMetricStatus;
  resource?: ResourceMetricStatus;
  containerResource?: ContainerResourceMetricStatus;
  external?: ExternalMetricStatus;
}

/** `autoscaling/v2.MetricTarget`. */
export interface MetricTarget {
  type: string;
  value?: string;
  averageValue?: string;
  averageUtilization?: number;
}

/** `autoscaling/v2.MetricValueStatus`. */
export interface MetricValueStatus {
  value?: string;
  averageValue?: string;
  averageUtilization?: number;
}

/** `autoscaling/v2.ObjectMetricSource`. */
export interface ObjectMetricSource {
  describedObject: CrossVersionObjectReference;
  target: MetricTarget;
  metric: MetricIdentifier;
}

/** `autoscaling/v2.ObjectMetricStatus`. */
export interface ObjectMetricStatus {
  metric: MetricIdentifier;
  current: MetricValueStatus;
  describedObject: CrossVersionObjectReference;
}

/** `autoscaling/v2.PodsMetricSource`. */
export interface PodsMetricSource {
  metric: MetricIdentifier;
  target: MetricTarget;
}

/** `autoscaling/v2.PodsMetricStatus`. */
export interface PodsMetricStatus {
  metric: MetricIdentifier;
  current: MetricValueStatus;
}

/** `autoscaling/v2.ResourceMetricSource`. */
export interface ResourceMetricSource {
  name: string;
  target: MetricTarget;
}

/** `autoscaling/v2.ResourceMetricStatus`. */
export interface ResourceMetricStatus {
  name: string;
  current: MetricValueStatus;
}
