/** Services: `pkg/registry/core/service`. */
import type { Service } from '../../../../kube/api/core/v1';
import { nameIsDNS1035Label } from '../../../../kube/names/name-functions';
import type { Strategy } from '../../strategy';
import { allocateCreate, allocateUpdate } from './allocation';
import { serviceColumns } from './columns';
import { setServiceDefaults } from './defaults';
import { dropTypeDependentFields, normalizeClusterIPs, normalizeNewClusterIPs, patchAllocatedValues } from './update';
import { validateServiceUpdate } from './update-validation';
import { validateService } from './validation';
import { serviceWarnings } from './warnings';

/**
 * Addresses are given out before validation, as in the API server: `prepareForCreate` and `prepareForUpdate` throw an
 * Invalid `StatusError` when one asked for is taken or out of range.
 */
export const serviceStrategy: Strategy<Service> = {
  setDefaults: setServiceDefaults,
  prepareForCreate(service, ctx) {
    normalizeNewClusterIPs(service);
    allocateCreate(service, ctx);
    service.status = { loadBalancer: {} };
  },
  prepareForUpdate(service, old, ctx) {
    patchAllocatedValues(service, old);
    normalizeClusterIPs(service, old);
    allocateUpdate(service, old, ctx);
    dropTypeDependentFields(service, old);
  },
  warn(service, ctx) {
    for (const warning of serviceWarnings(service)) ctx.warn(warning);
  },
  validate: validateService,
  validateUpdate: validateServiceUpdate,
  validateName: nameIsDNS1035Label,
  columns: serviceColumns,
};
