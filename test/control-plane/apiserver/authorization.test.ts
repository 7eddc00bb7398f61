/** What RBAC lets somebody do who is not the administrator, and questions about it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from '../../kubectl/commands/cluster-workspace';

const review = (kind: string, spec: string) => `apiVersion: authorization.k8s.io/v1
kind: ${kind}
spec: ${spec}
`;
const getPods = 'resourceAttributes: {verb: get, resource: pods, namespace: default}';

let cluster: ClusterWorkspace;
beforeEach(async () => {
  cluster = await clusterWorkspace({
    'self.yaml': review('SelfSubjectAccessReview', `{${getPods}}`),
    'jane.yaml': review('SubjectAccessReview', `{user: jane, ${getPods}}`),
    'bad.yaml': review('SubjectAccessReview', '{}'),
  });
  await cluster.print('run p --image=nginx');
});
afterEach(() => cluster.remove());

const forbidden = (what: string, verb: string, resource: string, group: string, where: string) =>
  `Error from server (Forbidden): ${what} is forbidden: User "jane" cannot ${verb} resource "${resource}" in API group "${group}" ${where}\n`;
const here = 'in the namespace "default"';

it('refuses what no role allows, and changes nothing', async () => {
  const cases: [string, string][] = [
    ['get pods --as jane', forbidden('pods', 'list', 'pods', '', here)],
    ['get pod p --as jane', forbidden('pods "p"', 'get', 'pods', '', here)],
    ['get nodes --as jane', forbidden('nodes', 'list', 'nodes', '', 'at the cluster scope')],
    [
      'get deployments -A --as jane',
      forbidden('deployments.apps', 'list', 'deployments', 'apps', 'at the cluster scope'),
    ],
    ['delete pod p --as jane', forbidden('pods "p"', 'delete', 'pods', '', here)],
    ['get --raw /api/v1/namespaces/default/pods/p --as jane', forbidden('pods "p"', 'get', 'pods', '', here)],
    ['run q --image=nginx --as jane', forbidden('pods', 'create', 'pods', '', here)],
  ];
  for (const [line, text] of cases) expect(await cluster.refuse(line)).toBe(text);
  expect(await cluster.print('get pods -o name')).toBe('pod/p\n');
  expect(await cluster.refuse('get pods --as-group=dev')).toBe(
    'error: requesting uid, groups or user-extra for  without impersonating a user\n',
  );
});

it('allows what a role allows', async () => {
  await cluster.print('create rolebinding r --clusterrole=view --user=jane');
  expect(await cluster.print('get pods -o name --as jane')).toBe('pod/p\n');
  expect(await cluster.refuse('label pod p a=b --as jane')).toBe(forbidden('pods "p"', 'patch', 'pods', '', here));
  await cluster.print('create role labels --verb=patch --resource=pods --resource-name=p');
  await cluster.print('create rolebinding l --role=labels --group=dev');
  expect(await cluster.print('label pod p a=b --as jane --as-group dev')).toBe('pod/p labeled\n');
});

it('answers reviews without storing them', async () => {
  const status = (file: string) => cluster.print(`create -f ${file} -o jsonpath={.status}`);
  expect(await cluster.print('create -f self.yaml')).toBe(
    'selfsubjectaccessreview.authorization.k8s.io/<unknown> created\n',
  );
  expect(await status('self.yaml')).toBe('{"allowed":true}');
  expect(await status('jane.yaml')).toBe('{"allowed":false}');
  await cluster.print('create clusterrolebinding r --clusterrole=view --user=jane');
  expect(await status('jane.yaml')).toBe(
    '{"allowed":true,"reason":"RBAC: allowed by ClusterRoleBinding \\"r\\" of ClusterRole \\"view\\" to User \\"jane\\""}',
  );
  expect(await cluster.refuse('create -f bad.yaml')).toBe(
    `The SubjectAccessReview "" is invalid: \n* spec.resourceAttributes: Invalid value: "null": exactly one of nonResourceAttributes or resourceAttributes must be specified\n* spec.user: Invalid value: "": at least one of user or group must be specified\n`,
  );
  expect(await cluster.refuse('get subjectaccessreviews')).toBe(
    'Error from server (MethodNotAllowed): the server does not allow this method on the requested resource\n',
  );
});
