import '../../../../src/kubectl/commands/auth';
import '../../../../src/kubectl/commands/create';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from '../cluster-workspace';

let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace();
});
afterAll(() => cluster.remove());

it('lists the group of a resource before its subresource', async () => {
  const resources = 'deployments.apps/scale,pods/log,statefulsets.apps';
  await cluster.print(`create role r --verb=get,list --resource=${resources}`);
  await cluster.print('create rolebinding rb --role=r --user=jane');
  const rows = (await cluster.print('auth can-i --list --no-headers --as=jane')).split('\n');
  const mine = rows.filter((row) => /scale|log|statefulsets/.test(row)).map((row) => row.trimEnd().replace(/ +/g, ' '));
  expect(mine).toEqual([
    'pods/log [] [] [get list]',
    'deployments.apps/scale [] [] [get list]',
    'statefulsets.apps [] [] [get list]',
  ]);
});
