/** What a changing command prints of each object: `genericclioptions.PrintFlags` with an operation's name. */

import type { KubeObject } from '../../kube/meta/meta';
import type { Context } from '../cli/command';
import { type DryRun, operationText } from '../cli/dry-run';
import type { ValuesOf } from '../cli/flags/declare';
import { noPrinterError, OBJECT_FORMATS, objectPrinter, resourceName } from '../printers/object-printer';
import type { printFlags } from './standard';

/** What `printFlags` declares; not every command has a template. */
export type PrintFlags = Partial<ValuesOf<ReturnType<typeof printFlags>>> & { output: string };

/** A printer for the objects of one command run; `operation` may differ from object to object. */
export function resultPrinter(
  ctx: Context,
  flags: PrintFlags,
  options: { dryRun?: DryRun; typed?: boolean } = {},
): (object: KubeObject, operation: string) => void {
  const output = flags.output;
  const write = (text: string) => ctx.streams.out.write(text);
  const { template = '' } = flags;
  if (output === '' && template === '')
    return (object, operation) =>
      write(`${resourceName(object)} ${operationText(operation, options.dryRun ?? 'none')}\n`);
  const printer = objectPrinter({
    output,
    template,
    allowMissingKeys: flags['allow-missing-template-keys'],
    showManagedFields: flags['show-managed-fields'],
    typed: options.typed,
    cwd: ctx.cwd,
  });
  if (!printer) throw noPrinterError(output, OBJECT_FORMATS);
  return (object) => printer(object, write);
}
