/** Endpoints: `pkg/registry/core/endpoint` and `ValidateEndpoints`. */
import type { Endpoints } from '../../../../kube/api/core/v1';
import type { Strategy } from '../../strategy';
import { endpointsColumns } from './columns';
import { validateEndpoints } from './validation';

/** Endpoints carry addresses only; their ports default to TCP. */
export const endpointsStrategy: Strategy<Endpoints> = {
  setDefaults(endpoints) {
    for (const subset of endpoints.subsets ?? []) for (const port of subset.ports ?? []) port.protocol ||= 'TCP';
  },
  validate: validateEndpoints,
  columns: endpointsColumns,
};
