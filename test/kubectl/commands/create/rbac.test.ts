import { describe, expect, it } from 'vitest';
import { runKubectl, splitLine } from '../run';
import { itPrints, itRefuses } from './dry-run';

const GROUP = 'rbac.authorization.k8s.io';
const role = (rules: string, kind = 'Role') => `apiVersion: ${GROUP}/v1
kind: ${kind}
metadata:
  creationTimestamp: null
  name: x
rules:
${rules}`;
const rule = (group: string, resources: string[], verbs: string[], names: string[] = []) =>
  [
    `- apiGroups:\n  - ${group}`,
    ...(names.length > 0 ? ['  resourceNames:', ...names.map((name) => `  - ${name}`)] : []),
    '  resources:',
    ...resources.map((resource) => `  - ${resource}`),
    '  verbs:',
    ...verbs.map((verb) => `  - ${verb}`),
    '',
  ].join('\n');

describe('create role', () => {
  itPrints([
    [
      'role x --verb=get,list --verb=get --resource=po,pods --resource=deploy,deployments.apps/scale',
      role(rule('""', ['pods'], ['get', 'list']) + rule('apps', ['deployments', 'deployments/scale'], ['get', 'list'])),
    ],
    ['role x --verb=get,* --resource=pods,*', role(rule('""', ["'*'"], ["'*'"]))],
    [
      'role x --verb=get --resource=pods --resource-name=a --resource-name=b --resource-name=a',
      role(rule('""', ['pods'], ['get'], ['a', 'b'])),
    ],
    ['role x --verb=impersonate --resource=users', role(rule('""', ['users'], ['impersonate']))],
  ]);
  itRefuses([
    ['role x', 'error: at least one verb must be specified'],
    ['role x --verb=get', 'error: at least one resource must be specified'],
    ['role x --verb=get --resource=.apps', 'error: resource must be specified if apiGroup/subresource specified'],
    ['role x --verb=get --resource=foo.bar', 'the server doesn\'t have a resource type "foo" in group "bar"'],
    ['role x --verb=use --resource=pods', "error: can not perform 'use' on 'pods' in group ''"],
  ]);

  it('warns of unusual verbs', async () => {
    const line = 'create role x --verb=foo --resource=pods --dry-run=client';
    expect(await runKubectl(splitLine(line))).toEqual({
      stdout: `role.${GROUP}/x created (dry run)\n`,
      stderr: "Warning: 'foo' is not a standard resource verb\n",
      code: 0,
    });
  });
});

describe('create clusterrole', () => {
  itPrints([
    [
      'clusterrole x --verb=get --non-resource-url=/a,/b/* --resource=pods',
      role(`${rule('""', ['pods'], ['get'])}- nonResourceURLs:\n  - /a\n  - /b/*\n  verbs:\n  - get\n`, 'ClusterRole'),
    ],
    [
      'clusterrole x --aggregation-rule=a=b,c=d',
      `aggregationRule:
  clusterRoleSelectors:
  - matchLabels:
      a: b
      c: d
apiVersion: ${GROUP}/v1
kind: ClusterRole
metadata:
  creationTimestamp: null
  name: x
rules: null
`,
    ],
  ]);
  itRefuses([
    ['clusterrole x --verb=get', 'error: one of resource or nonResourceURL must be specified'],
    ['clusterrole x --verb=list --non-resource-url=/a', "error: invalid verb: 'list' for nonResourceURL"],
    ['clusterrole x --verb=get --non-resource-url=a', 'error: nonResourceURL should start with /'],
    [
      'clusterrole x --verb=get --non-resource-url=/a*b',
      "error: nonResourceURL only supports wildcard matches when '*' is at the end",
    ],
    [
      'clusterrole x --verb=get --aggregation-rule=a=b',
      'error: aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
    ],
    [
      'clusterrole x --aggregation-rule=a',
      `error: invalid argument "a" for "--aggregation-rule" flag: malformed pair, expect string=string\nSee 'kubectl create clusterrole --help' for usage.`,
    ],
  ]);
});

describe('create rolebinding and clusterrolebinding', () => {
  const binding = (kind: string, ref: string, subjects: string) => `apiVersion: ${GROUP}/v1
kind: ${kind}
metadata:
  creationTimestamp: null
  name: x
roleRef:
  apiGroup: ${GROUP}
  kind: ${ref}
  name: r
${subjects}`;
  itPrints([
    ['rolebinding x --role=r', binding('RoleBinding', 'Role', '')],
    [
      'rolebinding x --clusterrole=r --group=g --user=u,v --serviceaccount=ns:n',
      binding(
        'RoleBinding',
        'ClusterRole',
        `subjects:\n- apiGroup: ${GROUP}\n  kind: User\n  name: u,v\n- apiGroup: ${GROUP}\n  kind: Group\n  name: g\n- kind: ServiceAccount\n  name: "n"\n  namespace: ns\n`,
      ),
    ],
    ['clusterrolebinding x --clusterrole=r', binding('ClusterRoleBinding', 'ClusterRole', '')],
  ]);
  itRefuses([
    ['rolebinding x', 'error: exactly one of clusterrole or role must be specified'],
    ['rolebinding x --role=a --clusterrole=b', 'error: exactly one of clusterrole or role must be specified'],
    ['rolebinding x --role=a --serviceaccount=b', 'error: serviceaccount must be <namespace>:<name>'],
    ['clusterrolebinding x', 'error: required flag(s) "clusterrole" not set'],
  ]);
});
