/** `--user`, `--group` and `--serviceaccount` of the bindings. */

import type { JsonObject } from '../../../go/json/value';
import { flag, type ValuesOf } from '../../cli/flags/declare';

const GROUP = 'rbac.authorization.k8s.io';

/** The three flags. */
export function subjectFlags() {
  return {
    group: flag.stringArray('Group that gets the role; repeat it for more.'),
    serviceaccount: flag.stringArray('Service account that gets the role, as <namespace>:<name>; repeat it for more.'),
    user: flag.stringArray('User that gets the role; repeat it for more.'),
  };
}

/** Who gets a role: users, then groups, then service accounts. Throws where one of those is not named in full. */
export function subjects(flags: ValuesOf<ReturnType<typeof subjectFlags>>): JsonObject[] {
  const users = flags.user.map((name) => ({ kind: 'User', apiGroup: GROUP, name }));
  const groups = flags.group.map((name) => ({ kind: 'Group', apiGroup: GROUP, name }));
  return [...users, ...groups, ...flags.serviceaccount.map(serviceAccountSubject)];
}

function serviceAccountSubject(text: string): JsonObject {
  const [namespace = '', name = '', ...more] = text.split(':');
  if (!namespace || !name || more.length > 0) throw new Error('serviceaccount must be <namespace>:<name>');
  return { kind: 'ServiceAccount', name, namespace };
}

/** The role a binding is about. */
export function roleRef(kind: 'Role' | 'ClusterRole', name: string): JsonObject {
  return { apiGroup: GROUP, kind, name };
}
