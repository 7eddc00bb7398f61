/** Flags of commands that may delete: `delete.DeleteFlags` as `apply` and `replace` have them. */

import { fieldOf } from '../../go/json/field';
import type { Context } from '../cli/command';
import { flag, type ValuesOf } from '../cli/flags/declare';

/** `--cascade`, `--force`, `--grace-period`, `--timeout` and `--wait`. */
export function deleteFlags() {
  return {
    cascade: flag.string(
      'Must be "background", "orphan", or "foreground". What happens to the objects that depend on a deleted one.',
      { default: 'background', noOptDefault: 'background' },
    ),
    force: flag.bool('Delete at once, without waiting for the end, where deleting is needed.'),
    'grace-period': flag.int(
      'Seconds a resource has to end by itself. Negative values are ignored; 1 means at once, 0 only with --force.',
      { default: -1 },
    ),
    timeout: flag.duration('How long to wait for the end; zero finds a good time by itself.', { default: '0s' }),
    wait: flag.bool('Wait until deleted resources are gone.'),
  };
}

export type Propagation = 'Orphan' | 'Background' | 'Foreground';

/** What the flags say. */
export interface DeletionFlags {
  propagationPolicy: Propagation;
  force: boolean;
  /** -1 when not given. */
  gracePeriod: number;
  /** Milliseconds; 0 when not given. */
  timeout: number;
  wait: boolean;
}

/** Reads the flags. Throws for a `--cascade` that is none. */
export function readDeletionFlags(ctx: Context, flags: ValuesOf<ReturnType<typeof deleteFlags>>): DeletionFlags {
  return {
    propagationPolicy: propagation(ctx, flags.cascade),
    force: flags.force,
    gracePeriod: flags['grace-period'],
    timeout: flags.timeout,
    wait: flags.wait,
  };
}

/** Reads `--cascade`, the old true and false included. Throws kubectl's error for other values. */
export function propagation(ctx: Context, cascade: string): Propagation {
  const policies = { background: 'Background', foreground: 'Foreground', orphan: 'Orphan' } as const;
  if (Object.hasOwn(policies, cascade)) return policies[cascade as keyof typeof policies];
  const meant = fieldOf(BOOLEANS, cascade);
  if (!meant) throw new Error(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
  ctx.streams.err.write(
    `warning: --cascade=${cascade} is deprecated (boolean value) and can be replaced with --cascade=${meant}.\n`,
  );
  return policies[meant];
}

/** What strconv.ParseBool reads, and what it stands for here. */
const BOOLEANS: Record<string, 'background' | 'orphan' | undefined> = {
  ...Object.fromEntries(['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, 'background' as const])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, 'orphan' as const])),
};
