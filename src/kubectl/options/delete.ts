/** Flags of commands that may delete: `delete.DeleteFlags` as `apply` and `replace` have them. */
import type { Context, FlagValues } from '../cli/command';
import type { Flag } from '../cli/flags/flag';
import { propagation } from '../commands/delete';

/** `--cascade`, `--force`, `--grace-period`, `--timeout` and `--wait`. */
export function deleteFlags(): Flag[] {
  return [
    {
      name: 'cascade',
      type: 'string',
      default: 'background',
      noOptDefault: 'background',
      usage:
        'Must be "background", "orphan", or "foreground". What happens to the objects that depend on a deleted one.',
    },
    { name: 'force', type: 'bool', usage: 'Delete at once, without waiting for the end, where deleting is needed.' },
    {
      name: 'grace-period',
      type: 'int',
      default: -1,
      usage:
        'Seconds a resource has to end by itself. Negative values are ignored; 1 means at once, 0 only with --force.',
    },
    {
      name: 'timeout',
      type: 'duration',
      default: '0s',
      usage: 'How long to wait for the end; zero finds a good time by itself.',
    },
    { name: 'wait', type: 'bool', usage: 'Wait until deleted resources are gone.' },
  ];
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
export function readDeletionFlags(ctx: Context, flags: FlagValues): DeletionFlags {
  return {
    propagationPolicy: propagation(ctx, flags.string('cascade')),
    force: flags.bool('force'),
    gracePeriod: flags.int('grace-period'),
    timeout: flags.duration('timeout'),
    wait: flags.bool('wait'),
  };
}
