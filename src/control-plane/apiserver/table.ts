/** Objects as the rows a client asks for: `rest.TableConvertor` over each kind's columns. */
import type { Scale } from '../../kube/api/autoscaling/v1';
import { translateTimestampSince } from '../../kube/meta/human-duration';
import type { KubeObject } from '../../kube/meta/meta';
import type { Table } from '../../kube/meta/table';
import type { ResourceDefinition } from '../registry/resource';
import type { Column } from '../registry/strategy';

const NAME_COLUMN: Column = { name: 'Name', format: 'name', cell: (obj) => obj.metadata.name };

/** What kinds without columns of their own show: `rest.NewDefaultTableConvertor`. */
const DEFAULT_COLUMNS: Column[] = [
  NAME_COLUMN,
  { name: 'Created At', type: 'date', cell: (obj) => obj.metadata.creationTimestamp ?? '' },
];

const SCALE_COLUMNS: Column<Scale>[] = [
  NAME_COLUMN,
  { name: 'Desired', type: 'integer', cell: (obj) => obj.spec.replicas ?? 0 },
  { name: 'Available', type: 'integer', cell: (obj) => obj.status?.replicas ?? 0 },
  { name: 'Age', cell: (obj, now) => translateTimestampSince(obj.metadata.creationTimestamp, now) },
];

/** The table of some objects as it is at simulated time `now`. */
export function convertToTable(
  resource: ResourceDefinition,
  objects: readonly KubeObject[],
  now: number,
  resourceVersion: string,
): Table {
  const columns = objects[0]?.kind === 'Scale' ? SCALE_COLUMNS : (resource.strategy.columns ?? DEFAULT_COLUMNS);
  return {
    columnDefinitions: columns.map(({ name, type = 'string', format = '', priority = 0 }) => ({
      name,
      type,
      format,
      description: '',
      priority,
    })),
    rows: objects.map((object) => ({ cells: columns.map((column) => column.cell(object, now)), object })),
    resourceVersion,
  };
}
