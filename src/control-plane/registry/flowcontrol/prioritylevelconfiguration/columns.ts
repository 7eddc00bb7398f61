/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { PriorityLevelConfiguration } from '../../../../kube/api/flowcontrol/v1beta3';
import type { Cell } from '../../../../kube/meta/table';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

const queuing = ({ spec }: PriorityLevelConfiguration) => spec?.limited?.limitResponse?.queuing;

const shown = (value: number | undefined): Cell => value ?? '<none>';

/** Columns of a PriorityLevelConfiguration. */
export const priorityLevelConfigurationColumns: Column<PriorityLevelConfiguration>[] = [
  nameColumn,
  { name: 'Type', cell: ({ spec }) => spec?.type ?? '' },
  { name: 'NominalConcurrencyShares', cell: ({ spec }) => shown(spec?.limited?.nominalConcurrencyShares) },
  { name: 'Queues', cell: (level) => shown(queuing(level)?.queues) },
  { name: 'HandSize', cell: (level) => shown(queuing(level)?.handSize) },
  { name: 'QueueLengthLimit', cell: (level) => shown(queuing(level)?.queueLengthLimit) },
  ageColumn,
];
