/** What a new cluster holds, and that it is what RBAC goes by. */
import { expect, it } from 'vitest';
import { Simulation } from '../../control-plane/controllers/simulation';
import { workspace } from '../../kubectl/commands/run';

const count = (text: string) => text.split('\n').length - 1;

it('has the roles, priorities and leases of a real one', { timeout: 20_000 }, async () => {
  const { run, remove } = workspace();
  const lines = async (kinds: string) => count((await run(`get ${kinds} -A --no-headers -o name`)).stdout);
  expect(await lines('clusterroles')).toBe(62);
  expect(await lines('clusterrolebindings')).toBe(43);
  expect(await lines('roles,rolebindings')).toBe(14);
  expect(await lines('flowschemas,prioritylevelconfigurations,priorityclasses')).toBe(23);
  expect(await lines('serviceaccounts')).toBe(4);
  expect((await run('get leases -n kube-node-lease -o name')).stdout).toBe(
    ['hbbq', 'hmlx', 'j4kc']
      .map((node) => `lease.coordination.k8s.io/gke-cluster-1-default-pool-f6cef6fa-${node}\n`)
      .join(''),
  );
  remove();
});

it('lets RBAC go by these very roles', async () => {
  const { run, remove } = workspace();
  const can = async (line: string) => (await run(`auth can-i ${line}`)).stdout.split('\n')[0];
  expect(await can('create pods --as system:serviceaccount:kube-system:job-controller')).toBe('yes');
  expect(await can('create selfsubjectaccessreviews --as jane')).toBe('yes');
  await run('delete clusterrolebinding system:controller:job-controller');
  expect(await can('create pods --as system:serviceaccount:kube-system:job-controller')).toBe('no');
  remove();
});

it('gathers the rules of aggregated roles', async () => {
  const { run, remove } = workspace();
  await run('create clusterrole widgets --verb=get --resource=secrets');
  await run('label clusterrole widgets rbac.authorization.k8s.io/aggregate-to-view=true');
  await run('create rolebinding jane --clusterrole=view --user=jane');
  expect((await run('auth can-i get secrets --as jane')).stdout).toBe('yes\n');
  await run('label clusterrole widgets rbac.authorization.k8s.io/aggregate-to-view-');
  expect((await run('auth can-i get secrets --as jane')).stdout).toBe('no\n');
  remove();
});

it('gives each controller an account of its own where the manager is told to', () => {
  const { cluster } = new Simulation({ useServiceAccountCredentials: true });
  expect(cluster.client.kind('serviceaccounts').list()).toHaveLength(34);
});
