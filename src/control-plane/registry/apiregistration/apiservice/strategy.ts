/** API services: columns as kube-aggregator prints them. */

import type { APIService } from '../../../../kube/api/apiregistration/v1';
import type { Strategy } from '../../strategy';
import { apiServiceColumns } from './columns';
import { localAPIServices } from './local';
import { validateAPIService } from './validation';

/** The groups and versions the API server serves. */
export const apiServiceStrategy: Strategy<APIService> = {
  plainFinalizers: true,
  validate: validateAPIService,
  columns: apiServiceColumns,
  madeUp: localAPIServices,
};
