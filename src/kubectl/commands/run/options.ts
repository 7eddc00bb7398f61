/** What `kubectl run` was asked to do, checked in kubectl's order (RunOptions.Complete and the first half of Run). */

import { quote } from '../../../go/strconv/quote';
import type { Context, FlagValues } from '../../cli/command';
import { type DryRun, dryRunStrategy } from '../../cli/dry-run';
import { propagation } from '../../options/delete';
import { resultPrinter } from '../../options/output';
import { isImageReference } from './image-reference';

/** The flags that matter once the pod exists, and how to print it. */
export interface RunOptions {
  dryRun: DryRun;
  print: ReturnType<typeof resultPrinter>;
  attach: boolean;
  remove: boolean;
  stdin: boolean;
  tty: boolean;
  quiet: boolean;
  leaveStdinOpen: boolean;
  restartPolicy: string;
  /** Milliseconds. */
  podRunningTimeout: number;
}

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const PULL_POLICIES = ['', 'Always', 'IfNotPresent', 'Never'];

/** Reads the flags. Throws the error of the first check that fails. */
export function runOptions(ctx: Context, args: readonly string[], flags: FlagValues): RunOptions {
  const stdin = flags.bool('stdin');
  const attach = flags.changed('attach') ? flags.bool('attach') : stdin;
  const dryRun = dryRunStrategy(flags, ctx);
  const print = resultPrinter(ctx, flags, { dryRun, typed: true });
  propagation(ctx, flags.string('cascade'));
  if (args.length === 0) throw ctx.usageError('NAME is required for run');
  const podRunningTimeout = flags.duration('pod-running-timeout');
  if (podRunningTimeout <= 0) throw ctx.usageError('--pod-running-timeout must be higher than zero');
  checkImage(flags.string('image'));
  if (flags.bool('tty') && !stdin) throw ctx.usageError('-i/--stdin is required for containers with -t/--tty=true');
  if (flags.bool('expose') && !flags.string('port')) throw ctx.usageError('--port must be set when exposing a service');
  const restartPolicy = flags.string('restart') || (stdin ? 'OnFailure' : 'Always');
  if (!RESTART_POLICIES.includes(restartPolicy)) throw ctx.usageError(`invalid restart policy: ${restartPolicy}`);
  if (flags.bool('rm') && !attach) throw ctx.usageError('--rm should only be used for attached containers');
  if (attach && dryRun !== 'none')
    throw ctx.usageError(
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  const pullPolicy = flags.string('image-pull-policy');
  if (!PULL_POLICIES.includes(pullPolicy)) throw ctx.usageError(`invalid image pull policy: ${pullPolicy}`);
  return {
    dryRun,
    print,
    attach,
    remove: flags.bool('rm'),
    stdin,
    tty: flags.bool('tty'),
    quiet: flags.bool('quiet'),
    leaveStdinOpen: flags.bool('leave-stdin-open'),
    restartPolicy,
    podRunningTimeout,
  };
}

function checkImage(image: string): void {
  if (image === '') throw new Error('--image is required');
  if (!isImageReference(image)) throw new Error(`Invalid image name ${quote(image)}: invalid reference format`);
}
