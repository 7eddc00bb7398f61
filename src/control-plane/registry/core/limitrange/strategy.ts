/** Limit ranges: `pkg/registry/core/limitrange`. */
import type { LimitRange, LimitRangeItem } from '../../../../kube/api/core/v1';
import type { Strategy } from '../../strategy';
import { validateLimitRange } from './validation';

/** Limits of containers default to what the other lists imply: `SetDefaults_LimitRangeItem`. */
function setContainerDefaults(item: LimitRangeItem): void {
  item.default = { ...item.max, ...item.default };
  item.defaultRequest = { ...item.min, ...item.default, ...item.defaultRequest };
  if (Object.keys(item.default).length === 0) delete item.default;
  if (Object.keys(item.defaultRequest).length === 0) delete item.defaultRequest;
}

/** Limit ranges have the default columns. */
export const limitRangeStrategy: Strategy<LimitRange> = {
  setDefaults(range) {
    range.spec ??= { limits: null };
    range.spec.limits ??= null;
    for (const item of range.spec.limits ?? []) if (item.type === 'Container') setContainerDefaults(item);
  },
  validate: validateLimitRange,
};
