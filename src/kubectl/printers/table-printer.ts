/** Tables as kubectl lays them out: `k8s.io/cli-runtime/pkg/printers.HumanReadablePrinter`. */

import { fieldOf } from '../../go/json/field';
import { formatLabels } from '../../kube/labels/label-set';
import type { Cell, Table, TableColumnDefinition, TableRow } from '../../kube/meta/table';

/** What the flags of `get` ask of a table. */
export interface TableOptions {
  wide?: boolean;
  noHeaders?: boolean;
  /** A first column with the namespace. */
  withNamespace?: boolean;
  /** Names with the resource in front: `pod/web-0`. */
  kind?: string;
  showLabels?: boolean;
  /** Labels with a column of their own. */
  columnLabels?: string[];
}

/** Turns tables into lines of tab-separated cells; the header is written when it was not written just before. */
export class TablePrinter {
  private lastColumns: string | undefined;

  constructor(private readonly options: TableOptions) {}

  /** The lines of a table, each with its newline; `eventType` fills the EVENT column of `--output-watch-events`. */
  lines({ columnDefinitions, rows }: Table, eventType?: string): string {
    const columns = this.visible(columnDefinitions);
    let text = '';
    if (!this.options.noHeaders && rows.length > 0) {
      const header = this.header(columns, eventType !== undefined);
      if (header !== this.lastColumns) text += `${header}\n`;
      this.lastColumns = header;
    }
    for (const row of rows) text += `${this.row(columns, row, eventType)}\n`;
    return text;
  }

  private visible(definitions: TableColumnDefinition[]): { name: string; index: number; isName: boolean }[] {
    return definitions
      .map(({ name, format, priority }, index) => ({
        name,
        index,
        priority,
        isName: format === 'name' || name === 'Name',
      }))
      .filter(({ priority }) => this.options.wide || priority === 0);
  }

  private header(columns: { name: string }[], withEvent: boolean): string {
    const { withNamespace, columnLabels = [], showLabels } = this.options;
    return [
      ...(withEvent ? ['EVENT'] : []),
      ...(withNamespace ? ['NAMESPACE'] : []),
      ...columns.map((c) => c.name.toUpperCase()),
      ...columnLabels.map((label) => label.slice(label.lastIndexOf('/') + 1).toUpperCase()),
      ...(showLabels ? ['LABELS'] : []),
    ].join('\t');
  }

  private row(columns: { index: number; isName: boolean }[], { cells, object }: TableRow, eventType?: string): string {
    const { withNamespace, kind, columnLabels = [], showLabels } = this.options;
    let text = eventType === undefined ? '' : `${eventType.padEnd(8)}\t`;
    if (withNamespace) text += `${object.metadata.namespace ?? ''}\t`;
    for (let i = 0; i < columns.length; i++) {
      const { index, isName } = columns[i] as (typeof columns)[number];
      if (i > 0) text += '\t';
      if (isName && kind) text += `${kind}/`;
      text += printable(cells[index] ?? null);
    }
    for (const label of columnLabels) text += `\t${fieldOf(object.metadata.labels, label) ?? ''}`;
    if (showLabels) text += `\t${formatLabels(object.metadata.labels)}`;
    return text;
  }
}

/** A cell on one line: cut at the first line break, with control characters made visible. */
function printable(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const end = cell.search(/[\f\n\r]/);
  const line = end < 0 ? cell : `${cell.slice(0, end)}...`;
  return line.replaceAll('\x1b', '^[');
}
