import type { KubeObject } from '../../meta/meta';

/** `autoscaling/v2` CrossVersionObjectReference. */
export interface CrossVersionObjectReference {
  kind: string;
  name: string;
  apiVersion?: string;
}

/** `autoscaling/v2` MetricSpec: `type` says which of the sources is set. */
export interface MetricSpec {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: one of five sources, checked by the schema and the validation
  [source: string]: any;
}

/** `autoscaling/v2` HorizontalPodAutoscaler, the form it is stored in. */
export interface HorizontalPodAutoscaler extends KubeObject {
  spec: {
    scaleTargetRef: CrossVersionObjectReference;
    minReplicas?: number;
    maxReplicas: number;
    metrics?: MetricSpec[];
    behavior?: { scaleUp?: HPAScalingRules; scaleDown?: HPAScalingRules };
  };
  status?: {
    observedGeneration?: number;
    lastScaleTime?: string;
    currentReplicas?: number;
    desiredReplicas: number;
    currentMetrics?: MetricSpec[] | null;
    conditions?: { type: string; status: string; lastTransitionTime?: string; reason?: string; message?: string }[];
  };
}

/** `autoscaling/v2` HPAScalingRules. */
export interface HPAScalingRules {
  stabilizationWindowSeconds?: number;
  selectPolicy?: string;
  policies?: { type: string; value: number; periodSeconds: number }[];
}
