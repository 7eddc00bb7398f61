/** What a changing command prints of each object: `genericclioptions.PrintFlags` with an operation's name. */

import { attemptBool } from '../../go/strconv/strconv';
import type { KubeObject } from '../../kube/meta/meta';
import type { Context, FlagValues } from '../cli/command';
import { klogWarning } from '../cli/klog';
import { noPrinterError, OBJECT_FORMATS, objectPrinter, resourceName } from '../printers/object-printer';

export type DryRun = 'none' | 'client' | 'server';

/**
 * Reads `--dry-run`; its old forms, alone or with a boolean, are warned of where there is a context. Throws kubectl's
 * error for what it does not know (cmdutil.GetDryRunStrategy).
 */
export function dryRunStrategy(flags: FlagValues, ctx?: Context): DryRun {
  const value = flags.string('dry-run');
  if (value === 'none' || value === 'client' || value === 'server') return value;
  const warn = (line: number, form: string, meaning: DryRun): DryRun => {
    if (ctx) klogWarning(ctx, `helpers.go:${line}`, `${form} and can be replaced with --dry-run=${meaning}.`);
    return meaning;
  };
  if (value === 'unchanged') return warn(692, '--dry-run is deprecated', 'client');
  const bool = attemptBool(value);
  if (bool === undefined) throw new Error(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
  const form = `--dry-run=${value} is deprecated (boolean value)`;
  return bool ? warn(706, form, 'client') : warn(709, form, 'none');
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
