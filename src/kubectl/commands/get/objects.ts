/** Everything `kubectl get -o` prints that is no table of its own: the objects as they are, or parts of them. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../../go/json/value';
import { KUBECTL_TABLE, TabWriter } from '../../../go/tabwriter/tabwriter';
import { withLazyManagedFields } from '../../../kube/merge/managed-fields/view';
import { asJSON, asKubeObject, isList, type KubeList, type KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { type CustomColumns, customColumnsFromSpec, customColumnsFromTemplate } from '../../printers/custom-columns';
import { noPrinterError, OBJECT_FORMATS, type ObjectPrinter, objectPrinter } from '../../printers/object-printer';
import { sortObjects } from '../../printers/sort';
import type { Result } from '../../resource/result';
import type { Flags } from './flags';

const FORMATS = [...OBJECT_FORMATS, 'custom-columns', 'custom-columns-file', 'wide'];

/** Whether kubectl's own tables are asked for, and no objects. */
export function asTables(flags: Flags): boolean {
  const output = flags.output;
  return output === 'wide' || (output === '' && flags.template === '');
}

/**
 * The printer the flags ask for. Throws on formats and templates that are none. Of a `stream` of objects it prints lines
 * of cells that are still to be laid out.
 */
export function getPrinter(ctx: Context, flags: Flags, stream = false): ObjectPrinter {
  const output = flags.output;
  const template = flags.template;
  if (output.startsWith('custom-columns')) return customColumnsPrinter(ctx, flags, stream);
  const printer = objectPrinter({
    output,
    template,
    allowMissingKeys: flags['allow-missing-template-keys'],
    showManagedFields: flags['show-managed-fields'],
    cwd: ctx.cwd,
  });
  if (!printer) throw noPrinterError(output, FORMATS);
  return printer;
}

/** Prints a single object by itself, and several as one list. Throws what went wrong with those not found, at the end. */
export function printObjects(ctx: Context, flags: Flags, result: Result): void {
  const { infos, error } = result.collect();
  if (error && result.singleItemImplied) throw error;
  if (infos.length === 0 && flags['ignore-not-found']) {
    if (error) throw error;
    return;
  }
  const printer = getPrinter(ctx, flags);
  const objects = infos.map((info) => info.object as KubeObject);
  const single = result.singleItemImplied && objects.length === 1 ? objects[0] : undefined;
  const sortBy = flags['sort-by'];
  const write = (text: string) => ctx.streams.out.write(text);
  if (single && !isList(single)) printer(single, write);
  else {
    const found = single ? single.items : objects;
    const items = sortBy ? (sortObjects(found.map(asJSON), sortBy) as JsonObject[]).map(asKubeObject) : found;
    const metadata = { resourceVersion: '' } as KubeObject['metadata'];
    const list: KubeList = { apiVersion: 'v1', kind: 'List', metadata, items };
    printer(list, write);
  }
  if (error) throw error;
}

function customColumnsPrinter(ctx: Context, flags: Flags, stream: boolean): ObjectPrinter {
  const output = flags.output;
  const equals = output.indexOf('=');
  const format = equals < 0 ? output : output.slice(0, equals);
  const given = equals < 0 ? flags.template : output.slice(equals + 1);
  if (format !== 'custom-columns' && format !== 'custom-columns-file') throw noPrinterError(output, FORMATS);
  const noHeaders = flags['no-headers'];
  const columns = format === 'custom-columns' ? customColumnsFromSpec(given, noHeaders) : fromFile(given, ctx.cwd);
  let headers = columns.headers;
  const print: ObjectPrinter = (object, write) => {
    if (headers) write(`${headers.join('\t')}\n`);
    headers = undefined;
    printRows(columns, object, write);
  };
  return stream ? print : laidOut(print);
}

/** Prints what came before an error, too. */
function laidOut(print: ObjectPrinter): ObjectPrinter {
  return (object, write) => {
    const writer = new TabWriter(KUBECTL_TABLE);
    try {
      print(object, (text) => writer.write(text));
    } finally {
      write(writer.flush());
    }
  };
}

function fromFile(file: string, cwd: string): CustomColumns {
  if (!file) throw new Error('custom-columns format specified but no custom columns given');
  try {
    return customColumnsFromTemplate(readFileSync(path.resolve(cwd, file), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`error reading template ${file}, open ${file}: no such file or directory`);
  }
}

function printRows(columns: CustomColumns, object: KubeObject, write: (text: string) => void): void {
  const cells = columns.cellPrinter();
  for (const item of isList(object) ? object.items : [object])
    write(`${cells(asJSON(withLazyManagedFields(item))).join('\t')}\n`);
}
