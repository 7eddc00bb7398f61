/** The Node API: clusters in this process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createCluster } from '../../../src/kubemu/api/create-cluster';
import type { Cluster, ClusterOptions } from '../../../src/kubemu/api/types';

const opened: Cluster[] = [];
const folders: string[] = [];

afterEach(() => {
  for (const cluster of opened.splice(0)) cluster.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function open(options?: ClusterOptions): Promise<Cluster> {
  const cluster = await createCluster({ profile: 'bare', ...options });
  opened.push(cluster);
  return cluster;
}

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'kubemu-api-'));
  folders.push(made);
  return made;
}

const configMap = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: '1' } });

describe('a cluster in memory', () => {
  it('answers command lines with both streams and the exit code', async () => {
    const cluster = await open();
    expect(await cluster.kubectl('create configmap \'my-map\' --from-literal=a="b c"')).toEqual({
      stdout: 'configmap/my-map created\n',
      stderr: '',
      exitCode: 0,
    });
    expect((await cluster.kubectl(['get', 'cm', 'my-map', '-o', 'jsonpath={.data.a}'])).stdout).toBe('b c');
    expect(await cluster.kubectl('get pod nobody')).toEqual({
      stdout: '',
      stderr: 'Error from server (NotFound): pods "nobody" not found\n',
      exitCode: 1,
    });
  });

  it('takes standard input, an environment and a folder', async () => {
    const cluster = await open();
    const cwd = folder();
    writeFileSync(path.join(cwd, 'map.yaml'), JSON.stringify(configMap('from-file')));
    expect((await cluster.kubectl('apply -f map.yaml', { cwd })).stdout).toBe('configmap/from-file created\n');
    const stdin = JSON.stringify(configMap('from-stdin'));
    expect((await cluster.kubectl('apply -f -', { stdin })).stdout).toBe('configmap/from-stdin created\n');
    const edit = await cluster.kubectl('edit cm from-stdin', { env: { KUBE_EDITOR: 'true' } });
    expect(edit.stderr + edit.stdout).toBe('Edit cancelled, no changes made.\n');
  });

  it('settles and advances', async () => {
    const cluster = await open({ startTime: new Date('2030-01-01T00:00:00Z') });
    await cluster.kubectl('create deployment web --image=nginx:1.25 --replicas=2');
    await cluster.settle();
    expect((await cluster.kubectl('get deploy')).stdout).toMatch(/^NAME +READY.*\nweb +2\/2 /);
    const before = cluster.now();
    await cluster.advance('30s');
    await cluster.advance(500);
    expect(cluster.now().getTime() - before.getTime()).toBe(30_500);
    expect(before.toISOString()).toMatch(/^2030-01-01T00:00:\d\d/);
  });

  it('takes and gives objects', async () => {
    const cluster = await open();
    await cluster.apply([configMap('one'), configMap('two')]);
    expect((await cluster.get('cm', 'one'))?.data).toEqual({ a: '1' });
    expect(await cluster.get('cm', 'three')).toBeUndefined();
    const names = (await cluster.list('configmaps')).map(({ metadata }) => metadata.name);
    expect(names).toEqual(expect.arrayContaining(['one', 'two']));
    await expect(cluster.apply(configMap('No_Name'))).rejects.toThrow(/The ConfigMap "No_Name" is invalid/);
    await expect(cluster.get('nonsense', 'x')).rejects.toThrow(
      'error: the server doesn\'t have a resource type "nonsense"',
    );
  });

  it('is watched until it is closed', async () => {
    const cluster = await open();
    const seen: string[] = [];
    const watching = (async () => {
      for await (const { type, object } of cluster.watch('configmaps', { namespace: 'default' })) {
        seen.push(`${type} ${object.metadata.name}`);
        if (type === 'DELETED') cluster.close();
      }
    })();
    await cluster.apply(configMap('one'));
    await cluster.kubectl('delete cm one');
    await watching;
    expect(seen).toEqual(['ADDED one', 'DELETED one']);
  });

  it('ends a command that waits when it is told to, or closed', async () => {
    const cluster = await open();
    const controller = new AbortController();
    const watching = cluster.kubectl('get pods -w', { signal: controller.signal });
    const waiting = cluster.kubectl('get nodes -w -o name');
    controller.abort();
    expect((await watching).exitCode).toBe(1);
    cluster.close();
    expect((await waiting).exitCode).toBe(1);
  });

  it('has a kubeconfig of its own, and further contexts in memory', async () => {
    const cluster = await open();
    await cluster.kubectl('create namespace shop');
    await cluster.kubectl('config set-context --current --namespace=shop');
    await cluster.kubectl('create configmap here');
    expect(await cluster.get('cm', 'here', { namespace: 'shop' })).toBeDefined();
    expect((await cluster.fork().kubectl('config view --minify -o jsonpath={..namespace}')).stdout).toBe('');
  });

  it('gives the same bytes for the same seed and commands, and none of another', async () => {
    const run = async (cluster: Cluster) => {
      await cluster.kubectl('create deployment web --image=nginx:1.25');
      await cluster.settle();
      return (await cluster.kubectl('get pods')).stdout;
    };
    const [one, same, other] = await Promise.all([open(), open(), open({ seed: 7 })]);
    const printed = await run(one);
    expect(await run(same)).toBe(printed);
    expect(await run(other)).not.toBe(printed);
  });
});

describe('a fork', () => {
  it('goes on from the moment it was made, by itself', async () => {
    const cluster = await open();
    await cluster.kubectl('create deployment web --image=nginx:1.25 --replicas=2');
    const fork = cluster.fork();
    opened.push(fork);
    await fork.settle();
    await cluster.settle();
    expect((await fork.kubectl('get pods -o wide')).stdout).toBe((await cluster.kubectl('get pods -o wide')).stdout);
    await fork.kubectl('delete deployment web');
    expect((await fork.kubectl('get deploy')).stderr).toBe('No resources found in default namespace.\n');
    expect((await cluster.kubectl('get deploy -o name')).stdout).toBe('deployment.apps/web\n');
    const again = fork.fork();
    expect((await again.kubectl('get deploy')).stderr).toBe('No resources found in default namespace.\n');
  });

  it('can be made of a snapshot later', async () => {
    const cluster = await open();
    await cluster.apply(configMap('one'));
    const restored = await createCluster({ snapshot: cluster.snapshot() });
    opened.push(restored);
    expect((await restored.get('cm', 'one'))?.data).toEqual({ a: '1' });
    expect(restored.snapshot()).toBe(cluster.snapshot());
    await restored.kubectl('create deployment web --image=nginx:1.25');
    await restored.settle();
    expect((await restored.kubectl('get deploy -o jsonpath={..readyReplicas}')).stdout).toBe('1');
  });
});

describe('a cluster in a file', () => {
  it('is there for the next one', async () => {
    const file = path.join(folder(), 'cluster.json');
    const cluster = await open({ file });
    await cluster.apply(configMap('one'));
    const second = await open({ file });
    expect((await second.get('cm', 'one'))?.data).toEqual({ a: '1' });
    expect(second.snapshot()).toBe(readFileSync(file, 'utf8'));
    const fork = second.fork();
    opened.push(fork);
    await fork.kubectl('delete cm one');
    expect(await second.get('cm', 'one')).toBeDefined();
  });
});

it.each<[ClusterOptions, string]>([
  [{ profile: 'nonsense' }, 'error: the profile "nonsense" cannot be read'],
  [{ startTime: 'yesterday' }, 'error: --start-time: start is no time such as 2021-01-03T05:00:00Z: "yesterday"'],
])('%j is refused', async (options, message) => {
  await expect(createCluster(options)).rejects.toThrow(message);
});
