/** The flags of `kubectl drain`. */
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { changed } from '../../cli/flags/flag-values';
import { chunkSizeFlag, dryRunFlag, selectorFlag } from '../../options/standard';

/** In no particular order: help sorts them. */
export function drainFlags() {
  return {
    ...chunkSizeFlag(),
    'delete-emptydir-data': flag.bool('Also pods that keep data on the node, which is lost.'),
    'delete-local-data': flag.bool('The same.', {
      deprecated: 'This option is deprecated and will be deleted. Use --delete-emptydir-data.',
    }),
    'disable-eviction': flag.bool('Delete pods instead of evicting them; their disruption budgets are not asked.'),
    ...dryRunFlag(),
    force: flag.bool('Also pods that no controller would start anew.'),
    'grace-period': flag.int('Seconds every pod has to end by itself; negative leaves it to the pod.', { default: -1 }),
    'ignore-daemonsets': flag.bool('Leave pods of daemon sets where they are.'),
    'pod-selector': flag.string('Only pods with these labels'),
    ...selectorFlag(),
    'skip-wait-for-delete-timeout': flag.int(
      'Do not wait for pods that were told to end more than this many seconds ago; zero waits for all.',
    ),
    timeout: flag.duration('How long to wait before giving up; zero waits for ever'),
  };
}

/** Their values. */
export type Flags = ValuesOf<ReturnType<typeof drainFlags>>;

/** `--delete-emptydir-data`, or what its old name says where that was given. */
export function deletesEmptyDirData(flags: Flags): boolean {
  return flags[changed(flags, 'delete-local-data') ? 'delete-local-data' : 'delete-emptydir-data'];
}
