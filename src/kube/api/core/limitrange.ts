import type { KubeObject } from '../../meta/meta';

/** `v1.LimitRangeItem`. */
export interface LimitRangeItem {
  type: string;
  max?: Record<string, string>;
  min?: Record<string, string>;
  default?: Record<string, string>;
  defaultRequest?: Record<string, string>;
  maxLimitRequestRatio?: Record<string, string>;
}

/** `v1.LimitRange`. */
export interface LimitRange extends KubeObject {
  spec?: { limits?: LimitRangeItem[] | null };
}
