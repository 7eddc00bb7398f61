/** Resource quotas: `pkg/registry/core/resourcequota`. */
import type { ResourceQuota } from '../../../../kube/api/core/v1';
import type { Strategy } from '../../strategy';
import { resourceQuotaColumns } from './columns';
import { validateResourceQuota, validateResourceQuotaUpdate } from './validation';

/** What is used is counted by the quota controller, into the status. */
export const resourceQuotaStrategy: Strategy<ResourceQuota> = {
  setDefaults(quota) {
    quota.spec ??= {};
    quota.status ??= {};
  },
  prepareForCreate(quota) {
    quota.status = {};
  },
  validate: validateResourceQuota,
  validateUpdate: validateResourceQuotaUpdate,
  columns: resourceQuotaColumns,
};
