/** Flow schemas: columns as `printFlowSchema` prints them. */
import type { FlowSchema } from '../../../../kube/api/flowcontrol/v1beta3';
import type { Strategy } from '../../strategy';
import { deprecationOf } from '../deprecation';
import { flowSchemaColumns } from './columns';

/** Kept and shown; requests are not held back. */
export const flowSchemaStrategy: Strategy<FlowSchema> = {
  hasGeneration: true,
  deprecation: deprecationOf('FlowSchema'),
  columns: flowSchemaColumns,
};
