/** Warnings of the client, and what makes errors of those of the server. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import '../../../src/kubectl/commands/delete';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace({});
});
afterAll(() => cluster.remove());

it('tells once that a namespace does not limit what is in none', async () => {
  await cluster.print('create ns a');
  await cluster.print('create ns b');
  expect(await cluster.run('delete ns a b -n default --wait=false')).toMatchObject({
    code: 0,
    stderr: 'warning: deleting cluster-scoped resources, not scoped to the provided namespace\n',
  });
});

it('fails for warnings of the server where they count as errors', async () => {
  const flowSchemas = 'get flowschemas.v1beta2.flowcontrol.apiserver.k8s.io -o name --warnings-as-errors';
  const { code, stderr } = await cluster.run(flowSchemas);
  expect(code).toBe(1);
  expect(stderr.split('\n').slice(1)).toEqual(['error: 1 warning received', '']);
  expect(await cluster.run('get ns default -o name --warnings-as-errors')).toMatchObject({ code: 0, stderr: '' });
});
