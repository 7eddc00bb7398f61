/** `kubectl create rolebinding`. */
import { flag } from '../../cli/flags/declare';
import { generatorCommand, requireName } from './generator';
import { roleRef, subjectFlags, subjects } from './subjects';

export const roleBinding = generatorCommand({
  name: 'rolebinding',
  usage:
    'rolebinding NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Give someone a role in a namespace',
  long: 'Creates a role binding: who has a role in a namespace.',
  examples: `# Two users and a group
kubectl create rolebinding readers --clusterrole=view --user=ann --user=bob --group=team

# A service account
kubectl create rolebinding robot --role=pod-reader --serviceaccount=default:robot`,
  flags: { clusterrole: flag.string('The cluster role'), role: flag.string('The role'), ...subjectFlags() },
  resource: { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'rolebindings' },
  failure: 'failed to create rolebinding: ',
  generate({ name, flags }) {
    requireName(name);
    const role = flags.role;
    const clusterRole = flags.clusterrole;
    if ((role === '') === (clusterRole === '')) throw new Error('exactly one of clusterrole or role must be specified');
    return {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name },
      subjects: subjects(flags),
      roleRef: role ? roleRef('Role', role) : roleRef('ClusterRole', clusterRole),
    };
  },
});
