import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

let cluster: ClusterWorkspace;
beforeEach(async () => {
  cluster = await clusterWorkspace();
});
afterEach(() => cluster.remove());

it('lists what is allowed with the group in front of the subresource', async () => {
  await cluster.print('create sa robot');
  await cluster.print('create role r --verb=get,list --resource=deployments.apps/scale,pods/log,statefulsets.apps');
  await cluster.print('create rolebinding rb --role=r --serviceaccount=default:robot');
  const rules = await cluster.print('auth can-i --list --as=system:serviceaccount:default:robot');
  expect(rules.split('\n').filter((line) => /scale|log|statefulsets/.test(line))).toEqual([
    'pods/log                                        []                                     []               [get list]',
    'deployments.apps/scale                          []                                     []               [get list]',
    'statefulsets.apps                               []                                     []               [get list]',
  ]);
});
