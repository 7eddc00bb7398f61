/** `kubectl create clusterrolebinding`. */
import { flag } from '../../cli/flags/declare';
import { generatorCommand } from './generator';
import { roleRef, subjectFlags, subjects } from './subjects';

export const clusterRoleBinding = generatorCommand({
  name: 'clusterrolebinding',
  usage:
    'clusterrolebinding NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Give someone a cluster role everywhere',
  long: 'Creates a cluster role binding: who has a cluster role everywhere.',
  examples: `# Two users and a group may do everything
kubectl create clusterrolebinding admins --clusterrole=cluster-admin --user=ann --user=bob --group=team`,
  flags: { clusterrole: flag.string('The cluster role', { required: true }), ...subjectFlags() },
  resource: { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'clusterrolebindings' },
  clusterScoped: true,
  failure: 'failed to create clusterrolebinding: ',
  generate: ({ name, flags }) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    subjects: subjects(flags),
    roleRef: roleRef('ClusterRole', flags.clusterrole),
  }),
});
