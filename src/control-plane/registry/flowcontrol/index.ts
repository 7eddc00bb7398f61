/** The kinds of `flowcontrol.apiserver.k8s.io`. */

import type { Strategy } from '../strategy';
import { flowSchemaStrategy } from './flowschema/strategy';
import { priorityLevelConfigurationStrategy } from './prioritylevelconfiguration/strategy';

/** Strategies by resource. */
export const flowControlStrategies: Record<string, Strategy> = {
  'flowschemas.flowcontrol.apiserver.k8s.io': flowSchemaStrategy,
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io': priorityLevelConfigurationStrategy,
};
