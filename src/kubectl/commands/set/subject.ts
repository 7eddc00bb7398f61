/** `kubectl set subject`. */

import { deepEqual } from '../../../go/json/deep';
import type { RoleBinding, Subject } from '../../../kube/api/rbac/v1';
import { type Context, command } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { resultPrinter } from '../../options/output';
import type { Info } from '../../resource/info';
import { checkSetFlags, setAccess, setFlags, setInfos } from './flags';
import { changeObjects } from './patches';

const FLAGS = {
  ...setFlags(),
  group: flag.stringArray('Groups to bind to the role'),
  serviceaccount: flag.stringArray('Service accounts to bind to the role'),
  user: flag.stringArray('Usernames to bind to the role'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const setSubject = command({
  name: 'subject',
  usage:
    'subject (-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Update the user, group or service account in a role binding or cluster role binding',
  long: `Adds users, groups and service accounts to those a role binding or cluster role binding is for.`,
  examples: `# A service account
kubectl set subject clusterrolebinding admin --serviceaccount=namespace:serviceaccount1

# Users and a group
kubectl set subject rolebinding admin --user=user1 --user=user2 --group=group1

# Only print what a binding would become
kubectl create rolebinding admin --role=admin --user=admin -o yaml --dry-run=client | kubectl set subject --local -f - --user=foo -o yaml`,
  flags: FLAGS,
  access: setAccess,
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    const infos = await setInfos(ctx, args, flags);
    checkSetFlags(flags, dryRun);
    const subjects = subjectsOf(ctx, flags, infos);
    changeObjects(ctx, infos, flags, {
      operation: 'subjects updated',
      failure: 'failed to patch subjects to rolebinding: ',
      dryRun,
      print,
      mutate(object) {
        if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding')
          throw new Error('setting subjects is only supported for RoleBinding/ClusterRoleBinding');
        const binding = object as RoleBinding;
        const existing = binding.subjects ?? [];
        const added = subjects.filter((subject) => !existing.some((other) => deepEqual(other, subject)));
        binding.subjects = [...existing, ...added];
        return added.length > 0;
      },
    });
  },
});

const GROUP = 'rbac.authorization.k8s.io';

function subjectsOf(ctx: Context, flags: Flags, infos: readonly Info[]): Subject[] {
  const [users = [], groups = [], accounts = []] = [flags.user, flags.group, flags.serviceaccount].map((names) =>
    [...new Set(names)].sort(),
  );
  if (users.length + groups.length + accounts.length === 0)
    throw new Error('you must specify at least one value of user, group or serviceaccount');
  for (const account of accounts) checkAccount(account, infos);
  return [
    ...users.map((name) => ({ kind: 'User', apiGroup: GROUP, name })),
    ...groups.map((name) => ({ kind: 'Group', apiGroup: GROUP, name })),
    ...accounts.map((account) => {
      const [namespace, name = ''] = account.split(':');
      return { kind: 'ServiceAccount', name, namespace: namespace || ctx.namespace };
    }),
  ];
}

function checkAccount(account: string, infos: readonly Info[]): void {
  const [namespace, name, ...more] = account.split(':');
  if (!name || more.length > 0) throw new Error('serviceaccount must be <namespace>:<name>');
  if (!namespace && infos.some(({ object }) => object?.kind === 'ClusterRoleBinding'))
    throw new Error('serviceaccount must be <namespace>:<name>, namespace must be specified');
}
