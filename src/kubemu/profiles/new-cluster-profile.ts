/** What a cluster that nobody described is born with. */
import type { ClockState } from '../../control-plane/clock/clock';
import { StateFile } from '../../control-plane/storage/file/state-file';
import { defaultProfile } from './built-in';
import type { Profile } from './profile';

/**
 * The profile called `name`, or else the default one; for a further cluster, that of the one whose state file is
 * `beside`, so that all contexts of a user are alike: virtual time begins where that one's stands. Throws
 * `StateFileError`, and `Error` for a name nobody has.
 */
export function newClusterProfile(beside: string | undefined, name: string | undefined): Profile {
  const neighbour = beside === undefined ? undefined : new StateFile(beside).read();
  if (!neighbour) return defaultProfile(name);
  try {
    const { profile, clock } = neighbour.header as unknown as { profile: Profile; clock: ClockState };
    return clock.mode === 'virtual' ? { ...profile, start: clock.now } : profile;
  } finally {
    neighbour.close();
  }
}
