/** `--user`, `--group` and `--serviceaccount` of the bindings. */
import type { JsonObject } from '../../../go/json/value';
import type { Flag, FlagValues } from '../../cli/command';

const GROUP = 'rbac.authorization.k8s.io';

/** The three flags. */
export function subjectFlags(): Flag[] {
  return [
    { name: 'group', type: 'stringArray', usage: 'Group that gets the role; repeat it for more.' },
    {
      name: 'serviceaccount',
      type: 'stringArray',
      usage: 'Service account that gets the role, as <namespace>:<name>; repeat it for more.',
    },
    { name: 'user', type: 'stringArray', usage: 'User that gets the role; repeat it for more.' },
  ];
}

/** Who gets a role: users, then groups, then service accounts. Throws where one of those is not named in full. */
export function subjects(flags: FlagValues): JsonObject[] {
  const users = flags.strings('user').map((name) => ({ kind: 'User', apiGroup: GROUP, name }));
  const groups = flags.strings('group').map((name) => ({ kind: 'Group', apiGroup: GROUP, name }));
  return [...users, ...groups, ...flags.strings('serviceaccount').map(serviceAccountSubject)];
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
