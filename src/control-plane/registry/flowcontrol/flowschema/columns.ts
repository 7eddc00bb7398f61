/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { FlowSchema } from '../../../../kube/api/flowcontrol/v1beta3';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Whether the priority level the schema names is missing: `False`, `True` or, not yet known, `?`. */
function missingLevelText({ status }: FlowSchema): string {
  return status?.conditions?.find(({ type }) => type === 'Dangling')?.status ?? '?';
}

/** Columns of a FlowSchema. */
export const flowSchemaColumns: Column<FlowSchema>[] = [
  nameColumn,
  { name: 'PriorityLevel', cell: ({ spec }) => spec?.priorityLevelConfiguration?.name ?? '' },
  { name: 'MatchingPrecedence', cell: ({ spec }) => spec?.matchingPrecedence ?? 0 },
  { name: 'DistinguisherMethod', cell: ({ spec }) => spec?.distinguisherMethod?.type ?? '<none>' },
  ageColumn,
  { name: 'MissingPL', cell: missingLevelText },
];
