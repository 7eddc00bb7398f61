/** The kinds of `autoscaling`. */

import type { Strategy } from '../strategy';
import { horizontalPodAutoscalerStrategy } from './horizontalpodautoscaler/strategy';

/** Strategies by resource. */
export const autoscalingStrategies: Record<string, Strategy> = {
  'horizontalpodautoscalers.autoscaling': horizontalPodAutoscalerStrategy,
};
