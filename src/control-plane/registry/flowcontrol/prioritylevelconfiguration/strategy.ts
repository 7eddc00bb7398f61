/** Priority levels: columns as `printPriorityLevelConfiguration` prints them. */

import type { PriorityLevelConfiguration } from '../../../../kube/api/flowcontrol/v1beta3';
import type { Cell } from '../../../../kube/meta/table';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';
import { deprecationOf } from '../deprecation';

const queuing = ({ spec }: PriorityLevelConfiguration) => spec?.limited?.limitResponse?.queuing;
const shown = (value: number | undefined): Cell => value ?? '<none>';

/** Columns of a PriorityLevelConfiguration. */
const priorityLevelConfigurationColumns: Column<PriorityLevelConfiguration>[] = [
  nameColumn,
  { name: 'Type', cell: ({ spec }) => spec?.type ?? '' },
  { name: 'NominalConcurrencyShares', cell: ({ spec }) => shown(spec?.limited?.nominalConcurrencyShares) },
  { name: 'Queues', cell: (level) => shown(queuing(level)?.queues) },
  { name: 'HandSize', cell: (level) => shown(queuing(level)?.handSize) },
  { name: 'QueueLengthLimit', cell: (level) => shown(queuing(level)?.queueLengthLimit) },
  ageColumn,
];

/** Kept and shown; requests are not held back. */
export const priorityLevelConfigurationStrategy: Strategy<PriorityLevelConfiguration> = {
  hasGeneration: true,
  deprecation: deprecationOf('PriorityLevelConfiguration'),
  columns: priorityLevelConfigurationColumns,
};
