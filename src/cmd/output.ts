/** What a changing command prints of each object: `genericclioptions.PrintFlags` with an operation's name. */
import type { KubeObject } from '../apimachinery/meta';
import { noPrinterError, OBJECT_FORMATS, objectPrinter, resourceName } from '../printers/object-printer';
import type { Context, FlagValues } from './command';

export type DryRun = 'none' | 'client' | 'server';

/** Reads `--dry-run`. Throws kubectl's errors for what it does not know. */
export function dryRunStrategy(flags: FlagValues): DryRun {
  const value = flags.string('dry-run');
  if (value === 'none' || value === 'client' || value === 'server') return value;
  if (value === 'unchanged') throw new Error("a value for --dry-run must be set: must be 'none', 'server' or 'client'");
  throw new Error(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
}

/** `created`, `created (dry run)`, `created (server dry run)`. */
export function operationText(operation: string, dryRun: DryRun): string {
  if (dryRun === 'none') return operation;
  return `${operation} (${dryRun === 'client' ? '' : 'server '}dry run)`;
}

/** A printer for the objects of one command run; `operation` may differ from object to object. */
export function resultPrinter(
  ctx: Context,
  flags: FlagValues,
  options: { dryRun?: DryRun; typed?: boolean } = {},
): (object: KubeObject, operation: string) => void {
  const output = flags.string('output');
  const write = (text: string) => ctx.streams.out.write(text);
  const template = flags.has('template') ? flags.string('template') : '';
  if (output === '' && template === '')
    return (object, operation) =>
      write(`${resourceName(object)} ${operationText(operation, options.dryRun ?? 'none')}\n`);
  const printer = objectPrinter({
    output,
    template,
    allowMissingKeys: flags.bool('allow-missing-template-keys'),
    showManagedFields: flags.bool('show-managed-fields'),
    typed: options.typed,
    cwd: ctx.cwd,
  });
  if (!printer) throw noPrinterError(output, OBJECT_FORMATS);
  return (object) => printer(object, write);
}
