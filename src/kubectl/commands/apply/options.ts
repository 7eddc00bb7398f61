/** What the flags of `kubectl apply` say, checked: ApplyFlags.ToOptions and ApplyOptions.Validate. */

import type { Context } from '../../cli/command';
import { type DryRun, dryRunStrategy } from '../../cli/dry-run';
import type { ValuesOf } from '../../cli/flags/declare';
import { changed } from '../../cli/flags/flag-values';
import { type DeletionFlags, readDeletionFlags } from '../../options/delete';
import { fieldValidation } from '../../options/validation';
import type { RESTMapper } from '../../resource/mapper';
import { ApplySet } from './applyset';
import { type applyFlags, CLIENT_SIDE_MANAGER } from './flags';

/** The manager of fields set by server-side apply. */
export const SERVER_SIDE_MANAGER = 'kubectl';

/** The options of one run. */
export interface ApplyOptions {
  dryRun: DryRun;
  serverSide: boolean;
  forceConflicts: boolean;
  fieldManager: string;
  fieldValidation: 'Strict' | 'Warn' | 'Ignore';
  deletion: DeletionFlags;
  overwrite: boolean;
  prune: boolean;
  all: boolean;
  selector: string;
  /** `--applyset`, which is alpha: only `KUBECTL_APPLYSET=true` makes it known. */
  applySet?: ApplySet;
  /** Whole objects are printed at the end, not a line for each. */
  printsObjects: boolean;
}

/** Their values, as far as they matter for all objects. */
type Flags = ValuesOf<ReturnType<typeof applyFlags>>;

/** Reads the options. Throws where they do not go together. */
export function applyOptions(ctx: Context, args: readonly string[], flags: Flags, mapper: RESTMapper): ApplyOptions {
  if (changed(flags, 'applyset') && ctx.env.KUBECTL_APPLYSET !== 'true')
    throw new Error(`unknown flag: --applyset\nSee '${ctx.binary} apply --help' for usage.`);
  if (args.length > 0) throw ctx.usageError(`Unexpected args: [${args.join(' ')}]`);
  const serverSide = flags['server-side'];
  const output = flags.output;
  const dryRun = dryRunStrategy(flags, ctx);
  const deletion = readDeletionFlags(ctx, flags);
  if (flags.filename.length === 0 && !flags.kustomize) throw new Error('must specify one of -f and -k');
  const options: ApplyOptions = {
    dryRun,
    serverSide,
    forceConflicts: flags['force-conflicts'],
    fieldManager: applyManager(flags),
    fieldValidation: fieldValidation(flags),
    deletion,
    overwrite: flags.overwrite,
    prune: flags.prune,
    all: flags.all,
    selector: flags.selector,
    applySet: flags.applyset ? ApplySet.parse(ctx, mapper, flags.applyset) : undefined,
    printsObjects: output !== '' && output !== 'name',
  };
  validate(options, [...flags['prune-allowlist'], ...flags['prune-whitelist']]);
  return options;
}

/** `--field-manager`, whose default is another with `--server-side`. */
export function applyManager(flags: { 'field-manager': string; 'server-side': boolean }): string {
  if (changed(flags, 'field-manager')) return flags['field-manager'];
  return flags['server-side'] ? SERVER_SIDE_MANAGER : CLIENT_SIDE_MANAGER;
}

function validate(options: ApplyOptions, allowlist: readonly string[]): void {
  const { dryRun, serverSide, forceConflicts, deletion, prune, all, selector, applySet } = options;
  const { force } = deletion;
  if (forceConflicts && !serverSide) throw new Error('--force-conflicts only works with --server-side');
  if (dryRun === 'client' && serverSide)
    throw new Error("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
  if (serverSide && force) throw new Error('--force cannot be used with --server-side');
  if (dryRun === 'server' && force) throw new Error('--dry-run=server cannot be used with --force');
  if (all && selector) throw new Error('cannot set --all and --selector at the same time');
  if (applySet && !prune) throw new Error('--applyset requires --prune');
  applySet?.validate();
  if (!prune) return;
  if (force) throw new Error('--force cannot be used with --prune');
  if (applySet) {
    const rival = [all && '--all', selector && '--selector', allowlist.length > 0 && '--prune-allowlist'].find(Boolean);
    if (rival) throw new Error(`${rival} is incompatible with --applyset`);
    return;
  }
  if (!all && !selector)
    throw new Error(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
    );
  if (serverSide)
    throw new Error("--prune is in alpha and doesn't currently work on objects created by server-side apply");
}
