/** The tables of `kubectl get`. */

import { KUBECTL_TABLE, TabWriter } from '../../../go/tabwriter/tabwriter';
import { translateTimestampSince } from '../../../kube/meta/human-duration';
import { isList, type KubeObject } from '../../../kube/meta/meta';
import type { Table } from '../../../kube/meta/table';
import type { Context } from '../../cli/command';
import { sortObjects, sortTableRows } from '../../printers/sort';
import { type TableOptions, TablePrinter } from '../../printers/table-printer';
import { UnsortableError } from '../../printers/unsortable-error';
import { type Info, mappingOf, targetOf } from '../../resource/info';
import type { RESTMapping } from '../../resource/mapper';
import type { Flags } from './flags';

/** What the flags say of the table for one resource. */
export function tableOptions(flags: Flags, mapping: RESTMapping, withKind: boolean): TableOptions {
  const kind = mapping.kind.toLowerCase();
  return {
    wide: flags.output === 'wide',
    noHeaders: flags['no-headers'],
    withNamespace: flags['all-namespaces'] && mapping.namespaced,
    kind: withKind || flags['show-kind'] ? kind + (mapping.group && `.${mapping.group}`) : undefined,
    showLabels: flags['show-labels'],
    columnLabels: flags['label-columns'],
  };
}

/** Prints what was found, one table for neighbours of the same kind. Says on stderr when that is nothing. */
export function printTables(ctx: Context, flags: Flags, infos: Info[], failed: boolean): void {
  const groups = neighbours(inOrder(infos, flags));
  const withKind = new Set(groups.map(({ mapping }) => `${mapping.kind}.${mapping.group}`)).size > 1;
  let written = false;
  for (const { mapping, objects, target } of groups) {
    const table =
      flags['server-print'] && objects.every(isFromServer)
        ? ctx.session.client.table(target, objects)
        : clientTable(objects, ctx.session.now());
    const writer = new TabWriter(KUBECTL_TABLE);
    writer.write(new TablePrinter(tableOptions(flags, mapping, withKind)).lines(sorted(table, flags)));
    const text = writer.flush();
    if (written && text && !flags['no-headers']) ctx.streams.out.write('\n');
    ctx.streams.out.write(text);
    written ||= text !== '';
  }
  if (!written && !failed && !flags['ignore-not-found']) ctx.streams.err.write(nothingFound(ctx, flags, groups));
}

/**
 * Several tables are sorted among themselves before any of them is sorted: by the same path, which leads nowhere in most
 * tables. Throws kubectl's error then.
 */
function inOrder(infos: Info[], flags: Flags): Info[] {
  const sortBy = flags['sort-by'];
  if (!sortBy || infos.length < 2 || !flags['server-print']) return infos;
  const tables = infos.map(({ object }, index) => {
    const resourceVersion = isList(object as KubeObject) ? (object as KubeObject).metadata.resourceVersion : '';
    return { apiVersion: 'meta.k8s.io/v1', kind: 'Table', metadata: { resourceVersion: resourceVersion ?? '' }, index };
  });
  return sortObjects(tables, sortBy).map(({ index }) => infos[index] as Info);
}

/** A manifest without a name cannot be looked up; it is shown as it stands. */
const isFromServer = ({ metadata: { name } }: KubeObject) => typeof name === 'string' && name !== '';

interface Group {
  mapping: RESTMapping;
  target: ReturnType<typeof targetOf>;
  objects: KubeObject[];
}

function neighbours(infos: Info[]): Group[] {
  const groups: Group[] = [];
  for (const info of infos) {
    const mapping = mappingOf(info);
    const { object } = info;
    const objects = !object ? [] : isList(object) ? object.items : [object];
    const last = groups.at(-1);
    if (last && last.mapping.kind === mapping.kind && last.mapping.group === mapping.group)
      last.objects.push(...objects);
    else groups.push({ mapping, target: targetOf(info), objects: [...objects] });
  }
  return groups;
}

/** What kubectl makes of objects by itself: `--server-print=false`. */
function clientTable(objects: KubeObject[], now: number): Table {
  const column = (name: string, format = '') => ({
    name,
    type: 'string' as const,
    format,
    description: '',
    priority: 0,
  });
  return {
    columnDefinitions: [column('Name', 'name'), column('Age')],
    rows: objects.map((object) => ({
      cells: [
        isFromServer(object) ? object.metadata.name : '',
        translateTimestampSince(object.metadata.creationTimestamp, now),
      ],
      object,
    })),
    resourceVersion: '',
  };
}

/** Rows that cannot be sorted are not shown at all, and nothing is said of it but that there are none. */
function sorted(table: Table, flags: Flags): Table {
  const by = flags['sort-by'];
  if (!by || table.rows.length < 2) return table;
  try {
    return { ...table, rows: sortTableRows(table.rows as never[], by) };
  } catch (error) {
    if (error instanceof UnsortableError) throw error;
    return { ...table, rows: [] };
  }
}

function nothingFound(ctx: Context, flags: Flags, groups: Group[]): string {
  const allNamespaced = !flags['all-namespaces'] && groups.every(({ mapping }) => mapping.namespaced);
  return allNamespaced ? `No resources found in ${ctx.namespace} namespace.\n` : 'No resources found\n';
}
