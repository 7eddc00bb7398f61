import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';
import { workspace } from './run';

let cluster: ClusterWorkspace;
beforeEach(async () => {
  cluster = await clusterWorkspace();
});
afterEach(() => cluster.remove());

it('keeps the namespace of a context', async () => {
  expect(await cluster.print('config set-context --current --namespace=kube-system')).toBe(
    'Context "kubemu" modified.\n',
  );
  expect(await cluster.print('get configmaps')).toMatch(/^kube-root-ca.crt /m);
  expect(await cluster.print('config view --minify -o jsonpath={..namespace}')).toBe('kube-system');
});

it('gives each cluster of the kubeconfig a state of its own', async () => {
  await cluster.print('create configmap here');
  await cluster.print('config set-cluster other --server=https://other');
  await cluster.print('config set-context other --cluster=other --user=kubemu');
  expect(await cluster.print('config use-context other')).toBe('Switched to context "other".\n');
  expect(await cluster.refuse('get configmap here')).toBe(
    'Error from server (NotFound): configmaps "here" not found\n',
  );
  expect(await cluster.print('get configmap here -o name --context kubemu')).toBe('configmap/here\n');
  expect(await cluster.print('config get-contexts -o name')).toBe('kubemu\nother\n');
});

it('keeps the kubeconfig beside the state, so that another state has another', async () => {
  const { cwd, run, remove } = workspace();
  const file = (name: string) => ({ env: { KUBEMU_STATE: path.join(cwd, name) } });
  await run('config set-context --current --namespace=dev', file('demo.json'));
  expect(existsSync(path.join(cwd, 'demo.config'))).toBe(true);
  await run('config set-context --current --namespace=main', file('cluster.json'));
  expect(existsSync(path.join(cwd, 'config'))).toBe(true);
  const view = 'config view -o jsonpath={..namespace}';
  expect((await run(view, file('demo.json'))).stdout).toBe('dev');
  expect((await run(view, file('third.json'))).stdout).toBe('');
  remove();
});

it('keeps bytes as what they decode to', async () => {
  await cluster.print("config set clusters.a.certificate-authority-data 'aGVs\nbG8='");
  expect(await cluster.print('config view --raw -o jsonpath={.clusters[0].cluster.certificate-authority-data}')).toBe(
    'aGVsbG8=',
  );
  await cluster.print('config set clusters.a.certificate-authority-data hello --set-raw-bytes');
  expect(await cluster.print('config view --raw -o jsonpath={.clusters[0].cluster.certificate-authority-data}')).toBe(
    'aGVsbG8=',
  );
});
