/** Everything `kubectl get -o` prints that is no table of its own: the objects as they are, or parts of them. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withLazyManagedFields } from '../../apimachinery/managed-fields/view';
import type { JsonValue, KubeObject } from '../../apimachinery/meta';
import { KUBECTL_TABLE, TabWriter } from '../../apimachinery/tabwriter';
import { type CustomColumns, customColumnsFromSpec, customColumnsFromTemplate } from '../../printers/custom-columns';
import { noPrinterError, OBJECT_FORMATS, type ObjectPrinter, objectPrinter } from '../../printers/object-printer';
import { sortObjects } from '../../printers/sort';
import type { Context, FlagValues } from '../command';
import type { Result } from '../resource/result';

const FORMATS = [...OBJECT_FORMATS, 'custom-columns', 'custom-columns-file', 'wide'];

/** The printer the flags ask for; undefined for kubectl's own tables. Throws on formats and templates that are none. */
export function getPrinter(ctx: Context, flags: FlagValues): ObjectPrinter | undefined {
  const output = flags.string('output');
  const template = flags.string('template');
  if (!template && (output === '' || output === 'wide')) return undefined;
  if (output.startsWith('custom-columns')) return customColumnsPrinter(output, template, flags, ctx.cwd);
  const printer = objectPrinter({
    output,
    template,
    allowMissingKeys: flags.bool('allow-missing-template-keys'),
    showManagedFields: flags.bool('show-managed-fields'),
    cwd: ctx.cwd,
  });
  if (!printer) throw noPrinterError(output, FORMATS);
  return printer;
}

/** Prints a single object by itself, and several as one list. Throws what went wrong with those not found, at the end. */
export function printObjects(ctx: Context, flags: FlagValues, result: Result, printer: ObjectPrinter): void {
  const { infos, error } = result.collect();
  if (error && (infos.length === 0 || result.singleItemImplied)) throw error;
  const objects = infos.map((info) => info.object as KubeObject);
  const single = result.singleItemImplied && objects.length === 1 ? objects[0] : undefined;
  const sortBy = flags.string('sort-by');
  const write = (text: string) => ctx.streams.out.write(text);
  if (single && !Array.isArray(single.items)) printer(single, write);
  else {
    const found = single ? (single.items as KubeObject[]) : objects;
    const items = sortBy ? (sortObjects(found as JsonValue[], sortBy) as unknown as KubeObject[]) : found;
    printer(
      { apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' } as KubeObject['metadata'], items },
      write,
    );
  }
  if (error) throw error;
}

function customColumnsPrinter(output: string, template: string, flags: FlagValues, cwd: string): ObjectPrinter {
  const equals = output.indexOf('=');
  const format = equals < 0 ? output : output.slice(0, equals);
  const given = equals < 0 ? template : output.slice(equals + 1);
  if (format !== 'custom-columns' && format !== 'custom-columns-file') throw noPrinterError(output, FORMATS);
  const noHeaders = flags.bool('no-headers');
  const columns = format === 'custom-columns' ? customColumnsFromSpec(given, noHeaders) : fromFile(given, cwd);
  return (object, write) => printColumns(columns, object, write);
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

function printColumns(columns: CustomColumns, object: KubeObject, write: (text: string) => void): void {
  const writer = new TabWriter(KUBECTL_TABLE);
  if (columns.headers) writer.write(`${columns.headers.join('\t')}\n`);
  const cells = columns.cellPrinter();
  for (const item of (object.items as KubeObject[] | undefined) ?? [object])
    writer.write(`${cells(withLazyManagedFields(item) as JsonValue).join('\t')}\n`);
  write(writer.flush());
}
