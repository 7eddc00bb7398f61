/** Objects as the rows a client asks for: `rest.TableConvertor` over each kind's columns. */
import type { KubeObject } from '../apimachinery/meta';
import type { Table } from '../apimachinery/table';
import type { ResourceDefinition } from '../registry/resource';
import type { Column } from '../registry/strategy';

const NAME_COLUMN: Column = { name: 'Name', format: 'name', cell: (obj) => obj.metadata.name };

/** What kinds without columns of their own show: `rest.NewDefaultTableConvertor`. */
const DEFAULT_COLUMNS: Column[] = [
  NAME_COLUMN,
  { name: 'Created At', type: 'date', cell: (obj) => obj.metadata.creationTimestamp ?? '' },
];

/** The table of some objects as it is at simulated time `now`. */
export function convertToTable(
  resource: ResourceDefinition,
  objects: readonly KubeObject[],
  now: number,
  resourceVersion: string,
): Table {
  const columns = resource.strategy.columns ?? DEFAULT_COLUMNS;
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
