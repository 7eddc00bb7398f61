/** Whom a command acts as: `--as`, `--as-group`, `--as-uid`. */
import type { User } from '../../../kube/api/authentication/user';
import type { GlobalValues } from './global';

const SERVICE_ACCOUNT = 'system:serviceaccount:';

/** The user `--as` names; undefined without it. Throws where a group or uid is asked for without a user. */
export function impersonatedUser(flags: Pick<GlobalValues, 'as' | 'as-uid' | 'as-group'>): User | undefined {
  const name = flags.as;
  const uid = flags['as-uid'] || undefined;
  const groups = flags['as-group'];
  if (name) return { name, ...(uid ? { uid } : {}), groups: impersonatedGroups(name, groups) };
  if (uid || groups.length > 0)
    throw new Error('requesting uid, groups or user-extra for  without impersonating a user');
  return undefined;
}

/** The groups given; a service account without any is in its own. Who is somebody is also authenticated. */
function impersonatedGroups(name: string, given: readonly string[]): string[] {
  const [namespace] = name.startsWith(SERVICE_ACCOUNT) ? name.slice(SERVICE_ACCOUNT.length).split(':') : [];
  const groups =
    given.length === 0 && namespace ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`] : [...given];
  if (name === 'system:anonymous') return [...groups, 'system:unauthenticated'];
  if (groups.includes('system:authenticated') || groups.includes('system:unauthenticated')) return groups;
  return [...groups, 'system:authenticated'];
}
