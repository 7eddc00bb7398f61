/** What `kubectl run` was asked to do, checked in kubectl's order (RunOptions.Complete and the first half of Run). */

import { quote } from '../../../go/strconv/quote';
import type { Context } from '../../cli/command';
import { type DryRun, dryRunStrategy } from '../../cli/dry-run';
import { changed } from '../../cli/flags/flag-values';
import { propagation } from '../../options/delete';
import { resultPrinter } from '../../options/output';
import type { Flags } from './flags';
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
export function runOptions(ctx: Context, args: readonly string[], flags: Flags): RunOptions {
  const stdin = flags.stdin;
  const attach = changed(flags, 'attach') ? flags.attach : stdin;
  const dryRun = dryRunStrategy(flags, ctx);
  const print = resultPrinter(ctx, flags, { dryRun, typed: true });
  propagation(ctx, flags.cascade);
  if (args.length === 0) throw ctx.usageError('NAME is required for run');
  const podRunningTimeout = flags['pod-running-timeout'];
  if (podRunningTimeout <= 0) throw ctx.usageError('--pod-running-timeout must be higher than zero');
  checkImage(flags.image);
  if (flags.tty && !stdin) throw ctx.usageError('-i/--stdin is required for containers with -t/--tty=true');
  if (flags.expose && !flags.port) throw ctx.usageError('--port must be set when exposing a service');
  const restartPolicy = flags.restart || (stdin ? 'OnFailure' : 'Always');
  if (!RESTART_POLICIES.includes(restartPolicy)) throw ctx.usageError(`invalid restart policy: ${restartPolicy}`);
  if (flags.rm && !attach) throw ctx.usageError('--rm should only be used for attached containers');
  if (attach && dryRun !== 'none')
    throw ctx.usageError(
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  const pullPolicy = flags['image-pull-policy'];
  if (!PULL_POLICIES.includes(pullPolicy)) throw ctx.usageError(`invalid image pull policy: ${pullPolicy}`);
  return {
    dryRun,
    print,
    attach,
    remove: flags.rm,
    stdin,
    tty: flags.tty,
    quiet: flags.quiet,
    leaveStdinOpen: flags['leave-stdin-open'],
    restartPolicy,
    podRunningTimeout,
  };
}

function checkImage(image: string): void {
  if (image === '') throw new Error('--image is required');
  if (!isImageReference(image)) throw new Error(`Invalid image name ${quote(image)}: invalid reference format`);
}
