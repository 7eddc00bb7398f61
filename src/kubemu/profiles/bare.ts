/** A cluster with nothing in it but what every API server makes for itself: that of the recorded sessions. */
import { gke } from './gke';
import type { Profile } from './profile';

/** A new copy each time: profiles are changed by those who read others over them. */
export function bare(): Profile {
  return gke();
}
