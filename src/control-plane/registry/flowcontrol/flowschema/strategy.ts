/** Flow schemas: columns as `printFlowSchema` prints them. */
import type { FlowSchema } from '../../../../kube/api/flowcontrol/v1beta3';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';
import { deprecationOf } from '../deprecation';

/** Whether the priority level the schema names is missing: `False`, `True` or, not yet known, `?`. */
function missingLevelText({ status }: FlowSchema): string {
  return status?.conditions?.find(({ type }) => type === 'Dangling')?.status ?? '?';
}

/** Columns of a FlowSchema. */
const flowSchemaColumns: Column<FlowSchema>[] = [
  nameColumn,
  { name: 'PriorityLevel', cell: ({ spec }) => spec?.priorityLevelConfiguration?.name ?? '' },
  { name: 'MatchingPrecedence', cell: ({ spec }) => spec?.matchingPrecedence ?? 0 },
  { name: 'DistinguisherMethod', cell: ({ spec }) => spec?.distinguisherMethod?.type ?? '<none>' },
  ageColumn,
  { name: 'MissingPL', cell: missingLevelText },
];

/** Kept and shown; requests are not held back. */
export const flowSchemaStrategy: Strategy<FlowSchema> = {
  hasGeneration: true,
  deprecation: deprecationOf('FlowSchema'),
  columns: flowSchemaColumns,
};
