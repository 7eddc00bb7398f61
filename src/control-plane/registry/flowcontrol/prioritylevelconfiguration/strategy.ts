/** Priority levels: columns as `printPriorityLevelConfiguration` prints them. */

import type { PriorityLevelConfiguration } from '../../../../kube/api/flowcontrol/v1beta3';
import type { Strategy } from '../../strategy';
import { deprecationOf } from '../deprecation';
import { priorityLevelConfigurationColumns } from './columns';

/** Kept and shown; requests are not held back. */
export const priorityLevelConfigurationStrategy: Strategy<PriorityLevelConfiguration> = {
  hasGeneration: true,
  deprecation: deprecationOf('PriorityLevelConfiguration'),
  columns: priorityLevelConfigurationColumns,
};
