/** Horizontal pod autoscalers: `pkg/registry/autoscaling/horizontalpodautoscaler`. */
import type { HorizontalPodAutoscaler } from '../../../../kube/api/autoscaling/v2';
import type { Strategy } from '../../strategy';
import { horizontalPodAutoscalerColumns } from './columns';
import { fromAutoscalingV1, toAutoscalingV1 } from './conversion';
import { setHorizontalPodAutoscalerDefaults } from './defaults';
import { validateHorizontalPodAutoscaler } from './validation';

/** Stored as `autoscaling/v2`; `autoscaling/v1` is a view of it. */
export const horizontalPodAutoscalerStrategy: Strategy<HorizontalPodAutoscaler> = {
  setDefaults(autoscaler) {
    autoscaler.spec ??= { scaleTargetRef: { kind: '', name: '' }, maxReplicas: 0 };
    autoscaler.spec.scaleTargetRef ??= { kind: '', name: '' };
    autoscaler.spec.maxReplicas ??= 0;
    setHorizontalPodAutoscalerDefaults(autoscaler);
  },
  prepareForCreate(autoscaler) {
    autoscaler.status = { currentMetrics: null, desiredReplicas: 0 };
  },
  validate: validateHorizontalPodAutoscaler,
  versions: { v1: { toStorage: fromAutoscalingV1, fromStorage: toAutoscalingV1 } },
  columns: horizontalPodAutoscalerColumns,
};
