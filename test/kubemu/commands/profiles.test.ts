/** Profiles by name: the list of them, and clusters made from them. */
import { expect, it } from 'vitest';
import { workspace } from '../../kubectl/commands/run';

const kubemu = { binary: 'kubemu' } as const;

it('refuses a profile that is neither a name nor a file', async () => {
  const { run, remove } = workspace();
  const { stdout, stderr, code } = await run('cluster reset --profile nope', kubemu);
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  expect(stderr).toMatch(/^error: the profile "nope" cannot be read, and none of bare, .*gke.* has that name\n$/);
  remove();
});

it('takes the profile of a cluster nobody described from $KUBEMU_PROFILE', async () => {
  const { run, remove } = workspace();
  const env = { KUBEMU_PROFILE: 'big' };
  const { stderr } = await run('get nodes', { env });
  expect(stderr).toMatch(/^error: \$KUBEMU_PROFILE is "big", must be one of bare, /);
  expect((await run('cluster reset', { ...kubemu, env })).stderr).toBe(stderr);
  expect((await run('get pods -A', { env: { KUBEMU_PROFILE: 'bare' } })).stderr).toBe('No resources found\n');
  remove();
});

const table = (text: string) => text.split('\n').map((line) => line.replace(/ {2,}/g, '  ').trimEnd());

it('lists the profiles that have a name', async () => {
  const { run, remove } = workspace();
  const { stdout } = await run('cluster profiles', kubemu);
  expect(table(stdout).map((line) => line.slice(0, 9))).toEqual([
    '  bare  T',
    '  eks  Am',
    '* gke  Go',
    '  kind  K',
    '  kubeadm',
    '  minikub',
    '',
  ]);
  remove();
});

/** A cluster with virtual time and a profile. */
async function clusterOf(profile: string) {
  const { run, remove } = workspace();
  await run(`cluster reset --clock virtual --profile ${profile}`, kubemu);
  const rows = async (line: string) => table((await run(line)).stdout);
  return { run, rows, remove };
}

/** Names of pods without what chance adds. */
const pods = (rows: string[]) =>
  rows.map((row) => row.replace(/(-[0-9a-f]{7,10})?-[bcdfghjklmnpqrstvwxz2456789]{5} {2}/, '  '));

it('has a tainted control plane and a node under kubeadm', async () => {
  const { rows, remove } = await clusterOf('kubeadm');
  expect(pods(await rows('get pods -A --no-headers'))).toEqual([
    'kube-system  coredns  1/1  Running  0  8m',
    'kube-system  coredns  1/1  Running  0  8m',
    'kube-system  etcd-controlplane  1/1  Running  0  8m',
    'kube-system  kube-apiserver-controlplane  1/1  Running  0  8m',
    'kube-system  kube-controller-manager-controlplane  1/1  Running  0  8m',
    'kube-system  kube-proxy  1/1  Running  0  8m',
    'kube-system  kube-proxy  1/1  Running  0  8m',
    'kube-system  kube-scheduler-controlplane  1/1  Running  0  8m',
    '',
  ]);
  expect(await rows('get nodes --no-headers')).toEqual([
    'controlplane  Ready  control-plane  8m  v1.28.15',
    'node01  Ready  <none>  8m  v1.28.15',
    '',
  ]);
  expect(await rows('get sc')).toEqual(['']);
  remove();
});

it.each([
  ['minikube', 'standard (default)  k8s.io/minikube-hostpath  Delete  Immediate  false  8m'],
  ['kind', 'standard (default)  rancher.io/local-path  Delete  WaitForFirstConsumer  false  8m'],
  ['eks', 'gp2 (default)  kubernetes.io/aws-ebs  Delete  WaitForFirstConsumer  false  8m'],
  ['gke', 'standard (default)  pd.csi.storage.gke.io  Delete  Immediate  true  8m'],
])('has pods that run, and the storage class of %s', async (profile, storageClass) => {
  const { rows, remove } = await clusterOf(profile);
  expect(await rows('get sc --no-headers')).toContain(storageClass);
  const statuses = (await rows('get pods -A --no-headers')).slice(0, -1).map((row) => row.split('  ')[3]);
  expect(new Set(statuses)).toEqual(new Set(['Running']));
  remove();
});

it('gives load balancers an address after a while, where the cloud does', async () => {
  const external = async (profile: string, wait: string) => {
    const { run, rows, remove } = await clusterOf(profile);
    await run('create service loadbalancer web --tcp=80');
    await run(`cluster advance ${wait}`, kubemu);
    const address = (await rows('get svc web --no-headers')).map((row) => row.split('  ')[3])[0];
    remove();
    return address;
  };
  expect(await external('gke', '39s')).toBe('<pending>');
  expect(await external('gke', '41s')).toBe('34.77.120.1');
  expect(await external('eks', '5s')).toMatch(/^a[0-9a-f]{31}\.eu-west-1\.elb\.amazonaws\.com$/);
  expect(await external('kubeadm', '1h')).toBe('<pending>');
});

it('cleans up after a load balancer', async () => {
  const { run, rows, remove } = await clusterOf('gke');
  await run('create service loadbalancer web --tcp=80');
  await run('cluster settle', kubemu);
  expect((await run('get svc web -o jsonpath={.metadata.finalizers}')).stdout).toBe(
    '["service.kubernetes.io/load-balancer-cleanup"]',
  );
  await run('delete svc web');
  expect(await rows('get svc web --no-headers')).toEqual(['']);
  expect((await rows('get events -o custom-columns=R:.reason --no-headers')).slice(0, 4)).toEqual([
    'EnsuringLoadBalancer',
    'EnsuredLoadBalancer',
    'DeletingLoadBalancer',
    'DeletedLoadBalancer',
  ]);
  remove();
});
