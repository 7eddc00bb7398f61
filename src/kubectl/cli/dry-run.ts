/** `--dry-run`: how far a change goes. */
import { attemptBool } from '../../go/strconv/strconv';
import type { Context } from './command';
import { klogWarning } from './klog';

/** Nothing is held back, nothing is sent, or all is sent but nothing kept. */
export type DryRun = 'none' | 'client' | 'server';

/**
 * Reads `--dry-run`; its old forms, alone or with a boolean, are warned of where there is a context. Throws kubectl's
 * error for what it does not know (cmdutil.GetDryRunStrategy).
 */
export function dryRunStrategy(flags: { 'dry-run': string }, ctx?: Context): DryRun {
  const value = flags['dry-run'];
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
