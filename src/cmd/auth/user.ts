/** Who asks: the cluster's administrator, or whom `--as` names. */
import type { FlagValues } from '../command';

/** What the server knows of whoever makes a request: `authentication/v1.UserInfo`. */
export interface User {
  name: string;
  uid?: string;
  groups: string[];
}

const SERVICE_ACCOUNT = 'system:serviceaccount:';

/** The user of a command. Throws where a group or uid is asked for without a user. */
export function requestUser(flags: FlagValues): User {
  const name = flags.string('as');
  const uid = flags.string('as-uid') || undefined;
  const groups = flags.strings('as-group');
  if (name) return { name, ...(uid ? { uid } : {}), groups: impersonatedGroups(name, groups) };
  if (uid || groups.length > 0)
    throw new Error('requesting uid, groups or user-extra for  without impersonating a user');
  return { name: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] };
}

/** The groups given; a service account without any is in its own. Who is somebody is also authenticated. */
function impersonatedGroups(name: string, given: string[]): string[] {
  const [namespace] = name.startsWith(SERVICE_ACCOUNT) ? name.slice(SERVICE_ACCOUNT.length).split(':') : [];
  const groups =
    given.length === 0 && namespace ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`] : [...given];
  if (name === 'system:anonymous') return [...groups, 'system:unauthenticated'];
  if (groups.includes('system:authenticated') || groups.includes('system:unauthenticated')) return groups;
  return [...groups, 'system:authenticated'];
}
